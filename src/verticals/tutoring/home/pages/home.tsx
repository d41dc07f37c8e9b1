import { data, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { ArrowRight, CalendarDays, Mail, MapPin, WhatsApp } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { readHome } from '../operations.ts'
import { Emblem } from './parts/emblem.tsx'
import { SiteFrame } from './parts/frame.tsx'
import { chatUrl, type HomeView, type Programme } from './parts/home.ts'

export const handle = { js: false, cache: true }

/** A preview is for one visitor; the open site is the same for everyone. */
export function headers({ loaderHeaders }: { loaderHeaders: Headers }) {
  return { 'Cache-Control': loaderHeaders.get('Cache-Control') ?? 'private, no-store' }
}

export async function loader({ context }: LoaderFunctionArgs) {
  const app = pageApp(context)
  const home = await read(app.call<typeof readHome>('tutoring.readHome', {}))
  const cache = app.preview ? 'private, no-store' : 'public, max-age=0, s-maxage=300'
  return data(home, { headers: { 'Cache-Control': cache } })
}

export default function TutoringHome() {
  const home = useLoaderData<typeof loader>()
  const { tenant } = useVisit()
  const say = useSay()
  const { whatsapp } = home.contact
  const chatAbout = (words: string) => (whatsapp ? chatUrl(whatsapp, words) : null)
  const chat = chatAbout(say(m.tutor_ask_text, { name: tenant.name }))
  return (
    <SiteFrame chat={chat}>
      <title>{`${tenant.name}: ${home.headline}`}</title>
      <meta name="description" content={home.intro} />
      <Hero home={home} chat={chat} />
      <section id="program" className="wrap scroll-mt-6 pt-16 sm:pt-24">
        <h2 className="text-3xl sm:text-4xl">{say(m.tutor_programmes_title)}</h2>
        {home.programmes.length === 0 && <p className="lead mt-4">{say(m.tutor_none)}</p>}
        <ul className="mt-8 grid gap-5 md:grid-cols-2 lg:grid-cols-3">
          {home.programmes.map((programme) => (
            <ProgrammeCard
              key={programme.id}
              programme={programme}
              chat={chatAbout(say(m.tutor_ask_programme, { name: tenant.name, programme: programme.name }))}
            />
          ))}
        </ul>
      </section>
      {home.programmes.length > 0 && <Schedule programmes={home.programmes} />}
      <Contact home={home} chat={chat} />
    </SiteFrame>
  )
}

function Hero({ home, chat }: { home: HomeView; chat: string | null }) {
  const say = useSay()
  const { tenant } = useVisit()
  return (
    <section className="bg-band text-band-content on-band relative overflow-hidden">
      <div className="wrap relative grid items-center gap-8 pt-8 pb-14 sm:pt-14 sm:pb-20 lg:grid-cols-[1.35fr_1fr]">
        <div>
          <h1 className="text-[2.3rem] leading-[1.1] font-extrabold sm:text-5xl lg:text-6xl">{home.headline}</h1>
          <p className="text-band-muted mt-5 max-w-[56ch] text-lg">{home.intro}</p>
          <div className="mt-8 flex flex-col gap-3 sm:flex-row">
            {chat && (
              <a href={chat} className="btn btn-accent btn-lg text-base">
                <WhatsApp className="size-5" />
                {say(m.tutor_ask)}
              </a>
            )}
            <a
              href="#program"
              className="btn btn-lg border-band-muted text-band-content hover:bg-band-raised bg-transparent text-base"
            >
              {say(m.tutor_see)}
              <ArrowRight className="size-5" aria-hidden="true" />
            </a>
          </div>
        </div>
        <Emblem name={tenant.name} className="mx-auto hidden w-full max-w-72 lg:block" />
      </div>
      <div className="bg-accent h-1.5" />
    </section>
  )
}

function ProgrammeCard({ programme, chat }: { programme: Programme; chat: string | null }) {
  const say = useSay()
  return (
    <li className="card-box flex flex-col overflow-hidden">
      <div className="bg-accent h-1 w-14" />
      <div className="flex grow flex-col p-6">
        <h3 className="text-xl">{programme.name}</h3>
        <p className="text-muted mt-2 grow">{programme.summary}</p>
        <p className="mt-5 flex items-center gap-2 text-[0.9375rem] font-medium">
          <CalendarDays className="text-primary-ink size-5 shrink-0" aria-hidden="true" />
          {programme.schedule}
        </p>
        <div className="border-line mt-4 flex flex-wrap items-center justify-between gap-3 border-t pt-4">
          {programme.priceIdr === null ? (
            <span className="text-muted font-medium">{say(m.tutor_fee_ask)}</span>
          ) : (
            <Money idr={programme.priceIdr} className="text-xl font-extrabold" />
          )}
          {chat && (
            <a
              href={chat}
              className="hit text-primary-ink gap-2 font-semibold"
              aria-label={`${say(m.tutor_ask)}: ${programme.name}`}
            >
              <WhatsApp className="size-5" />
              WhatsApp
            </a>
          )}
        </div>
      </div>
    </li>
  )
}

function Schedule({ programmes }: { programmes: Programme[] }) {
  const say = useSay()
  return (
    <section id="jadwal" className="wrap scroll-mt-6 pt-16 sm:pt-24">
      <h2 className="text-3xl sm:text-4xl">{say(m.tutor_week_title)}</h2>
      <dl className="border-line mt-6 border-t">
        {programmes.map(({ id, name, schedule }) => (
          <div key={id} className="border-line grid gap-x-6 gap-y-0.5 border-b py-4 sm:grid-cols-[1fr_auto]">
            <dt className="font-semibold">{name}</dt>
            <dd className="num text-primary-ink font-semibold">{schedule}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Contact({ home, chat }: { home: HomeView; chat: string | null }) {
  const say = useSay()
  const { email, address } = home.contact
  return (
    <section id="kontak" className="wrap scroll-mt-6 pt-16 sm:pt-24">
      <div className="bg-primary-soft rounded-box grid gap-8 p-7 sm:p-12 lg:grid-cols-[1.3fr_1fr]">
        <div>
          <h2 className="text-3xl sm:text-4xl">{say(m.tutor_contact_title)}</h2>
          <p className="mt-3 max-w-[50ch] text-lg">{say(m.tutor_contact_text)}</p>
          {chat && (
            <a href={chat} className="btn btn-primary btn-lg mt-6 text-base">
              <WhatsApp className="size-5" />
              {say(m.tutor_ask)}
            </a>
          )}
        </div>
        <ul className="space-y-2">
          {email && (
            <li>
              <a href={`mailto:${email}`} className="hit gap-3 font-medium break-all">
                <Mail className="text-primary-ink size-5 shrink-0" aria-hidden="true" />
                {email}
              </a>
            </li>
          )}
          {address && (
            <li className="flex gap-3 py-2">
              <MapPin className="text-primary-ink mt-0.5 size-5 shrink-0" aria-hidden="true" />
              <span>{address}</span>
            </li>
          )}
        </ul>
      </div>
    </section>
  )
}
