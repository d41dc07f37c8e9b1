import {
  data,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaArgs,
} from 'react-router'
import { read, refusalOf, valuesOf, type Refusal } from '#web/answer.ts'
import { siteMeta } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { formState } from '#web/ui/field.tsx'
import { WhatsApp } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { sayIn, useSay, useVisit, type Message } from '#web/words.ts'
import type { readSite } from '../../site/operations.ts'
import { SiteFrame } from '../../site/pages/parts/frame.tsx'
import { chatUrl } from '../../site/rules.ts'
import type { readRegistrationForm } from '../operations.ts'
import { RegistrationForm } from './parts/form.tsx'
import { sendRegistration } from './parts/send.ts'

export const handle = { js: false, islands: ['phone'] }
export const headers = () => ({ 'Cache-Control': 'private, no-store' })

export async function loader({ context }: LoaderFunctionArgs) {
  const app = pageApp(context)
  const [view, form] = await Promise.all([
    read(app.call<typeof readSite>('tutoring.readSite', {})),
    read(app.call<typeof readRegistrationForm>('tutoring.readRegistrationForm', {})),
  ])
  const { name } = app.tenant
  const say = sayIn(app.locale)
  return {
    view,
    form,
    key: crypto.randomUUID(),
    chosen: app.url.searchParams.get('program') ?? '',
    title: say(m.reg_title, { name }),
    description: say(m.reg_description, { name }),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const app = pageApp(context)
  const form = await request.formData()
  try {
    const number = await sendRegistration(app, form)
    return redirect(`/daftar/terima-kasih?nomor=${number}`, 303)
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    const { extra: _, key: __, ...values } = valuesOf(form)
    return data({ refusal, values }, { status: refusal.status })
  }
}

export function meta(args: MetaArgs<typeof loader>) {
  const { loaderData } = args
  return loaderData ? siteMeta(args, { ...loaderData, path: '/daftar' }) : []
}

export default function Register() {
  const { view, form, key, chosen, title } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  return (
    <SiteFrame view={view} ownChat>
      <div className="wrap grid items-start gap-10 pt-10 pb-4 sm:pt-14 lg:grid-cols-[1fr_20rem] lg:gap-16">
        <div className="max-w-2xl min-w-0">
          <h1 className="text-3xl break-words sm:text-4xl">{title}</h1>
          {form.open ? (
            <>
              <p className="lead mt-3 mb-7">{say(m.reg_lead)}</p>
              {answer?.refusal && <Refused refusal={answer.refusal} />}
              <RegistrationForm
                form={formState(answer)}
                programmes={form.programmes}
                chosen={chosen}
                idempotencyKey={key}
              />
            </>
          ) : (
            <div className="mt-6">
              <Notice tone="warning" title={say(m.reg_closed_title)}>
                <p className="break-words whitespace-pre-line">{form.closedMessage || say(m.reg_closed_text)}</p>
              </Notice>
            </div>
          )}
        </div>
        <Aside whatsapp={form.whatsapp} steps={form.open} />
      </div>
    </SiteFrame>
  )
}

function Refused({ refusal }: { refusal: Refusal }) {
  const say = useSay()
  const again: Record<string, Message> = { 'idempotency-key-reused': m.reg_refused_again }
  const own = refusal.fields.extra ? m.reg_refused_extra : again[refusal.code]
  return (
    <div className="mb-6">
      <Notice tone="danger" title={say(m.reg_refused)}>
        {own ? say(own) : refusal.sentence}
      </Notice>
    </div>
  )
}

function Aside({ whatsapp, steps }: { whatsapp: string; steps: boolean }) {
  const say = useSay()
  const { tenant } = useVisit()
  if (!steps && !whatsapp) return null
  return (
    <aside className="bg-primary-soft rounded-box p-6 lg:mt-2">
      {steps && <h2 className="text-lg">{say(m.reg_next_title)}</h2>}
      <ol className="mt-4 space-y-4 empty:hidden">
        {(steps ? [m.reg_next_1, m.reg_next_2, m.reg_next_3] : []).map((words, index) => (
          <li key={index} className="flex gap-3">
            <span className="bg-primary text-primary-content num grid size-7 shrink-0 place-items-center rounded-full text-sm font-bold">
              {index + 1}
            </span>
            <span>{say(words)}</span>
          </li>
        ))}
      </ol>
      {whatsapp && (
        <a
          href={chatUrl(whatsapp, say(m.tutor_ask_text, { name: tenant.name }))}
          className={`hit text-primary-ink gap-2 font-semibold ${steps ? 'mt-4' : ''}`}
        >
          <WhatsApp className="size-5" />
          {say(m.reg_ask)}
        </a>
      )}
    </aside>
  )
}
