import type { ReactNode } from 'react'
import type { OutputOf } from '#kernel/http/operation.ts'
import { type FormState, TextField } from '#web/ui/field.tsx'
import { formatCount } from '#web/ui/format.ts'
import { useSay, type Message } from '#web/words.ts'
import type { readStoreSettings } from '../../operations.ts'

/* How a shop's settings are asked for. */

export type Settings = OutputOf<typeof readStoreSettings>
export type Own = { form: FormState; settings: Settings }

export const WHOLE = [
  'paymentWindowMinutes',
  'openPerContact',
  'openPerNetwork',
  'openPerProduct',
  'warrantyAbuseLimit',
  'topupMinIdr',
  'topupMaxIdr',
  'withdrawMinIdr',
] as const

type WholeProps = Own & { name: (typeof WHOLE)[number]; label: Message; help: Message; suffix: string }

/** A whole number with its unit. */
export function Whole({ form, settings, name, label, help, suffix }: WholeProps) {
  const say = useSay()
  return (
    <TextField
      form={form}
      name={name}
      label={say(label)}
      help={say(help)}
      suffix={suffix}
      inputMode="numeric"
      className="num"
      required
      maxLength={12}
      defaultValue={form.values[name] ?? formatCount(settings[name], 'id')}
    />
  )
}

type ChoicesProps = {
  name: string
  title: string
  value: string
  choices: readonly (readonly [value: string, word: Message, help: Message])[]
}

export function Choices({ name, title, value, choices }: ChoicesProps) {
  const say = useSay()
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-semibold">{title}</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        {choices.map(([code, word, help]) => (
          <label key={code} className="choice">
            <input type="radio" name={name} value={code} defaultChecked={value === code} className="tick" />
            <span className="min-w-0 text-[0.9375rem] font-medium">
              {say(word)}
              <span className="text-muted block text-sm font-normal">{say(help)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

export function Group({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section className="card-box space-y-5 p-5 sm:p-6">
      <div>
        <h2 className="text-lg">{title}</h2>
        {lead && <p className="text-muted mt-1 text-sm">{lead}</p>}
      </div>
      {children}
    </section>
  )
}
