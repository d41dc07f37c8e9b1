import { m } from '#web/paraglide/messages.js'
import { Clock3, Mail, MapPin, QrCode, ShieldCheck, WhatsApp } from '#web/ui/icons.ts'
import { SiteMark } from '#web/ui/mark.tsx'
import { useSay, useVisit, type Message } from '#web/words.ts'
import { chatUrl, profileUrl, shownPhone } from '../../rules.ts'
import type { Shop } from './view.ts'

const columns: readonly { title: Message; links: readonly [href: string, label: Message][] }[] = [
  {
    title: m.shop_footer_shop,
    links: [
      ['/products', m.shop_nav_products],
      ['/cek-transaksi', m.shop_nav_lookup],
      ['/faq', m.shop_nav_faq],
    ],
  },
  {
    title: m.shop_footer_rules,
    links: [
      ['/bantuan', m.shop_nav_support],
      ['/syarat', m.shop_nav_terms],
      ['/privasi', m.shop_nav_privacy],
    ],
  },
]

/** In the middle of a purchase only the way to help and the rules remain. */
export function ShopFooter({ shop, plain }: { shop: Shop; plain: boolean }) {
  const say = useSay()
  const { tenant, outlet } = useVisit()
  const { contact } = shop
  if (plain) return <PlainFooter />
  return (
    <footer className="border-line bg-base-200 mt-16 border-t">
      <div className="wrap grid gap-x-10 gap-y-9 py-12 sm:grid-cols-2 lg:grid-cols-[1.5fr_0.8fr_1fr_1.35fr]">
        <div>
          <a href="/" className="hit gap-3">
            <SiteMark className="size-11 shrink-0" />
            <span className="text-lg leading-tight font-extrabold break-words">{tenant.name}</span>
          </a>
          <p className="text-muted mt-3 flex items-start gap-2.5 text-sm">
            <QrCode className="mt-0.5 size-4.5 shrink-0" aria-hidden="true" />
            {say(m.shop_footer_pay)}
          </p>
          <p className="text-muted mt-2 flex items-start gap-2.5 text-sm">
            <ShieldCheck className="mt-0.5 size-4.5 shrink-0" aria-hidden="true" />
            {say(m.shop_footer_safe)}
          </p>
          <Profiles contact={contact} />
        </div>
        {columns.map(({ title, links }) => (
          <nav key={links[0]![0]} aria-label={say(title)}>
            <p className="text-sm font-bold">{say(title)}</p>
            <ul className="mt-1.5">
              {links.map(([href, label]) => (
                <li key={href}>
                  <a href={href} className="hit text-muted hover:text-base-content">
                    {say(label)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        ))}
        <ContactLines contact={contact} />
      </div>
      <div className="border-line border-t">
        <div className="wrap text-muted flex flex-wrap items-center gap-x-6 gap-y-1 py-4 text-sm">
          {!outlet && (
            <a href="/admin" className="hit link-quiet" rel="nofollow">
              {say(m.tutor_admin)}
            </a>
          )}
          <span>{say(m.tutor_made)}</span>
        </div>
      </div>
    </footer>
  )
}

function PlainFooter() {
  const say = useSay()
  return (
    <footer className="border-line mt-14 border-t">
      <ul className="wrap flex flex-wrap gap-x-6 py-4">
        {columns[1]!.links.map(([href, label]) => (
          <li key={href}>
            <a href={href} className="hit text-muted hover:text-base-content text-sm">
              {say(label)}
            </a>
          </li>
        ))}
      </ul>
    </footer>
  )
}

function ContactLines({ contact }: Pick<Shop, 'contact'>) {
  const say = useSay()
  const { tenant } = useVisit()
  const { whatsapp, email, address, hours } = contact
  if (![whatsapp, email, address, hours].some(Boolean)) return <div />
  return (
    <div>
      <p className="text-sm font-bold">{say(m.shop_footer_contact)}</p>
      <ul className="text-muted mt-1.5">
        {whatsapp && (
          <li>
            <a
              href={chatUrl(whatsapp, say(m.shop_ask_text, { name: tenant.name }))}
              className="hit num hover:text-base-content gap-2.5"
            >
              <WhatsApp className="size-4.5 shrink-0" />
              {shownPhone(whatsapp)}
            </a>
          </li>
        )}
        {email && (
          <li>
            <a href={`mailto:${email}`} className="hit hover:text-base-content gap-2.5 break-all">
              <Mail className="size-4.5 shrink-0" aria-hidden="true" />
              {email}
            </a>
          </li>
        )}
        {hours && (
          <li className="num flex min-h-11 items-center gap-2.5">
            <Clock3 className="size-4.5 shrink-0" aria-hidden="true" />
            {hours}
          </li>
        )}
        {address && (
          <li className="flex gap-2.5 py-2.5">
            <MapPin className="mt-1 size-4.5 shrink-0" aria-hidden="true" />
            <span className="min-w-0 break-words">{address}</span>
          </li>
        )}
      </ul>
    </div>
  )
}

function Profiles({ contact }: Pick<Shop, 'contact'>) {
  const known = [
    ['Instagram', profileUrl('instagram', contact.instagram)],
    ['TikTok', profileUrl('tiktok', contact.tiktok)],
    ['Telegram', profileUrl('telegram', contact.telegram)],
  ].filter(([, href]) => href)
  if (known.length === 0) return null
  return (
    <ul className="mt-2 flex flex-wrap gap-x-4">
      {known.map(([name, href]) => (
        <li key={name}>
          <a href={href!} rel="noopener me" className="hit link-quiet text-sm">
            {name}
          </a>
        </li>
      ))}
    </ul>
  )
}
