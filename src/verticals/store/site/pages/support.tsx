import { data, useLoaderData, type LoaderFunctionArgs, type MetaArgs } from 'react-router'
import { siteMeta } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { ArrowRight, CircleHelp, Clock3, Mail, Receipt, ShieldCheck, WhatsApp, type LucideIcon } from '#web/ui/icons.ts'
import { sayIn, useSay, useVisit, type Message } from '#web/words.ts'
import { chatUrl } from '../rules.ts'
import { Crumbs } from './parts/crumbs.tsx'
import { ShopFrame } from './parts/frame.tsx'
import { keepFor, keptHeaders, shopOf } from './parts/shop.ts'
import type { Shop } from './parts/view.ts'

export const handle = { js: false, cache: true }
export const headers = keptHeaders

export async function loader({ context }: LoaderFunctionArgs) {
  const app = pageApp(context)
  const say = sayIn(app.locale)
  const { name } = app.tenant
  const facts = { title: say(m.shop_support_title), description: say(m.shop_support_description, { name }) }
  return data({ shop: await shopOf(app), facts }, keepFor(app, 'words'))
}

export function meta(args: MetaArgs<typeof loader>) {
  return args.loaderData ? siteMeta(args, { ...args.loaderData.facts, path: '/bantuan' }) : []
}

const ways: readonly { icon: LucideIcon; href: string; title: Message; text: Message }[] = [
  { icon: Receipt, href: '/cek-transaksi', title: m.shop_support_order, text: m.shop_support_order_text },
  { icon: ShieldCheck, href: '/cek-transaksi', title: m.shop_support_warranty, text: m.shop_support_warranty_text },
  { icon: CircleHelp, href: '/faq', title: m.shop_support_faq, text: m.shop_support_faq_text },
]

export default function Support() {
  const { shop, facts } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <ShopFrame shop={shop}>
      <div className="wrap max-w-4xl pt-5">
        <Crumbs here={say(m.shop_nav_support)} />
        <h1 className="mt-3 text-3xl sm:text-4xl">{facts.title}</h1>
        <p className="lead mt-3">{say(m.shop_support_lead)}</p>
        <Reach contact={shop.contact} />
        <ul className="mt-6 grid gap-4 md:grid-cols-3">
          {ways.map(({ icon: Icon, href, title, text }, at) => (
            <li key={at} className="glass glass-link relative p-5">
              <Icon className="text-accent-ink size-6" aria-hidden="true" />
              <h2 className="mt-3 text-lg">
                <a href={href} className="after:absolute after:inset-0">
                  {say(title)}
                </a>
              </h2>
              <p className="text-muted mt-1">{say(text)}</p>
            </li>
          ))}
        </ul>
      </div>
    </ShopFrame>
  )
}

function Reach({ contact }: Pick<Shop, 'contact'>) {
  const say = useSay()
  const { tenant } = useVisit()
  const { whatsapp, email, hours } = contact
  if (!whatsapp && !email) return null
  return (
    <section className="glass stage mt-8 p-6 sm:p-8">
      <h2 className="text-xl">{say(m.shop_support_write)}</h2>
      {hours && (
        <p className="num text-muted mt-2 flex items-center gap-2">
          <Clock3 className="size-4.5 shrink-0" aria-hidden="true" />
          {hours}
        </p>
      )}
      <div className="mt-5 flex flex-col gap-3 sm:flex-row">
        {whatsapp && (
          <a href={chatUrl(whatsapp, say(m.shop_ask_text, { name: tenant.name }))} className="btn btn-cta">
            <WhatsApp className="size-5" />
            {say(m.shop_support_whatsapp)}
          </a>
        )}
        {email && (
          <a href={`mailto:${email}`} className="btn btn-quiet">
            <Mail className="size-4.5" aria-hidden="true" />
            {email}
            <ArrowRight className="size-4.5" aria-hidden="true" />
          </a>
        )}
      </div>
    </section>
  )
}
