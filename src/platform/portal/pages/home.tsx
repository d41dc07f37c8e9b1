import { data, useLoaderData, type LoaderFunctionArgs, type MetaArgs } from 'react-router'
import { JsonLd, siteMeta } from '#web/head.ts'
import { readMarkdown } from '#web/markdown.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { PortalFrame } from '#web/shell/portal.tsx'
import { ArrowRight, Check } from '#web/ui/icons.ts'
import { useSay, useVisit } from '#web/words.ts'
import type { FaqContent, HomeContent } from '../../content/schemas.ts'
import { StreetScene } from './parts/art.tsx'
import { Comparison } from './parts/comparison.tsx'
import { DraftBanner } from './parts/draft-banner.tsx'
import { FaqList } from './parts/faq-list.tsx'
import { HomeSteps, HomeValues, Proof } from './parts/home-sections.tsx'
import { Packages } from './parts/packages.tsx'
import { asksForDraft, contentFor, loaderHeaders, pageHeaders, templatesFor } from './parts/public.ts'
import { PhoneScene } from './parts/scenes.tsx'
import { TemplateCard, TemplateFeature } from './parts/template-card.tsx'

export const handle = { js: false, cache: true }
export const headers = loaderHeaders

export async function loader({ context }: LoaderFunctionArgs) {
  const app = pageApp(context)
  const draft = asksForDraft(app)
  const [content, faq, templates] = await Promise.all([
    contentFor<HomeContent>(app, 'home', draft),
    contentFor<FaqContent>(app, 'faq', draft),
    templatesFor(app, draft),
  ])
  const questions = faq.items
    .filter(({ front }) => front)
    .map(({ question, answer }) => ({ question, html: readMarkdown(answer).html }))
  return data({ draft, content, questions, templates }, { headers: pageHeaders(draft) })
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

export function meta(args: MetaArgs<typeof loader>) {
  const seo = args.loaderData?.content.seo
  return seo ? siteMeta(args, seo) : []
}

export default function Home() {
  const { draft, content, questions, templates } = useLoaderData<typeof loader>()
  const say = useSay()
  const [first, ...others] = templates
  return (
    <PortalFrame above={draft && <DraftBanner page="home" />}>
      <Organization />
      <Hero content={content} templates={templates} />
      <HomeValues content={content} />
      <HomeSteps content={content} />
      <Showcase content={content} templates={templates} />
      {first && (
        <section id="harga" className="wrap scroll-mt-6 pt-20 sm:pt-28">
          <h2 className="text-3xl sm:text-4xl">{content.packages.title}</h2>
          <p className="lead mt-3 mb-10">{content.packages.text}</p>
          <Packages template={first} />
          <h3 className="mt-14 mb-3 text-xl">{say(m.portal_compare_title)}</h3>
          <Comparison template={first} />
          <p className="mt-5 flex flex-wrap gap-x-6">
            <a href={`/templates/${first.vertical}#isi-template`} className="hit link-quiet font-semibold">
              {say(m.portal_compare_all)}
            </a>
            {others.map(({ vertical, name }) => (
              <a key={vertical} href={`/templates/${vertical}#harga`} className="hit link-quiet font-semibold">
                {say(m.portal_prices_of, { name })}
              </a>
            ))}
          </p>
        </section>
      )}
      <Proof content={content} />
      <section id="tanya" className="wrap grid scroll-mt-6 gap-8 pt-20 sm:pt-28 lg:grid-cols-[1fr_1.6fr]">
        <div>
          <h2 className="text-3xl sm:text-4xl">{content.questions.title}</h2>
          <p className="lead mt-3">{content.questions.text}</p>
          <p className="mt-4 flex flex-wrap gap-x-6">
            <a href="/faq" className="hit link-quiet font-semibold">
              {say(m.portal_faq_all)}
            </a>
            <a href="/contact" className="hit link-quiet font-semibold">
              {say(m.portal_contact_us)}
            </a>
          </p>
        </div>
        <FaqList questions={questions} />
      </section>
      <Closing content={content} />
    </PortalFrame>
  )
}

function Hero({ content: { hero }, templates }: Pick<Loaded, 'content' | 'templates'>) {
  const say = useSay()
  const drawn = templates.flatMap(({ showcase }) => {
    const scene = showcase?.scenes.find(({ kind }) => kind === 'front')
    return showcase && scene?.kind === 'front' ? [{ look: showcase, scene }] : []
  })[0]
  return (
    <section className="border-line border-b bg-linear-to-b from-base-100 to-base-200">
      <div className="wrap grid items-end gap-10 pt-12 sm:pt-16 lg:grid-cols-[1.05fr_1fr] lg:gap-14">
        <div className="lg:pb-20">
          <p className="eyebrow">{hero.eyebrow}</p>
          <h1 className="mt-3 text-[2.35rem] leading-[1.08] font-extrabold sm:text-5xl lg:text-6xl">{hero.title}</h1>
          <p className="lead mt-5">{hero.lead}</p>
          <div className="mt-8 flex flex-col gap-3 sm:flex-row">
            <a href="/order" className="btn btn-primary btn-lg text-base">
              {say(m.portal_order)}
              <ArrowRight className="size-5" aria-hidden="true" />
            </a>
            <a href="/templates" className="btn btn-quiet btn-lg text-base">
              {say(m.portal_see_templates)}
            </a>
          </div>
          <ul className="text-muted mt-7 flex flex-wrap gap-x-6 gap-y-2 text-sm font-medium">
            {hero.reasons.map((reason) => (
              <li key={reason} className="flex items-center gap-2">
                <Check className="text-primary-ink size-4.5" strokeWidth={3} aria-hidden="true" />
                {reason}
              </li>
            ))}
          </ul>
        </div>
        <StreetScene className="mx-auto block w-full max-w-xl">{drawn && <PhoneScene {...drawn} />}</StreetScene>
      </div>
    </section>
  )
}

function Showcase({ content: { showcase }, templates }: Pick<Loaded, 'content' | 'templates'>) {
  const [only, ...others] = templates
  if (!only) return null
  if (others.length === 0) return <TemplateFeature title={showcase.title} text={showcase.text} template={only} />
  return (
    <section className="wrap pt-20 sm:pt-28">
      <h2 className="text-3xl sm:text-4xl">{showcase.title}</h2>
      <p className="lead mt-3 mb-10">{showcase.text}</p>
      <ul className="grid gap-6 md:grid-cols-2">
        {templates.map((template) => (
          <TemplateCard key={template.vertical} template={template} />
        ))}
      </ul>
    </section>
  )
}

function Closing({ content: { closing } }: Pick<Loaded, 'content'>) {
  return (
    <section className="wrap pt-20 sm:pt-28">
      <div className="flex flex-col items-start gap-6 sm:flex-row sm:items-center sm:justify-between">
        <div>
          <h2 className="text-3xl sm:text-4xl">{closing.title}</h2>
          <p className="lead mt-3">{closing.text}</p>
        </div>
        <a href="/order" className="btn btn-primary btn-lg shrink-0 text-base">
          {useSay()(m.portal_order)}
        </a>
      </div>
    </section>
  )
}

function Organization() {
  const { origin, tenant } = useVisit()
  return (
    <JsonLd
      data={{
        '@type': 'Organization',
        name: tenant.name,
        url: `${origin}/`,
        logo: `${origin}/favicon.svg`,
        contactPoint: { '@type': 'ContactPoint', contactType: 'customer service', url: `${origin}/contact` },
      }}
    />
  )
}
