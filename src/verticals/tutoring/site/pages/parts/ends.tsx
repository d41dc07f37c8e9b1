import { m } from '#web/paraglide/messages.js'
import { ArrowRight, Clock3, ExternalLink, Mail, MapPin, WhatsApp } from '#web/ui/icons.ts'
import { useSay, useVisit } from '#web/words.ts'
import { chatUrl, type SectionOf } from '../../rules.ts'
import { Chevrons, StreetMap } from './art.tsx'
import { Socials } from './social.tsx'
import type { View } from './view.ts'

/** The call to register: one loud band with one next thing to do. */
export function RegistrationSection({ section, anchor }: { section: SectionOf<'registration'>; anchor: string }) {
  const say = useSay()
  return (
    <section id={anchor} className="scroll-mt-20 py-10 sm:py-14">
      <div className="wrap">
        <div className="bg-band text-band-content on-band rounded-box relative isolate overflow-hidden px-6 py-12 sm:px-12 sm:py-14">
          <Chevrons id="daftar-pola" className="absolute inset-0 -z-10 size-full opacity-[.06]" />
          <span className="bg-accent absolute inset-y-0 left-0 w-2" aria-hidden="true" />
          <div className="grid items-center gap-8 lg:grid-cols-[1.6fr_auto]">
            <div className="min-w-0">
              <h2 className="text-3xl break-words sm:text-5xl">{section.title || say(m.site_title_registration)}</h2>
              <p className="text-band-muted mt-4 max-w-[52ch] text-lg break-words">
                {section.lead || say(m.site_registration_lead)}
              </p>
            </div>
            <a href="/daftar" className="btn btn-accent btn-lg text-base max-lg:justify-self-start">
              {section.label || say(m.site_register)}
              <ArrowRight className="size-5" aria-hidden="true" />
            </a>
          </div>
        </div>
      </div>
    </section>
  )
}

type ContactProps = { section: SectionOf<'contact'>; anchor: string; view: View; tinted: boolean }

export function ContactSection({ section, anchor, view, tinted }: ContactProps) {
  const say = useSay()
  const { tenant } = useVisit()
  const { contact } = view
  const chat = contact.whatsapp ? chatUrl(contact.whatsapp, say(m.tutor_ask_text, { name: tenant.name })) : null
  return (
    <section id={anchor} className={`scroll-mt-20 py-14 sm:py-20 ${tinted ? 'bg-base-200' : ''}`}>
      <div className="wrap">
        <div className="card-box grid overflow-hidden lg:grid-cols-[1.25fr_1fr]">
          <div className="min-w-0 p-7 sm:p-10">
            <h2 className="text-3xl break-words sm:text-4xl">{section.title || say(m.tutor_contact_title)}</h2>
            <p className="lead mt-3 break-words">{section.lead || say(m.tutor_contact_text)}</p>
            <Lines contact={contact} />
            <div className="mt-6 flex flex-wrap items-center gap-3">
              {chat && (
                <a href={chat} className="btn btn-primary btn-lg text-base">
                  <WhatsApp className="size-5" />
                  {say(m.tutor_ask)}
                </a>
              )}
              <Socials contact={contact} className="text-primary-ink" />
            </div>
          </div>
          <MapSide contact={contact} />
        </div>
      </div>
    </section>
  )
}

function Lines({ contact: { address, hours, email } }: { contact: View['contact'] }) {
  return (
    <ul className="mt-6 space-y-1 font-medium">
      {address && (
        <li className="flex gap-3 py-1.5">
          <MapPin className="text-accent-ink mt-0.5 size-5 shrink-0" aria-hidden="true" />
          <span className="min-w-0 break-words">{address}</span>
        </li>
      )}
      {hours && (
        <li className="num flex gap-3 py-1.5">
          <Clock3 className="text-accent-ink mt-0.5 size-5 shrink-0" aria-hidden="true" />
          {hours}
        </li>
      )}
      {email && (
        <li>
          <a href={`mailto:${email}`} className="hit gap-3 break-all">
            <Mail className="text-accent-ink size-5 shrink-0" aria-hidden="true" />
            {email}
          </a>
        </li>
      )}
    </ul>
  )
}

function MapSide({ contact: { mapsUrl, address } }: { contact: View['contact'] }) {
  const say = useSay()
  const href =
    mapsUrl || (address ? `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(address)}` : null)
  return (
    <div className="relative min-h-52">
      <StreetMap className="absolute inset-0 size-full" />
      {href && (
        <a href={href} rel="noopener" className="btn btn-quiet absolute bottom-4 left-4 min-h-11">
          {say(m.site_open_map)}
          <ExternalLink className="size-4.5" aria-hidden="true" />
        </a>
      )}
    </div>
  )
}
