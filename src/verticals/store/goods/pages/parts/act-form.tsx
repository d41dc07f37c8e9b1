import type { ReactNode } from 'react'
import type { FormState } from '#web/ui/field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import type { Answer } from './act.ts'
import { useAct } from './use-act.ts'

type Props = {
  intent: string
  /** What is sent, made of the form's fields. */
  shape: (form: FormData) => unknown
  label: string
  look?: string
  done?: (answer: Answer) => void
  /** Beside the button. */
  beside?: ReactNode
  children?: (form: FormState) => ReactNode
}

/** One act as a form: what is refused stands beside its field, what has no field above the button. */
export function ActForm({ intent, shape, label, look = 'btn-primary', done, beside, children }: Props) {
  const { send, busy, refusal, form } = useAct(done)
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        send(intent, shape(new FormData(event.currentTarget)))
      }}
    >
      {children?.(form)}
      {refusal && <Notice tone="danger">{refusal.sentence}</Notice>}
      <div className="flex flex-wrap gap-3">
        <button type="submit" disabled={busy} className={`btn ${look} min-h-11`}>
          {label}
        </button>
        {beside}
      </div>
    </form>
  )
}

/** One trimmed field of a form. */
export function word(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

const WHOLE = /^-?(?:\d{1,15}|\d{1,3}(?:([., ])\d{3})(?:\1\d{3}){0,3})(?:,-)?$/

/**
 * A whole number as somebody types it, with dots, commas or spaces between thousands or without; null when nothing is
 * there. What is no whole number goes as it was typed: the refusal then stands beside its field.
 */
export function figure(form: FormData, name: string): number | string | null {
  const typed = word(form, name)
    .replaceAll('\u00a0', ' ')
    .replace(/^rp\.?\s*/i, '')
  if (typed === '') return null
  return WHOLE.test(typed) ? (typed.startsWith('-') ? -1 : 1) * Number(typed.replaceAll(/\D/g, '')) : typed
}

export function ticked(form: FormData, name: string): boolean {
  return form.get(name) !== null
}

/** A field of day and time, which people mean in Western Indonesian time, as an instant. */
export function instant(form: FormData, name: string): string | null {
  const typed = word(form, name)
  if (typed === '') return null
  const at = new Date(`${typed.slice(0, 16)}:00+07:00`)
  // A year of five digits is no date here; it is refused beside its field.
  return Number.isNaN(at.getTime()) ? typed : at.toISOString()
}

/** An instant as a field of day and time takes it. */
export function localOf(at: string | null): string {
  return at ? new Date(new Date(at).getTime() + 7 * 3_600_000).toISOString().slice(0, 16) : ''
}
