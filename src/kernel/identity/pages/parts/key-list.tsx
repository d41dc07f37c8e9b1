import { Form } from 'react-router'
import type { Sentence } from '#kernel/problem/problem.ts'
import { m } from '#web/paraglide/messages.js'
import { formatDay, formatInstant } from '#web/ui/format.ts'
import { Ban, CheckCircle2, Clock3, Hourglass, RefreshCw, Moon, type LucideIcon } from '#web/ui/icons.ts'
import { Pill, type Tone } from '#web/ui/pill.tsx'
import { useSay, useVisit, type Message } from '#web/words.ts'
import type { KeyView } from './team.ts'

const looks: Record<KeyView['status'], { tone: Tone; icon: LucideIcon; label: Message }> = {
  active: { tone: 'success', icon: CheckCircle2, label: m.team_key_active },
  replaced: { tone: 'warning', icon: Hourglass, label: m.team_key_replaced },
  asleep: { tone: 'neutral', icon: Moon, label: m.team_key_asleep },
  ended: { tone: 'neutral', icon: Clock3, label: m.team_key_ended },
  revoked: { tone: 'neutral', icon: Ban, label: m.team_key_revoked },
}

const graces: Record<string, Message> = {
  0: m.team_key_grace_0,
  1: m.team_key_grace_1,
  24: m.team_key_grace_24,
  72: m.team_key_grace_72,
  168: m.team_key_grace_168,
}

type ListProps = { keys: readonly KeyView[]; names: ReadonlyMap<string, Sentence> }

export function KeyList({ keys, names }: ListProps) {
  return (
    <ul className="space-y-4">
      {keys.map((key) => (
        <KeyCard key={key.id} apiKey={key} names={names} />
      ))}
    </ul>
  )
}

function KeyCard({ apiKey, names }: { apiKey: KeyView; names: ListProps['names'] }) {
  const say = useSay()
  const { locale } = useVisit()
  const { tone, icon, label } = looks[apiKey.status]
  const over = apiKey.status === 'ended' || apiKey.status === 'revoked'
  return (
    <li className="card-box p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h3 className="text-lg break-words">{apiKey.name}</h3>
          <p className="num text-muted mt-0.5 font-mono text-sm">{apiKey.hint}…</p>
        </div>
        <Pill tone={tone} icon={icon} label={say(label)} />
      </div>
      {apiKey.status === 'asleep' && <p className="text-muted mt-2 text-sm">{say(m.team_key_asleep_help)}</p>}
      <dl className="mt-4 grid gap-x-6 gap-y-3 text-sm sm:grid-cols-3">
        <Fact label={say(m.team_key_used)}>
          {apiKey.lastUsedAt ? formatInstant(apiKey.lastUsedAt, locale) : say(m.team_key_never)}
        </Fact>
        <Fact label={say(m.team_key_ends)}>
          {apiKey.endsAt ? formatInstant(apiKey.endsAt, locale) : say(m.team_key_no_end)}
        </Fact>
        <Fact label={say(m.team_permissions)}>
          {[...apiKey.permissions].map((code) => names.get(code)?.[locale] ?? code).join(', ') || '–'}
        </Fact>
      </dl>
      {apiKey.dormant.length > 0 && apiKey.status !== 'asleep' && (
        <p className="text-tone-warning-ink mt-3 text-sm font-medium">
          {say(m.team_key_dormant, { count: apiKey.dormant.length })}
        </p>
      )}
      <p className="text-muted mt-3 text-sm">
        {say(m.team_key_by, { name: apiKey.createdBy.name, when: formatDay(apiKey.createdAt, locale) })}
      </p>
      {!over && <Acts apiKey={apiKey} />}
    </li>
  )
}

function Fact({ label, children }: { label: string; children: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted">{label}</dt>
      <dd className="num font-medium break-words">{children}</dd>
    </div>
  )
}

/** Replacing and revoking; both unfold and say what happens before the button that does it. */
function Acts({ apiKey }: { apiKey: KeyView }) {
  const say = useSay()
  return (
    <div className="border-line mt-4 flex flex-wrap gap-x-6 border-t pt-2">
      {apiKey.status !== 'replaced' && (
        <details className="open:basis-full">
          <summary className="hit cursor-pointer list-none gap-1.5 text-sm font-semibold [&::-webkit-details-marker]:hidden">
            <RefreshCw className="size-4" aria-hidden="true" />
            {say(m.team_key_rotate)}
            <span className="sr-only"> {apiKey.name}</span>
          </summary>
          <Form method="post" replace className="max-w-lg pb-3">
            <input type="hidden" name="id" value={apiKey.id} />
            <p className="text-muted mb-3 text-sm">{say(m.team_key_rotate_help)}</p>
            <label className="mb-3 block">
              <span className="mb-1.5 block text-sm font-semibold">{say(m.team_key_grace)}</span>
              <select name="graceHours" defaultValue="0" className="field-input">
                {Object.entries(graces).map(([hours, word]) => (
                  <option key={hours} value={hours}>
                    {say(word)}
                  </option>
                ))}
              </select>
            </label>
            <button type="submit" name="intent" value="rotate" className="btn btn-primary">
              {say(m.team_key_rotate_confirm)}
            </button>
          </Form>
        </details>
      )}
      <details className="open:basis-full">
        <summary className="hit text-error cursor-pointer list-none gap-1.5 text-sm font-semibold [&::-webkit-details-marker]:hidden">
          <Ban className="size-4" aria-hidden="true" />
          {say(m.team_key_revoke)}
          <span className="sr-only"> {apiKey.name}</span>
        </summary>
        <Form method="post" replace className="max-w-lg pb-3">
          <input type="hidden" name="id" value={apiKey.id} />
          <p className="text-muted mb-3 text-sm">{say(m.team_key_revoke_help)}</p>
          <button type="submit" name="intent" value="revoke" className="btn btn-danger">
            {say(m.team_key_revoke_confirm)}
          </button>
        </Form>
      </details>
    </div>
  )
}
