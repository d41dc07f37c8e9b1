import type { OutputOf } from '#kernel/http/operation.ts'
import type { Refusal } from '#web/answer.ts'
import { m } from '#web/paraglide/messages.js'
import { MessageCircle, Send } from '#web/ui/icons.ts'
import { When } from '#web/ui/money.tsx'
import { useSay } from '#web/words.ts'
import type { readMessages } from '../../../conversation/operations.ts'

export type TalkView = OutputOf<typeof readMessages>
type Line = TalkView['items'][number]

/** The talk about an order, oldest first, seen from one of its two sides. */
export function TalkLines({ lines, side }: { lines: Line[]; side: Line['author'] }) {
  return (
    <ol className="space-y-4">
      {lines.map((line) => (
        <TalkLine key={line.id} line={line} own={line.author === side} />
      ))}
    </ol>
  )
}

function TalkLine({ line, own }: { line: Line; own: boolean }) {
  const say = useSay()
  const fresh = !own && line.readAt === null
  return (
    <li className={own ? 'ml-8 sm:ml-16' : 'mr-8 sm:mr-16'}>
      <p className="text-muted mb-1 flex flex-wrap items-baseline gap-x-2 text-sm">
        <span className="text-base-content font-semibold break-words">{own ? say(m.talk_you) : line.authorName}</span>
        <When at={line.at} className="text-xs" />
        {fresh && (
          <span className="bg-accent text-accent-content rounded-full px-2 text-xs font-bold">{say(m.talk_new)}</span>
        )}
        {own && line.readAt && <span className="text-xs">{say(m.talk_seen)}</span>}
      </p>
      <p
        className={`rounded-box px-4 py-3 text-[0.9375rem] break-words whitespace-pre-line ${own ? 'bg-primary-soft text-primary-soft-ink' : 'bg-base-200'}`}
      >
        {line.body}
      </p>
    </li>
  )
}

type WriteProps = { idempotencyKey: string; refusal: Refusal | null; typed: string; label: string }

/** The fields of a new line; the form around them is the page's own. */
export function WriteFields({ idempotencyKey, refusal, typed, label }: WriteProps) {
  const say = useSay()
  return (
    <>
      <input type="hidden" name="key" value={idempotencyKey} />
      <label htmlFor="talk-body" className="mb-1.5 block text-sm font-semibold">
        {label}
      </label>
      <textarea
        id="talk-body"
        name="body"
        rows={3}
        required
        maxLength={2000}
        defaultValue={typed}
        aria-invalid={refusal ? true : undefined}
        aria-describedby={refusal ? 'talk-error' : undefined}
        className="field-input"
      />
      {refusal && (
        <p id="talk-error" role="alert" className="text-error mt-1.5 text-sm font-medium">
          {refusal.fields['body'] ?? refusal.sentence}
        </p>
      )}
      <button type="submit" name="intent" value="write" className="btn btn-primary mt-3 max-sm:w-full">
        <Send className="size-4.5" aria-hidden="true" />
        {say(m.talk_send)}
      </button>
    </>
  )
}

/** The buyer's side of the talk, on the order's page. What is being typed outlives the page's refreshing itself. */
export function Talk({ talk, token, ...write }: { talk: TalkView; token: string } & Omit<WriteProps, 'label'>) {
  const say = useSay()
  return (
    <section id="pesan" className="card-box scroll-mt-6 p-6">
      <h2 className="flex items-center gap-2.5 text-lg">
        <MessageCircle className="text-primary-ink size-5" aria-hidden="true" />
        {say(m.talk_title)}
      </h2>
      <p className="text-muted mt-1 text-sm">{say(m.talk_help)}</p>
      {talk.items.length > 0 && (
        <div
          className="mt-5"
          // A new batch is a new element, so that the script tells of it too.
          {...(talk.unread > 0 ? { 'data-seen': `/api/v1/orders/${token}/message-reads` } : {})}
        >
          <TalkLines lines={talk.items} side="buyer" />
        </div>
      )}
      <form method="post" action={`/orders/${token}`} data-live-keep="talk" className="border-line mt-5 border-t pt-5">
        <WriteFields {...write} label={say(m.talk_label)} />
      </form>
    </section>
  )
}
