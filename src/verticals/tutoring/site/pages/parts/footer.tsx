import { m } from '#web/paraglide/messages.js'
import { Clock3, Mail, MapPin, Phone } from '#web/ui/icons.ts'
import { SiteMark } from '#web/ui/mark.tsx'
import { useSay, useVisit } from '#web/words.ts'
import { useNav } from './nav.ts'
import { Socials } from './social.tsx'
import type { View } from './view.ts'

export function SiteFooter({ view }: { view: View }) {
  const say = useSay()
  const { tenant } = useVisit()
  const { contact } = view
  return (
    <footer className="bg-band text-band-content on-band">
      <div className="wrap grid gap-x-10 gap-y-8 py-12 sm:grid-cols-2 lg:grid-cols-[1.4fr_1fr_1.2fr]">
        <div>
          <a href="/" className="hit gap-3">
            <SiteMark className="size-12 shrink-0 drop-shadow-[0_0_1px_white]" />
            <span className="text-lg leading-tight font-bold break-words">{tenant.name}</span>
          </a>
          <Socials contact={contact} className="text-band-muted mt-3 -ml-2" />
        </div>
        <nav aria-label={say(m.site_footer_nav)}>
          <ul className="sm:columns-2 lg:columns-1">
            {useNav(view).map(({ href, label }) => (
              <li key={href}>
                <a href={href} className="hit text-band-muted hover:text-band-content">
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <ContactLines contact={contact} />
      </div>
      <div className="border-band-raised border-t">
        <div className="wrap text-band-muted flex flex-wrap items-center gap-x-6 gap-y-1 py-4 text-sm max-sm:pb-20 sm:pr-48">
          <a href="/admin" className="hit link-quiet" rel="nofollow">
            {say(m.tutor_admin)}
          </a>
          <span>{say(m.tutor_made)}</span>
        </div>
      </div>
    </footer>
  )
}

function ContactLines({ contact }: { contact: View['contact'] }) {
  const { whatsapp, email, address, hours } = contact
  return (
    <ul className="text-band-muted space-y-1">
      {address && (
        <li className="flex gap-3 py-2">
          <MapPin className="mt-0.5 size-5 shrink-0" aria-hidden="true" />
          <span className="break-words">{address}</span>
        </li>
      )}
      {hours && (
        <li className="flex gap-3 py-2">
          <Clock3 className="mt-0.5 size-5 shrink-0" aria-hidden="true" />
          <span className="num">{hours}</span>
        </li>
      )}
      {whatsapp && (
        <li>
          <a href={`tel:${whatsapp.replaceAll(/[^\d+]/g, '')}`} className="hit num hover:text-band-content gap-3">
            <Phone className="size-5 shrink-0" aria-hidden="true" />
            {whatsapp}
          </a>
        </li>
      )}
      {email && (
        <li>
          <a href={`mailto:${email}`} className="hit hover:text-band-content gap-3 break-all">
            <Mail className="size-5 shrink-0" aria-hidden="true" />
            {email}
          </a>
        </li>
      )}
    </ul>
  )
}
