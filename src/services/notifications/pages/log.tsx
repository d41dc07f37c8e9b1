import {
  Form,
  Link,
  useActionData,
  useLoaderData,
  useSearchParams,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import type { OutputOf } from '#kernel/http/operation.ts'
import { read, refused, text } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { Bell, Eye, Mail, RotateCcw, Search, WhatsApp } from '#web/ui/icons.ts'
import { When } from '#web/ui/money.tsx'
import { Empty, Notice } from '#web/ui/notice.tsx'
import { Paging } from '#web/ui/paging.tsx'
import { Status } from '#web/ui/pill.tsx'
import { useSay, useVisit, type Message } from '#web/words.ts'
import type { listMessages } from '../operations.ts'

export const handle = deskHandle

type MessageView = OutputOf<typeof listMessages>['items'][number]
const FILTERS = ['cursor', 'status', 'channel', 'q'] as const

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args)
  const asked = new URL(args.request.url).searchParams
  const input = Object.fromEntries(FILTERS.flatMap((name) => (asked.get(name) ? [[name, asked.get(name)]] : [])))
  const page = await read(app.call<typeof listMessages>('notifications.listMessages', input))
  return { ...page, mayRetry: app.actor.kind === 'person' && app.actor.permissions.has('notifications.messages.retry') }
}

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args)
  const form = await args.request.formData()
  try {
    await app.call('notifications.retryMessage', { id: text(form, 'id') })
    return { retried: true as const }
  } catch (error) {
    return refused(error, app.locale, form)
  }
}

export default function MessageLog() {
  const { items, next, mayRetry } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { site, mode } = useVisit()
  const say = useSay()
  const outbox = site === 'portal' && mode === 'demo' && (
    <Link to="/console/outbox" className="btn btn-quiet">
      <Eye className="size-4.5" aria-hidden="true" />
      {say(m.letters_outbox_link)}
    </Link>
  )
  return (
    <DeskFrame title={say(m.letters_log_title)} action={outbox}>
      <p className="text-muted -mt-3 mb-5 max-w-[70ch]">{say(m.letters_log_lead)}</p>
      <div className="mb-4 space-y-3">
        {answer && 'retried' in answer && <Notice tone="success">{say(m.letters_retry_done)}</Notice>}
        {answer && 'refusal' in answer && <Notice tone="danger">{answer.refusal.sentence}</Notice>}
      </div>
      <Filters />
      <div className="card-box mt-4">
        {items.length === 0 ? <Nothing /> : null}
        <ul>
          {items.map((message) => (
            <MessageRow key={message.id} message={message} mayRetry={mayRetry} />
          ))}
        </ul>
      </div>
      <Paging next={next} />
    </DeskFrame>
  )
}

const STATUSES: [string, Message][] = [
  ['queued', m.letters_status_queued],
  ['sending', m.letters_status_sending],
  ['sent', m.letters_status_sent],
  ['failed', m.letters_status_failed],
]
const CHANNELS: [string, Message][] = [
  ['email', m.letters_channel_email],
  ['whatsapp', m.letters_channel_whatsapp],
]

function Filters() {
  const say = useSay()
  const [search] = useSearchParams()
  return (
    <Form method="get" className="flex flex-wrap items-end gap-3" role="search">
      <Choice name="status" label={say(m.letters_filter_status)} options={STATUSES} chosen={search.get('status')} />
      <Choice name="channel" label={say(m.letters_filter_channel)} options={CHANNELS} chosen={search.get('channel')} />
      <label className="grow basis-48 sm:max-w-72">
        <span className="mb-1.5 block text-sm font-semibold">{say(m.letters_filter_q)}</span>
        <input type="search" name="q" maxLength={80} defaultValue={search.get('q') ?? ''} className="field-input" />
      </label>
      <button type="submit" className="btn btn-quiet">
        <Search className="size-4.5" aria-hidden="true" />
        {say(m.letters_filter_go)}
      </button>
    </Form>
  )
}

type ChoiceProps = { name: string; label: string; options: [string, Message][]; chosen: string | null }

function Choice({ name, label, options, chosen }: ChoiceProps) {
  const say = useSay()
  return (
    <label className="basis-40 max-sm:grow">
      <span className="mb-1.5 block text-sm font-semibold">{label}</span>
      <select name={name} defaultValue={chosen ?? ''} className="field-input">
        <option value="">{say(m.letters_filter_all)}</option>
        {options.map(([value, word]) => (
          <option key={value} value={value}>
            {say(word)}
          </option>
        ))}
      </select>
    </label>
  )
}

function Nothing() {
  const say = useSay()
  const [search] = useSearchParams()
  const filtered = ['status', 'channel', 'q'].some((name) => search.get(name))
  return (
    <Empty icon={Bell} title={filtered ? say(m.letters_filter_none) : say(m.messages_empty)}>
      {filtered ? (
        <Link to="?" className="hit text-primary-ink font-semibold">
          {say(m.letters_filter_clear)}
        </Link>
      ) : (
        say(m.messages_empty_text)
      )}
    </Empty>
  )
}

function MessageRow({ message, mayRetry }: { message: MessageView; mayRetry: boolean }) {
  const say = useSay()
  const Icon = message.channel === 'whatsapp' ? WhatsApp : Mail
  const waits = message.status === 'failed' || (message.status === 'queued' && message.attempts > 0)
  return (
    <li className="border-line flex flex-wrap items-center gap-x-4 gap-y-2 border-b px-5 py-4 last:border-b-0">
      <Icon className="text-muted size-5 shrink-0" aria-hidden="true" />
      <div className="min-w-0 grow basis-56">
        <p className="font-semibold break-words">{message.subject}</p>
        <p className="num text-muted text-sm break-all">{message.recipient}</p>
      </div>
      <When at={message.at} className="text-muted text-sm" />
      {message.attempts > 1 && (
        <span className="num text-muted text-sm">{say(m.order_attempts, { count: message.attempts })}</span>
      )}
      <Status of="message" is={message.status} />
      {waits && mayRetry && (
        <Form method="post" replace>
          <input type="hidden" name="id" value={message.id} />
          <button type="submit" className="btn btn-quiet btn-sm min-h-11">
            <RotateCcw className="size-4" aria-hidden="true" />
            {say(m.letters_retry)}
          </button>
        </Form>
      )}
      {message.error && (
        <p className="bg-tone-danger text-tone-danger-ink w-full rounded-md px-3 py-2 font-mono text-xs break-words">
          {message.error}
        </p>
      )}
    </li>
  )
}
