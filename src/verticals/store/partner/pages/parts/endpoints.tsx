import type { OutputOf } from '#kernel/http/operation.ts'
import { m } from '#web/paraglide/messages.js'
import { FieldLabel, formState, TextField } from '#web/ui/field.tsx'
import { formatInstant } from '#web/ui/format.ts'
import { CheckCircle2, FlaskConical, Plus, PowerOff, Send, TriangleAlert } from '#web/ui/icons.ts'
import { Pill } from '#web/ui/pill.tsx'
import { useSay, useVisit, type Message } from '#web/words.ts'
import type { listMyWebhooks } from '../../../webhooks/operations.ts'
import { EVENT_KINDS } from '../../../webhooks/rules.ts'
import type { HookAnswer } from '../webhooks.tsx'
import { Fold } from './tabs.tsx'

export type Endpoint = OutputOf<typeof listMyWebhooks>['endpoints'][number]

export function EndpointCards({ endpoints }: { endpoints: readonly Endpoint[] }) {
  return (
    <ul className="space-y-4">
      {endpoints.map((endpoint) => (
        <EndpointCard key={endpoint.id} of={endpoint} />
      ))}
    </ul>
  )
}

function EndpointCard({ of }: { of: Endpoint }) {
  const say = useSay()
  const { locale } = useVisit()
  return (
    <li className="glass p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 className="text-lg break-words">{of.name}</h2>
          <p className="text-muted mt-0.5 font-mono text-sm break-all">{of.url}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          {of.mode === 'test' && <Pill tone="info" icon={FlaskConical} label={say(m.papi_key_test_tag)} />}
          {of.dialect === 'digiflazz' && <Pill tone="neutral" icon={Send} label={say(m.papi_bot)} />}
          <State of={of} />
        </div>
      </div>
      <p className="text-muted mt-3 text-sm break-words">
        {of.events.length > 0 ? of.events.join(', ') : say(m.papi_hook_all)}
      </p>
      {of.status === 'active' && of.failingSince && (
        <p className="text-tone-warning-ink mt-2 flex items-start gap-1.5 text-sm font-medium">
          <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
          {say(m.papi_hook_ill, { when: formatInstant(of.failingSince, locale) })}
        </p>
      )}
      <div className="border-line mt-4 flex flex-wrap items-start gap-x-5 gap-y-2 border-t pt-4">
        <form method="post" className="flex flex-wrap gap-2">
          <input type="hidden" name="id" value={of.id} />
          {of.status === 'active' ? (
            <>
              <button type="submit" name="intent" value="test" className="btn btn-primary">
                <Send className="size-4.5" aria-hidden="true" />
                {say(m.papi_hook_test)}
              </button>
              <button type="submit" name="intent" value="resendMany" className="btn btn-quiet">
                {say(m.papi_hook_resend)}
              </button>
              <button type="submit" name="intent" value="off" className="btn btn-quiet">
                {say(m.papi_hook_off)}
              </button>
            </>
          ) : (
            <button type="submit" name="intent" value="on" className="btn btn-primary">
              {say(m.papi_hook_on)}
            </button>
          )}
        </form>
        <Fold label={say(m.papi_hook_rotate)} of={of.name}>
          <form method="post">
            <input type="hidden" name="id" value={of.id} />
            <p className="text-muted mb-3 text-sm">{say(m.papi_hook_rotate_help)}</p>
            <button type="submit" name="intent" value="rotate" className="btn btn-primary">
              {say(m.papi_hook_rotate)}
            </button>
          </form>
        </Fold>
        <Fold label={say(m.papi_hook_remove)} of={of.name} danger>
          <form method="post">
            <input type="hidden" name="id" value={of.id} />
            <p className="text-muted mb-3 text-sm">{say(m.papi_hook_remove_help)}</p>
            <button type="submit" name="intent" value="remove" className="btn btn-danger">
              {say(m.papi_hook_remove_do)}
            </button>
          </form>
        </Fold>
      </div>
    </li>
  )
}

const OFF = { manual: m.papi_hook_manual, gone: m.papi_hook_gone, failing: m.papi_hook_failing }

function State({ of }: { of: Endpoint }) {
  const say = useSay()
  if (of.status === 'active') return <Pill tone="success" icon={CheckCircle2} label={say(m.papi_hook_active)} />
  const tone = of.disabledReason === 'manual' ? 'neutral' : 'danger'
  return <Pill tone={tone} icon={PowerOff} label={say(OFF[of.disabledReason ?? 'manual'])} />
}

const MODES = [
  ['live', m.papi_hook_mode_live],
  ['test', m.papi_hook_mode_test],
] as const
const DIALECTS = [
  ['standard', m.papi_hook_dialect_standard],
  ['digiflazz', m.papi_hook_dialect_digiflazz],
] as const

type ChoiceProps = {
  name: string
  label: string
  options: readonly (readonly [string, Message])[]
  form: ReturnType<typeof formState>
}

function Choice({ name, label, options, form }: ChoiceProps) {
  const say = useSay()
  return (
    <div>
      <FieldLabel htmlFor={`f-${name}`}>{label}</FieldLabel>
      <select id={`f-${name}`} name={name} defaultValue={form.values[name] ?? options[0]![0]} className="field-input">
        {options.map(([value, word]) => (
          <option key={value} value={value}>
            {say(word)}
          </option>
        ))}
      </select>
    </div>
  )
}

export function NewEndpoint({ answer, open }: { answer: HookAnswer | undefined; open: boolean }) {
  const say = useSay()
  const form = formState(answer?.values ? answer : null)
  return (
    <details open={open} className="glass p-5 sm:p-6">
      <summary className="hit cursor-pointer list-none gap-2 text-lg font-bold [&::-webkit-details-marker]:hidden">
        <Plus className="size-5" aria-hidden="true" />
        {say(m.papi_hook_new)}
      </summary>
      <form method="post" className="mt-4 max-w-2xl space-y-5">
        <TextField form={form} name="name" label={say(m.papi_hook_name)} maxLength={60} required />
        <TextField
          form={form}
          name="url"
          type="url"
          label={say(m.papi_hook_url)}
          placeholder="https://"
          maxLength={500}
          required
        />
        <div className="grid gap-5 sm:grid-cols-2">
          <Choice name="mode" label={say(m.papi_hook_mode)} options={MODES} form={form} />
          <Choice name="dialect" label={say(m.papi_hook_dialect)} options={DIALECTS} form={form} />
        </div>
        <fieldset>
          <legend className="mb-1.5 text-sm font-semibold">{say(m.papi_hook_events)}</legend>
          <p className="text-muted mb-1 text-sm">{say(m.papi_hook_events_help)}</p>
          <div className="grid gap-x-4 sm:grid-cols-2">
            {EVENT_KINDS.map((kind) => (
              <label key={kind} className="hit w-full gap-2.5">
                <input
                  type="checkbox"
                  name="events"
                  value={kind}
                  defaultChecked={answer?.events?.includes(kind) ?? false}
                  className="tick mt-0"
                />
                <code className="text-sm">{kind}</code>
              </label>
            ))}
          </div>
        </fieldset>
        <button type="submit" name="intent" value="create" className="btn btn-cta">
          {say(m.papi_hook_new)}
        </button>
      </form>
    </details>
  )
}
