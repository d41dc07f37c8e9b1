import { data, useLoaderData, type LoaderFunctionArgs, type MetaArgs } from 'react-router'
import { siteMeta } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { PortalFrame } from '#web/shell/portal.tsx'
import { sayIn, useSay } from '#web/words.ts'
import { DraftBanner } from './parts/draft-banner.tsx'
import { Cover } from './parts/pictures.tsx'
import { asksForDraft, loaderHeaders, pageHeaders, templatesFor, type Showcased } from './parts/public.ts'
import { DemoLink, priceFrom, TemplateCard } from './parts/template-card.tsx'

/* Every template of every trade that is sold. */

export const handle = { js: false, cache: true }
export const headers = loaderHeaders

export async function loader({ context }: LoaderFunctionArgs) {
  const app = pageApp(context)
  const draft = asksForDraft(app)
  const say = sayIn(app.locale)
  const facts = { title: say(m.portal_templates_title), description: say(m.portal_templates_lead) }
  return data({ draft, facts, templates: await templatesFor(app, draft) }, { headers: pageHeaders(draft) })
}

export const meta = (args: MetaArgs<typeof loader>) => (args.loaderData ? siteMeta(args, args.loaderData.facts) : [])

export default function Templates() {
  const { draft, facts, templates } = useLoaderData<typeof loader>()
  return (
    <PortalFrame above={draft && <DraftBanner page={`offer:${templates[0]?.vertical}`} />}>
      <div className="wrap pt-12 sm:pt-16">
        <h1 className="text-4xl sm:text-5xl">{facts.title}</h1>
        <p className="lead mt-4">{facts.description}</p>
        {templates.length === 1 ? (
          <Single template={templates[0]!} />
        ) : (
          <ul className="mt-10 grid gap-6 md:grid-cols-2">
            {templates.map((template) => (
              <TemplateCard key={template.vertical} template={template} />
            ))}
          </ul>
        )}
      </div>
    </PortalFrame>
  )
}

function Single({ template }: { template: Showcased }) {
  const say = useSay()
  const { vertical, name, headline, summary, demoUrl, packages } = template
  return (
    <article className="card-box mt-10 grid items-center gap-x-12 gap-y-12 overflow-hidden p-6 sm:p-10 lg:grid-cols-[1.2fr_1fr]">
      <div className="max-lg:pb-6">
        <Cover template={template} />
      </div>
      <div>
        <p className="eyebrow">{name}</p>
        <h2 className="mt-1 text-2xl sm:text-3xl">{headline}</h2>
        <p className="text-muted mt-3 text-lg">{summary}</p>
        <p className="num mt-5 text-lg font-bold">{priceFrom(template, say(m.portal_price_from))}</p>
        <p className="text-muted text-[0.9375rem]">{packages.map((one) => one.name).join(' · ')}</p>
        <p className="mt-6 flex flex-wrap gap-3">
          <a href={`/templates/${vertical}`} className="btn btn-primary">
            {say(m.portal_template_more, { name })}
          </a>
          {demoUrl && <DemoLink url={demoUrl} className="btn btn-quiet" />}
        </p>
      </div>
    </article>
  )
}
