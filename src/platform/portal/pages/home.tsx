import { ArrowRight, ChevronDown, HandCoins, QrCode, ShieldCheck } from '#web/ui/icons.ts'
import { useLoaderData, type LoaderFunctionArgs, type MetaArgs } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { read } from '#web/answer.ts'
import { cachedHeaders, pageMeta } from '#web/head.ts'
import { pageApp } from '#web/seam.ts'
import { PortalFrame } from '#web/shell/portal.tsx'
import { useSay } from '#web/words.ts'
import { StreetScene, WindowFace } from './parts/art.tsx'
import type { readCatalogue } from '../operations.ts'
import { templateOf } from './parts/catalogue.ts'
import { Prices } from './parts/prices.tsx'

export const handle = { js: false, cache: true }
export const headers = cachedHeaders

export async function loader({ context }: LoaderFunctionArgs) {
  return read(pageApp(context).call<typeof readCatalogue>('platform.readCatalogue', {}))
}

export const meta = (args: MetaArgs) => pageMeta(args, m.home_title, m.home_description)

export default function Home() {
  const catalogue = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <PortalFrame>
      <Hero />
      <HowItWorks />
      <Template />
      <section id="harga" className="wrap scroll-mt-6 pt-20 sm:pt-28">
        <h2 className="text-3xl sm:text-4xl">{say(m.home_prices_title)}</h2>
        <p className="lead mt-3 mb-10">{say(m.home_prices_text, { percent: catalogue.dpPercent })}</p>
        <Prices template={templateOf(catalogue)} />
      </section>
      <Questions />
      <Closing />
    </PortalFrame>
  )
}

function Hero() {
  const say = useSay()
  const reasons = [
    { icon: QrCode, label: say(m.home_reassure_pay) },
    { icon: HandCoins, label: say(m.home_reassure_dp) },
    { icon: ShieldCheck, label: say(m.home_reassure_data) },
  ]
  return (
    <section className="border-line border-b bg-linear-to-b from-base-100 to-base-200">
      <div className="wrap grid items-end gap-10 pt-12 sm:pt-16 lg:grid-cols-[1.05fr_1fr] lg:gap-14">
        <div className="lg:pb-20">
          <p className="eyebrow">{say(m.home_eyebrow)}</p>
          <h1 className="mt-3 text-[2.35rem] leading-[1.08] font-extrabold sm:text-5xl lg:text-6xl">
            {say(m.home_hero)}
          </h1>
          <p className="lead mt-5">{say(m.home_lead)}</p>
          <div className="mt-8 flex flex-col gap-3 sm:flex-row">
            <a href="/order" className="btn btn-primary btn-lg text-base">
              {say(m.home_cta_order)}
              <ArrowRight className="size-5" aria-hidden="true" />
            </a>
            <a href="/templates" className="btn btn-quiet btn-lg text-base">
              {say(m.home_cta_template)}
            </a>
          </div>
          <ul className="text-muted mt-7 flex flex-wrap gap-x-6 gap-y-2 text-sm font-medium">
            {reasons.map(({ icon: Icon, label }) => (
              <li key={label} className="flex items-center gap-2">
                <Icon className="text-primary-ink size-4.5" aria-hidden="true" />
                {label}
              </li>
            ))}
          </ul>
        </div>
        <StreetScene className="mx-auto block w-full max-w-xl" />
      </div>
    </section>
  )
}

function HowItWorks() {
  const say = useSay()
  const steps = [
    [m.home_how_1, m.home_how_1_text],
    [m.home_how_2, m.home_how_2_text],
    [m.home_how_3, m.home_how_3_text],
    [m.home_how_4, m.home_how_4_text],
  ] as const
  return (
    <section className="wrap pt-20 sm:pt-28">
      <h2 className="text-3xl sm:text-4xl">{say(m.home_how_title)}</h2>
      <ol className="mt-10 grid gap-x-8 gap-y-9 sm:grid-cols-2 lg:grid-cols-4">
        {steps.map(([title, body], index) => (
          <li key={index} className="border-primary-ink border-t-2 pt-5">
            <span className="num text-primary-ink text-sm font-bold">{index + 1}</span>
            <h3 className="mt-1 text-lg">{say(title)}</h3>
            <p className="text-muted mt-2 text-[0.9375rem]">{say(body)}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Template() {
  const say = useSay()
  return (
    <section className="wrap pt-20 sm:pt-28">
      <div className="bg-band text-band-content on-band rounded-box grid items-center gap-8 overflow-hidden lg:grid-cols-2">
        <div className="p-7 pb-0 sm:p-12 lg:pr-0 lg:pb-12">
          <p className="text-band-accent text-sm font-semibold">{say(m.home_template_name)}</p>
          <h2 className="mt-2 text-3xl sm:text-4xl">{say(m.home_template_title)}</h2>
          <p className="text-band-muted mt-4 max-w-md text-lg">{say(m.home_template_text)}</p>
          <a href="/templates" className="btn btn-accent mt-7">
            {say(m.home_template_more)}
            <ArrowRight className="size-5" aria-hidden="true" />
          </a>
        </div>
        <WindowFace
          primary="#1c2f5e"
          accent="#c8202f"
          className="block w-[112%] translate-x-7 translate-y-6 sm:translate-x-12 lg:translate-x-2"
        />
      </div>
    </section>
  )
}

function Questions() {
  const say = useSay()
  const questions = [
    [m.home_faq_1, m.home_faq_1_text],
    [m.home_faq_2, m.home_faq_2_text],
    [m.home_faq_3, m.home_faq_3_text],
    [m.home_faq_4, m.home_faq_4_text],
    [m.home_faq_5, m.home_faq_5_text],
  ] as const
  return (
    <section id="tanya" className="wrap grid scroll-mt-6 gap-8 pt-20 sm:pt-28 lg:grid-cols-[1fr_1.6fr]">
      <h2 className="text-3xl sm:text-4xl">{say(m.home_faq_title)}</h2>
      <div className="border-line border-t">
        {questions.map(([question, answer], index) => (
          <details key={index} className="group border-line border-b" open={index === 0}>
            <summary className="flex min-h-14 cursor-pointer list-none items-center justify-between gap-4 py-3 text-lg font-semibold [&::-webkit-details-marker]:hidden">
              {say(question)}
              <ChevronDown
                className="text-muted size-5 shrink-0 transition-transform duration-150 group-open:rotate-180"
                aria-hidden="true"
              />
            </summary>
            <p className="text-muted max-w-[62ch] pb-5">{say(answer)}</p>
          </details>
        ))}
      </div>
    </section>
  )
}

function Closing() {
  const say = useSay()
  return (
    <section className="wrap pt-20 sm:pt-28">
      <div className="flex flex-col items-start gap-6 sm:flex-row sm:items-center sm:justify-between">
        <div>
          <h2 className="text-3xl sm:text-4xl">{say(m.home_close_title)}</h2>
          <p className="lead mt-3">{say(m.home_close_text)}</p>
        </div>
        <a href="/order" className="btn btn-primary btn-lg shrink-0 text-base">
          {say(m.home_cta_order)}
        </a>
      </div>
    </section>
  )
}
