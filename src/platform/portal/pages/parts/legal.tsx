import { data, useLoaderData, type LoaderFunctionArgs, type MetaArgs } from 'react-router'
import { siteMeta } from '#web/head.ts'
import { readMarkdown } from '#web/markdown.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { PortalFrame } from '#web/shell/portal.tsx'
import { ChevronDown } from '#web/ui/icons.ts'
import { formatDay } from '#web/ui/format.ts'
import { Prose } from '#web/ui/prose.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { LegalContent } from '../../../content/schemas.ts'
import { DraftBanner } from './draft-banner.tsx'
import { asksForDraft, contentFor, pageHeaders } from './public.ts'

/* Terms and privacy notice: one long text with the list of its parts beside it. */

export async function legalLoader({ context }: LoaderFunctionArgs, page: 'terms' | 'privacy') {
  const app = pageApp(context)
  const draft = asksForDraft(app)
  const { body, ...facts } = await contentFor<LegalContent>(app, page, draft)
  return data({ page, draft, ...facts, ...readMarkdown(body) }, { headers: pageHeaders(draft) })
}

type Loaded = ReturnType<typeof useLoaderData<typeof legalLoader>>

export function legalMeta(args: MetaArgs) {
  const facts = args.loaderData as { title: string; lead: string } | undefined
  return facts ? siteMeta(args, { title: facts.title, description: facts.lead }) : []
}

export function LegalPage() {
  const { page, draft, title, lead, version, effectiveOn, html, headings }: Loaded = useLoaderData()
  const say = useSay()
  const { locale } = useVisit()
  const day = formatDay(`${effectiveOn}T05:00:00Z`, locale)
  return (
    <PortalFrame above={draft && <DraftBanner page={page} />}>
      <article className="wrap pt-12 sm:pt-16">
        <h1 className="text-4xl sm:text-5xl">{title}</h1>
        <p className="lead mt-4">{lead}</p>
        <p className="text-muted num mt-3 text-sm">{say(m.portal_legal_version, { version, day })}</p>
        <div className="mt-10 grid gap-x-14 gap-y-8 lg:grid-cols-[15rem_1fr]">
          <details className="card-box group px-5 lg:hidden">
            <summary className="hit w-full cursor-pointer list-none justify-between font-semibold [&::-webkit-details-marker]:hidden">
              {say(m.portal_legal_parts)}
              <ChevronDown className="text-muted size-5 group-open:rotate-180" aria-hidden="true" />
            </summary>
            <Parts headings={headings} />
          </details>
          <nav aria-label={say(m.portal_legal_parts)} className="max-lg:hidden">
            <div className="sticky top-8">
              <p className="text-sm font-semibold">{say(m.portal_legal_parts)}</p>
              <Parts headings={headings} />
            </div>
          </nav>
          <Prose html={html} />
        </div>
      </article>
    </PortalFrame>
  )
}

function Parts({ headings }: Pick<Loaded, 'headings'>) {
  return (
    <ul className="mt-1 pb-3">
      {headings.map(({ id, text }) => (
        <li key={id}>
          <a href={`#${id}`} className="hit text-muted hover:text-base-content py-1.5 text-[0.9375rem] leading-snug">
            {text}
          </a>
        </li>
      ))}
    </ul>
  )
}
