import { useLoaderData } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { formatInstant } from '#web/ui/format.ts'
import { Ban, CheckCircle2, FlaskConical, PowerOff, TriangleAlert } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Pill } from '#web/ui/pill.tsx'
import { useSay, useVisit } from '#web/words.ts'
import { Act } from '../../../desk/pages/parts/act.tsx'
import { Fact, isOver, type Key, KeyFacts } from '../../../partner/pages/parts/key-facts.tsx'
import type { loader, ProgramAnswer, Programs } from '../admin-reseller.tsx'

/* A reseller's programs as the shop sees them. */

type Endpoint = Programs['endpoints'][number]
type Bot = NonNullable<Programs['bot']>

export function Keys({ keys, answer }: { keys: readonly Key[]; answer: ProgramAnswer | undefined }) {
  const say = useSay()
  const [current, over] = [keys.filter((key) => !isOver(key)), keys.filter(isOver)]
  const list = (some: readonly Key[]) => (
    <ul className="divide-line divide-y">
      {some.map((key) => (
        <KeyLine key={key.id} of={key} refused={answer?.keyId === key.id ? answer : undefined} />
      ))}
    </ul>
  )
  return (
    <section className="card-box px-5 pt-5 pb-3 sm:px-6">
      <h2 className="text-lg">{say(m.resell_desk_keys, { count: current.length })}</h2>
      {current.length === 0 ? (
        <p className="text-muted mt-2 mb-3">{say(m.resell_desk_keys_none)}</p>
      ) : (
        <div className="mt-2">{list(current)}</div>
      )}
      {over.length > 0 && (
        <details className="border-line border-t">
          <summary className="hit text-muted cursor-pointer font-semibold">
            {say(m.resell_desk_over, { count: over.length })}
          </summary>
          {list(over)}
        </details>
      )}
    </section>
  )
}

function KeyLine({ of, refused }: { of: Key; refused: ProgramAnswer | undefined }) {
  const { key } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <li className="py-4">
      <KeyFacts
        of={of}
        title={<p className="font-bold break-words">{of.name}</p>}
        scopes={m.resell_desk_scopes}
        small
      />
      {!isOver(of) && (
        <div className="bg-base-200/60 rounded-field mt-3 max-w-xl px-4 py-1">
          <Act
            icon={Ban}
            danger
            intent="revoke"
            title={say(m.resell_desk_key_revoke)}
            help={say(m.resell_desk_key_help)}
            idempotencyKey={`${key}-${of.id.slice(-12)}`}
            about={{ keyId: of.id }}
            refusal={refused?.refusal ?? null}
          />
        </div>
      )}
    </li>
  )
}

/** The account of programs that speak Digiflazz; most resellers have none. */
export function BotAccount({ of, answer }: { of: Bot | null; answer: ProgramAnswer | undefined }) {
  const { key } = useLoaderData<typeof loader>()
  const say = useSay()
  const { locale } = useVisit()
  return (
    <section className="card-box px-5 pt-5 pb-3 sm:px-6">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <h2 className="text-lg">{say(m.resell_desk_bot)}</h2>
        {of && <BotState of={of} />}
      </div>
      {of === null ? (
        <p className="text-muted mt-2 mb-3">{say(m.resell_desk_bot_none)}</p>
      ) : (
        <dl className="mt-3 mb-3 grid grid-cols-2 gap-x-6 gap-y-2 text-sm lg:grid-cols-3">
          <Fact label={say(m.papi_bot_username)}>{of.username}</Fact>
          <Fact label={say(m.papi_key_used)}>
            {of.lastUsedAt ? formatInstant(of.lastUsedAt, locale) : say(m.papi_bot_never)}
          </Fact>
          <Fact label={say(m.resell_desk_bot_reveals)}>
            {say(of.reveals ? m.resell_desk_yes : m.resell_desk_no_word)}
          </Fact>
          <Fact label={say(m.papi_key_from)} wide>
            {of.networks.join(', ')}
          </Fact>
          {of.revoked && (
            <Fact label={say(m.resell_desk_bot_since, { when: formatInstant(of.revoked.at, locale) })} wide>
              {of.revoked.reason}
            </Fact>
          )}
        </dl>
      )}
      {of && !of.revoked && (
        <div className="bg-base-200/60 rounded-field mb-3 max-w-xl px-4 py-1">
          <Act
            icon={PowerOff}
            danger
            intent="bot"
            title={say(m.resell_desk_bot_revoke)}
            help={say(m.resell_desk_bot_help)}
            idempotencyKey={`${key}-bot`}
            refusal={answer?.refusal ?? null}
          />
        </div>
      )}
    </section>
  )
}

function BotState({ of }: { of: Bot }) {
  const say = useSay()
  if (of.revoked) return <Pill tone="danger" icon={Ban} label={say(m.resell_desk_bot_revoked)} small />
  if (of.active) return <Pill tone="success" icon={CheckCircle2} label={say(m.papi_bot_on)} small />
  return <Pill tone="neutral" icon={PowerOff} label={say(m.papi_bot_off)} small />
}

export function Endpoints({ endpoints }: { endpoints: readonly Endpoint[] }) {
  const { one } = useLoaderData<typeof loader>()
  const say = useSay()
  const stopped = one.status !== 'approved' || !one.accountActive
  return (
    <section className="card-box px-5 pt-5 pb-3 sm:px-6">
      <h2 className="text-lg">{say(m.resell_desk_hooks, { count: endpoints.length })}</h2>
      {stopped && endpoints.length > 0 && (
        <div className="mt-3">
          <Notice tone="warning">{say(m.resell_desk_hooks_held)}</Notice>
        </div>
      )}
      {endpoints.length === 0 ? (
        <p className="text-muted mt-2 mb-3">{say(m.resell_desk_hooks_none)}</p>
      ) : (
        <ul className="divide-line mt-2 divide-y">
          {endpoints.map((endpoint) => (
            <EndpointLine key={endpoint.id} of={endpoint} />
          ))}
        </ul>
      )}
    </section>
  )
}

const off = { manual: m.papi_hook_manual, gone: m.papi_hook_gone, failing: m.papi_hook_failing }

function EndpointLine({ of }: { of: Endpoint }) {
  const say = useSay()
  const { locale } = useVisit()
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-4">
      <div className="min-w-0">
        <p className="font-bold break-words">{of.name}</p>
        <p className="text-muted font-mono text-sm break-all">{of.host}</p>
        <p className="num mt-1 text-sm">
          {of.held > 0 && `${say(m.resell_desk_hook_held, { count: of.held })}, `}
          {say(m.resell_desk_hook_counts, { waiting: of.waiting, failed: of.failed })}
        </p>
        {of.status === 'active' && of.failingSince && (
          <p className="text-tone-warning-ink mt-1 flex items-start gap-1.5 text-sm font-medium">
            <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
            {say(m.papi_hook_ill, { when: formatInstant(of.failingSince, locale) })}
          </p>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        {of.mode === 'test' && <Pill tone="info" icon={FlaskConical} label={say(m.papi_key_test_tag)} small />}
        {of.status === 'active' ? (
          <Pill tone="success" icon={CheckCircle2} label={say(m.papi_hook_active)} small />
        ) : (
          <Pill tone="neutral" icon={PowerOff} label={say(off[of.disabledReason ?? 'manual'])} small />
        )}
      </div>
    </li>
  )
}
