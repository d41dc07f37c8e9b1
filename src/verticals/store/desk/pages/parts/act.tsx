import type { ReactNode } from 'react'
import { Form } from 'react-router'
import type { Refusal } from '#web/answer.ts'
import { m } from '#web/paraglide/messages.js'
import { ChevronDown, type LucideIcon } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'

type ActProps = {
  icon: LucideIcon
  title: string
  help: string
  intent: string
  idempotencyKey: string
  /** Hidden values, such as the id of what it is about. */
  about?: Record<string, string>
  danger?: boolean
  /** What was refused of this very act. */
  refusal: Refusal | null
  /** The reason; some acts need none. */
  reason?: boolean
  children?: ReactNode
}

/** An act that wants a second thought: folded, explained, with a typed reason. */
export function Act({
  icon: Icon,
  title,
  help,
  intent,
  idempotencyKey,
  about = {},
  danger = false,
  ...rest
}: ActProps) {
  const { refusal, reason = true, children } = rest
  return (
    <details className="group border-line border-b last:border-b-0" open={refusal !== null || undefined}>
      <summary className="hit w-full cursor-pointer list-none gap-3 py-1.5 font-semibold [&::-webkit-details-marker]:hidden">
        <Icon className={`size-5 shrink-0 ${danger ? 'text-error' : 'text-muted'}`} aria-hidden="true" />
        <span className="min-w-0 grow">{title}</span>
        <ChevronDown
          className="text-muted size-4.5 transition-transform group-open:rotate-180 motion-reduce:transition-none"
          aria-hidden="true"
        />
      </summary>
      <Form method="post" replace className="space-y-3 pt-1 pb-4">
        <p className="text-muted text-sm">{help}</p>
        {refusal && <Notice tone="danger">{Object.values(refusal.fields)[0] ?? refusal.sentence}</Notice>}
        <input type="hidden" name="key" value={idempotencyKey} />
        {Object.entries(about).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        {reason && <Reason />}
        <button
          type="submit"
          name="intent"
          value={intent}
          className={`btn min-h-11 ${danger ? 'btn-danger' : 'btn-primary'}`}
        >
          {title}
        </button>
      </Form>
    </details>
  )
}

/** The typed reason of an act; it stands in the audit log. */
export function Reason({ label }: { label?: string }) {
  const say = useSay()
  return (
    <label className="block">
      <span className="mb-1.5 block text-sm font-semibold">{label ?? say(m.sell_desk_reason)}</span>
      <input name="reason" required minLength={3} maxLength={200} autoComplete="off" className="field-input" />
    </label>
  )
}
