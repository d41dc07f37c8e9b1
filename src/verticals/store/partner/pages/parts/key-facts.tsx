import type { ReactNode } from 'react'
import type { OutputOf } from '#kernel/http/operation.ts'
import { m } from '#web/paraglide/messages.js'
import { formatInstant } from '#web/ui/format.ts'
import { Ban, CheckCircle2, Clock3, FlaskConical, Hourglass, Moon, type LucideIcon } from '#web/ui/icons.ts'
import { Pill, type Tone } from '#web/ui/pill.tsx'
import { useSay, useVisit, type Message } from '#web/words.ts'
import type { listResellerKeys } from '../../key-operations.ts'
import { scopeWords } from './key-form.tsx'

/* What a key is and how it stands, for its owner and for the shop. */

export type Key = OutputOf<typeof listResellerKeys>['keys'][number]

const looks: Record<Key['status'], { tone: Tone; icon: LucideIcon; label: Message }> = {
  active: { tone: 'success', icon: CheckCircle2, label: m.papi_st_active },
  replaced: { tone: 'warning', icon: Hourglass, label: m.papi_st_replaced },
  asleep: { tone: 'neutral', icon: Moon, label: m.papi_st_asleep },
  ended: { tone: 'neutral', icon: Clock3, label: m.papi_st_ended },
  revoked: { tone: 'neutral', icon: Ban, label: m.papi_st_revoked },
}

export function isOver({ status }: Key): boolean {
  return status === 'ended' || status === 'revoked'
}

/** `title` is its name as the page puts names, `scopes` whose rights these are. */
type Props = { of: Key; title: ReactNode; scopes: Message; small?: boolean }

export function KeyFacts({ of, title, scopes, small = false }: Props) {
  const say = useSay()
  const { locale } = useVisit()
  const { tone, icon, label } = looks[of.status]
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          {title}
          <p className="num text-muted mt-0.5 font-mono text-sm">{of.hint}…</p>
        </div>
        <div className="flex flex-wrap gap-2">
          {of.mode === 'test' && (
            <Pill tone="info" icon={FlaskConical} label={say(m.papi_key_test_tag)} small={small} />
          )}
          <Pill tone={tone} icon={icon} label={say(label)} small={small} />
        </div>
      </div>
      <dl className={`grid grid-cols-2 gap-x-6 text-sm lg:grid-cols-3 ${small ? 'mt-3 gap-y-2' : 'mt-4 gap-y-3'}`}>
        <Fact label={say(m.papi_key_used)}>
          {of.lastUsedAt ? formatInstant(of.lastUsedAt, locale) : say(m.papi_key_never)}
        </Fact>
        <Fact label={say(m.papi_key_until)}>
          {of.endsAt ? formatInstant(of.endsAt, locale) : say(m.papi_key_ends_never)}
        </Fact>
        <Fact label={say(m.papi_key_from)} wide={of.networks.length > 1}>
          {of.networks.length > 0 ? of.networks.join(', ') : say(m.papi_key_anywhere)}
        </Fact>
        <Fact label={say(scopes)} wide>
          {of.permissions.map((code) => (scopeWords[code] ? say(scopeWords[code]) : code)).join('; ') || '–'}
        </Fact>
      </dl>
    </>
  )
}

export function Fact({ label, wide = false, children }: { label: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? 'col-span-full min-w-0' : 'min-w-0'}>
      <dt className="text-muted">{label}</dt>
      <dd className="num mt-0.5 font-medium break-words">{children}</dd>
    </div>
  )
}
