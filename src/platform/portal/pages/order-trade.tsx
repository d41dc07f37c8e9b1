import { data, redirect, useLoaderData, type LoaderFunctionArgs, type MetaArgs } from 'react-router'
import { siteMeta } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { PortalFrame } from '#web/shell/portal.tsx'
import { ArrowRight } from '#web/ui/icons.ts'
import { sayIn, useSay } from '#web/words.ts'
import { ShotPicture } from './parts/pictures.tsx'
import { loaderHeaders, pageHeaders, templatesFor, type Showcased } from './parts/public.ts'
import { priceFrom } from './parts/template-card.tsx'

/* The first question of an order: which trade. Asked only while there is more than one answer. */

export const handle = { js: false, cache: true }
export const headers = loaderHeaders

export async function loader({ context }: LoaderFunctionArgs) {
  const app = pageApp(context)
  const say = sayIn(app.locale)
  const templates = await templatesFor(app, false)
  if (templates.length === 1) throw redirect(`/order?template=${templates[0]!.vertical}`, 303)
  const facts = { title: say(m.order_trade_title), description: say(m.order_trade_lead) }
  return data({ facts, templates, wanted: app.url.searchParams.get('package') }, { headers: pageHeaders(false) })
}

export const meta = (args: MetaArgs<typeof loader>) => (args.loaderData ? siteMeta(args, args.loaderData.facts) : [])

export default function OrderTrade() {
  const { facts, templates, wanted } = useLoaderData<typeof loader>()
  return (
    <PortalFrame plain>
      <div className="wrap pt-8 sm:pt-12">
        <h1 className="text-3xl sm:text-4xl">{facts.title}</h1>
        <p className="text-muted mt-2">{facts.description}</p>
        <ul className="mt-8 grid gap-5 md:grid-cols-2">
          {templates.map((template) => (
            <Trade key={template.vertical} template={template} wanted={wanted} />
          ))}
        </ul>
      </div>
    </PortalFrame>
  )
}

function Trade({ template, wanted }: { template: Showcased; wanted: string | null }) {
  const say = useSay()
  const { vertical, name, summary, gallery } = template
  const chosen = wanted ? `&package=${encodeURIComponent(wanted)}` : ''
  return (
    <li>
      <a
        href={`/order?template=${vertical}${chosen}`}
        className="card-box hover:border-primary-ink flex h-full flex-col overflow-hidden"
      >
        {gallery[0] && (
          <span className="bg-base-200 border-line block border-b p-4 pb-0 max-sm:hidden [&>*]:rounded-b-none">
            <ShotPicture template={template} shot={gallery[0]} sizes="(min-width: 48rem) 32rem, 100vw" />
          </span>
        )}
        <span className="flex grow items-start gap-4 p-5 sm:p-6">
          <span className="grow">
            <span className="block text-xl font-bold">{name}</span>
            <span className="text-muted mt-1 block">{summary}</span>
            <span className="num mt-3 block font-semibold">{priceFrom(template, say(m.portal_price_from))}</span>
          </span>
          <ArrowRight className="text-primary-ink size-6 shrink-0 self-center" aria-hidden="true" />
        </span>
      </a>
    </li>
  )
}
