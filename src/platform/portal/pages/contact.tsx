import type { ReactNode } from 'react'
import { data, useLoaderData, type LoaderFunctionArgs, type MetaArgs } from 'react-router'
import { JsonLd, siteMeta } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { PortalFrame } from '#web/shell/portal.tsx'
import { Clock3, Mail, MapPin, WhatsApp, type LucideIcon } from '#web/ui/icons.ts'
import { useSay, useVisit } from '#web/words.ts'
import type { ContactContent } from '../../content/schemas.ts'
import { DraftBanner } from './parts/draft-banner.tsx'
import { asksForDraft, contentFor, loaderHeaders, pageHeaders } from './parts/public.ts'

export const handle = { js: false, cache: true }
export const headers = loaderHeaders

export async function loader({ context }: LoaderFunctionArgs) {
  const app = pageApp(context)
  const draft = asksForDraft(app)
  const content = await contentFor<ContactContent>(app, 'contact', draft)
  return data({ draft, content }, { headers: pageHeaders(draft) })
}

export function meta(args: MetaArgs<typeof loader>) {
  const facts = args.loaderData?.content
  return facts ? siteMeta(args, { title: facts.title, description: facts.lead }) : []
}

export default function Contact() {
  const { draft, content } = useLoaderData<typeof loader>()
  const say = useSay()
  const { title, lead, business, whatsapp, email, address, hours, note } = content
  return (
    <PortalFrame above={draft && <DraftBanner page="contact" />}>
      <Facts content={content} />
      <div className="wrap pt-12 sm:pt-16">
        <h1 className="text-4xl sm:text-5xl">{title}</h1>
        <p className="lead mt-4">{lead}</p>
        <ul className="mt-10 grid gap-5 md:grid-cols-2">
          {whatsapp && (
            <Way icon={WhatsApp} title="WhatsApp" text={shownPhone(whatsapp)}>
              <a href={`https://wa.me/${whatsapp.slice(1)}`} rel="noopener" className="btn btn-primary">
                {say(m.portal_contact_chat)}
              </a>
            </Way>
          )}
          {email && (
            <Way icon={Mail} title={say(m.portal_contact_email)} text={email}>
              <a href={`mailto:${email}`} className="btn btn-quiet">
                {say(m.portal_contact_write)}
              </a>
            </Way>
          )}
          {address && (
            <Way icon={MapPin} title={business || say(m.portal_contact_address)} text={address}>
              <a
                href={`https://www.openstreetmap.org/search?query=${encodeURIComponent(address)}`}
                rel="noopener"
                className="hit link-quiet font-semibold"
              >
                {say(m.portal_contact_map)}
              </a>
            </Way>
          )}
          {hours.length > 0 && (
            <Way icon={Clock3} title={say(m.portal_contact_hours)}>
              <dl className="num grid gap-2">
                {hours.map(({ days, time }) => (
                  <div key={days} className="justify-between gap-x-6 sm:flex">
                    <dt className="text-muted">{days}</dt>
                    <dd className="font-semibold">{time}</dd>
                  </div>
                ))}
              </dl>
            </Way>
          )}
        </ul>
        {note && <p className="bg-accent-soft text-accent-soft-ink rounded-box mt-8 max-w-3xl px-5 py-4">{note}</p>}
      </div>
    </PortalFrame>
  )
}

type WayProps = { icon: LucideIcon | typeof WhatsApp; title: string; text?: string; children: ReactNode }

function Way({ icon: Icon, title, text, children }: WayProps) {
  return (
    <li className="card-box flex gap-5 p-6">
      <span className="bg-primary-soft text-primary-soft-ink rounded-field grid size-12 shrink-0 place-items-center">
        <Icon className="size-6" aria-hidden="true" />
      </span>
      <div className="min-w-0 grow">
        <h2 className="text-lg">{title}</h2>
        {text && <p className="num mt-1 break-words">{text}</p>}
        <div className="mt-4">{children}</div>
      </div>
    </li>
  )
}

function Facts({
  content: { business, whatsapp, email, address },
}: {
  content: { business: string; whatsapp: string; email: string; address: string }
}) {
  const { origin, tenant } = useVisit()
  return (
    <JsonLd
      data={{
        '@type': 'Organization',
        name: business || tenant.name,
        url: `${origin}/`,
        ...(email && { email }),
        ...(whatsapp && { telephone: whatsapp }),
        ...(address && { address }),
      }}
    />
  )
}

/** `+62 812-0000-0000`. */
function shownPhone(phone: string): string {
  const [, code, first, rest] = /^(\+62)(\d{3})(\d+)$/.exec(phone) ?? []
  return code ? `${code} ${first}-${rest!.replaceAll(/(\d{4})(?=\d)/g, '$1-')}` : phone
}
