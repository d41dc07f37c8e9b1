import { data, useLoaderData, type LoaderFunctionArgs, type MetaArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { siteMeta } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { PortalFrame } from '#web/shell/portal.tsx'
import { useSay } from '#web/words.ts'
import type { readCatalogue } from '../operations.ts'
import { Comparison } from './parts/comparison.tsx'
import { DraftBanner } from './parts/draft-banner.tsx'
import { Packages } from './parts/packages.tsx'
import { Cover } from './parts/pictures.tsx'
import { asksForDraft, loaderHeaders, pageHeaders, templateFor, type Showcased } from './parts/public.ts'
import { DemoLink, priceFrom } from './parts/template-card.tsx'
import { DemoBand, Faces, Features, Gallery, ProductFacts, Video } from './parts/template-sections.tsx'

export const handle = { js: false, cache: true }
export const headers = loaderHeaders

export async function loader({ context, params }: LoaderFunctionArgs) {
  const app = pageApp(context)
  const draft = asksForDraft(app)
  const { templates, dpPercent } = await read(app.call<typeof readCatalogue>('platform.readCatalogue', {}))
  const known = templates.find(({ vertical }) => vertical === params.vertical)
  if (!known) throw data(null, { status: 404 })
  const template = await templateFor(app, known.vertical, draft, dpPercent)
  return data({ draft, template }, { headers: pageHeaders(draft) })
}

export function meta(args: MetaArgs<typeof loader>) {
  const template = args.loaderData?.template
  return template ? siteMeta(args, { title: template.name, description: template.summary }) : []
}

export default function TemplatePage() {
  const { draft, template } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <PortalFrame above={draft && <DraftBanner page={`offer:${template.vertical}`} />}>
      <ProductFacts template={template} />
      <Opening template={template} />
      <Gallery template={template} />
      <Video template={template} />
      <Features template={template} />
      <Faces template={template} />
      <DemoBand template={template} />
      <section id="harga" className="wrap scroll-mt-6 pt-20 sm:pt-28">
        <h2 className="mb-10 text-3xl sm:text-4xl">{say(m.portal_packages_title)}</h2>
        <Packages template={template} />
        <h3 className="mt-14 mb-3 text-xl">{say(m.portal_compare_title)}</h3>
        <Comparison template={template} />
      </section>
    </PortalFrame>
  )
}

function Opening({ template }: { template: Showcased }) {
  const say = useSay()
  const { vertical, name, headline, summary, demoUrl } = template
  return (
    <section className="border-line border-b bg-linear-to-b from-base-100 to-base-200">
      <div className="wrap pt-6 pb-20 sm:pt-8 sm:pb-24">
        <nav aria-label={say(m.nav_crumbs)} className="text-sm">
          <a href="/templates" className="hit link-quiet text-muted">
            {say(m.portal_templates_all)}
          </a>
        </nav>
        <div className="mt-4 grid items-center gap-12 lg:grid-cols-[1fr_1.15fr]">
          <div>
            <p className="eyebrow">{name}</p>
            <h1 className="mt-2 text-4xl sm:text-5xl">{headline}</h1>
            <p className="lead mt-4">{summary}</p>
            <p className="num mt-5 text-lg font-bold">{priceFrom(template, say(m.portal_price_from))}</p>
            <div className="mt-6 flex flex-col gap-3 sm:flex-row">
              <a href={`/order?template=${vertical}`} className="btn btn-primary btn-lg text-base">
                {say(m.portal_order_this)}
              </a>
              {demoUrl && <DemoLink url={demoUrl} className="btn btn-quiet btn-lg text-base" />}
            </div>
          </div>
          <Cover template={template} />
        </div>
      </div>
    </section>
  )
}
