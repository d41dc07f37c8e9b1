import { data, useLoaderData, type LoaderFunctionArgs, type MetaArgs } from 'react-router'
import { JsonLd, siteMeta } from '#web/head.ts'
import { readMarkdown } from '#web/markdown.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { PortalFrame } from '#web/shell/portal.tsx'
import { useSay } from '#web/words.ts'
import type { FaqContent } from '../../content/schemas.ts'
import { DraftBanner } from './parts/draft-banner.tsx'
import { FaqList } from './parts/faq-list.tsx'
import { asksForDraft, contentFor, loaderHeaders, pageHeaders } from './parts/public.ts'

export const handle = { js: false, cache: true }
export const headers = loaderHeaders

export async function loader({ context }: LoaderFunctionArgs) {
  const app = pageApp(context)
  const draft = asksForDraft(app)
  const { title, lead, items } = await contentFor<FaqContent>(app, 'faq', draft)
  const questions = items.map(({ question, answer }) => ({ question, html: readMarkdown(answer).html }))
  return data({ draft, title, lead, questions }, { headers: pageHeaders(draft) })
}

export function meta(args: MetaArgs<typeof loader>) {
  const facts = args.loaderData
  return facts ? siteMeta(args, { title: facts.title, description: facts.lead }) : []
}

export default function Faq() {
  const { draft, title, lead, questions } = useLoaderData<typeof loader>()
  const facts = questions.map(({ question, html }) => {
    return { '@type': 'Question', name: question, acceptedAnswer: { '@type': 'Answer', text: html } }
  })
  return (
    <PortalFrame above={draft && <DraftBanner page="faq" />}>
      <JsonLd data={{ '@type': 'FAQPage', mainEntity: facts }} />
      <div className="wrap grid gap-x-14 gap-y-9 pt-12 sm:pt-16 lg:grid-cols-[1fr_1.8fr]">
        <div>
          <div className="lg:sticky lg:top-8">
            <h1 className="text-4xl sm:text-5xl">{title}</h1>
            <p className="lead mt-4">{lead}</p>
            <aside className="bg-primary-soft rounded-box mt-8 hidden p-6 lg:block">
              <Ask />
            </aside>
          </div>
        </div>
        <FaqList questions={questions} />
        <aside className="bg-primary-soft rounded-box p-6 lg:hidden">
          <Ask />
        </aside>
      </div>
    </PortalFrame>
  )
}

function Ask() {
  const say = useSay()
  return (
    <>
      <h2 className="text-xl">{say(m.portal_faq_more)}</h2>
      <p className="mt-2">{say(m.portal_faq_more_text)}</p>
      <a href="/contact" className="btn btn-primary mt-4">
        {say(m.portal_contact_us)}
      </a>
    </>
  )
}
