import { data, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { cachedHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { PortalFrame } from '#web/shell/portal.tsx'
import { DatabaseZap, Eye, ListChecks, Palette, WhatsApp, Zap } from '#web/ui/icons.ts'
import { useSay, useVisit } from '#web/words.ts'
import { PhoneFace, WindowFace } from './parts/art.tsx'
import type { readCatalogue } from '../operations.ts'
import { templateOf } from './parts/catalogue.ts'
import { palettes } from './parts/palettes.ts'
import { Prices } from './parts/prices.tsx'

export const handle = { js: false, cache: true }
export const headers = cachedHeaders

export async function loader({ context, params }: LoaderFunctionArgs) {
  const app = pageApp(context)
  const catalogue = await read(app.call<typeof readCatalogue>('platform.readCatalogue', {}))
  const template = templateOf(catalogue, params.vertical)
  if (!template) throw data(null, { status: 404 })
  return { template, hasDemo: app.mode === 'demo' }
}

export default function Template() {
  const { template, hasDemo } = useLoaderData<typeof loader>()
  const say = useSay()
  const { host, origin } = useVisit()
  const demo = `${new URL(origin).protocol}//${template.template}.${host}/`
  return (
    <PortalFrame>
      <title>{`${template.name} · Ruko`}</title>
      <meta name="description" content={template.summary} />
      <section className="wrap pt-12 sm:pt-16">
        <p className="eyebrow">{template.name}</p>
        <h1 className="mt-2 max-w-3xl text-4xl sm:text-5xl">{template.headline}</h1>
        <p className="lead mt-4">{template.summary}</p>
        <div className="mt-7 flex flex-col gap-3 sm:flex-row">
          <a href={`/order?template=${template.vertical}`} className="btn btn-primary">
            {say(m.home_cta_order)}
          </a>
          {hasDemo && (
            <a href={demo} className="btn btn-quiet">
              {say(m.tpl_demo)}
            </a>
          )}
        </div>
        <div className="relative mt-12">
          <WindowFace
            primary="#1c2f5e"
            accent="#c8202f"
            className="rounded-box shadow-float ring-line block w-full max-w-4xl ring-1"
          />
          <PhoneFace
            primary="#1c2f5e"
            accent="#c8202f"
            className="absolute right-2 -bottom-10 w-24 drop-shadow-xl sm:right-6 sm:w-40 lg:right-16 lg:w-52"
          />
        </div>
      </section>
      <Features />
      <Faces />
      <section className="wrap pt-20 sm:pt-28">
        <h2 className="mb-10 text-3xl sm:text-4xl">{say(m.home_prices_title)}</h2>
        <Prices template={template} />
      </section>
    </PortalFrame>
  )
}

function Features() {
  const say = useSay()
  const features = [
    { icon: Palette, title: m.tpl_f1, body: m.tpl_f1_text },
    { icon: ListChecks, title: m.tpl_f2, body: m.tpl_f2_text },
    { icon: WhatsApp, title: m.tpl_f3, body: m.tpl_f3_text },
    { icon: Zap, title: m.tpl_f4, body: m.tpl_f4_text },
    { icon: Eye, title: m.tpl_f5, body: m.tpl_f5_text },
    { icon: DatabaseZap, title: m.tpl_f6, body: m.tpl_f6_text },
  ]
  return (
    <section className="wrap pt-24 sm:pt-32">
      <h2 className="text-3xl sm:text-4xl">{say(m.tpl_features_title)}</h2>
      <ul className="mt-9 grid gap-x-10 gap-y-9 sm:grid-cols-2 lg:grid-cols-3">
        {features.map(({ icon: Icon, title, body }, index) => (
          <li key={index}>
            <Icon className="text-primary-ink size-7" aria-hidden="true" />
            <h3 className="mt-3 text-lg">{say(title)}</h3>
            <p className="text-muted mt-1.5 text-[0.9375rem]">{say(body)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Faces() {
  const say = useSay()
  return (
    <section className="wrap pt-20 sm:pt-28">
      <h2 className="text-3xl sm:text-4xl">{say(m.tpl_colours_title)}</h2>
      <p className="lead mt-3">{say(m.tpl_colours_text)}</p>
      <ul className="mt-9 grid grid-cols-2 gap-x-5 gap-y-8 sm:grid-cols-3 lg:grid-cols-6">
        {palettes.map(({ code, name, primary, accent }) => (
          <li key={code}>
            <PhoneFace primary={primary} accent={accent} className="block w-full" />
            <p className="mt-2 text-center text-sm font-semibold">{name}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
