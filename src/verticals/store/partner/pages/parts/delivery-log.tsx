import type { OutputOf } from '#kernel/http/operation.ts'
import { m } from '#web/paraglide/messages.js'
import { formatInstant } from '#web/ui/format.ts'
import { ArrowLeft, CheckCircle2, CircleAlert, Hourglass, PowerOff, RotateCcw, type LucideIcon } from '#web/ui/icons.ts'
import { Pill, type Tone } from '#web/ui/pill.tsx'
import { useSay, useVisit, type Message } from '#web/words.ts'
import { Box, Pages } from '../../../resellers/pages/parts/frame.tsx'
import type { listWebhookDeliveries, readWebhookDelivery } from '../../../webhooks/operations.ts'
import type { Endpoint } from './endpoints.tsx'
import { Code } from './tabs.tsx'

type Log = OutputOf<typeof listWebhookDeliveries>
type Detail = OutputOf<typeof readWebhookDelivery>

const looks: Record<Detail['status'], { tone: Tone; icon: LucideIcon; label: Message }> = {
  pending: { tone: 'warning', icon: Hourglass, label: m.papi_d_pending },
  held: { tone: 'neutral', icon: PowerOff, label: m.papi_d_held },
  delivered: { tone: 'success', icon: CheckCircle2, label: m.papi_d_delivered },
  failed: { tone: 'danger', icon: CircleAlert, label: m.papi_d_failed },
}

function State({ status, small = false }: { status: Detail['status']; small?: boolean }) {
  const say = useSay()
  const { tone, icon, label } = looks[status]
  return <Pill tone={tone} icon={icon} label={say(label)} small={small} />
}

export function Deliveries({ log, endpoints }: { log: Log; endpoints: readonly Endpoint[] }) {
  const say = useSay()
  const { locale } = useVisit()
  const nameOf = (id: string) => endpoints.find((one) => one.id === id)?.name ?? ''
  return (
    <Box title={say(m.papi_log)}>
      {log.deliveries.length === 0 ? (
        <p className="text-muted">{say(m.papi_log_none)}</p>
      ) : (
        <div
          className="overflow-x-auto"
          role="region"
          aria-label={say(m.papi_log)}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be within reach of the keyboard
          tabIndex={0}
        >
          <table className="table-list">
            <thead>
              <tr>
                <th scope="col">{say(m.papi_log_event)}</th>
                <th scope="col">{say(m.papi_log_state)}</th>
                <th scope="col" className="is-num">
                  {say(m.papi_log_tries)}
                </th>
                <th scope="col">{say(m.papi_log_when)}</th>
              </tr>
            </thead>
            <tbody>
              {log.deliveries.map((one) => (
                <tr key={one.id}>
                  <td className="min-w-44">
                    <a href={`?kirim=${one.id}`} className="link-quiet font-mono text-sm font-semibold underline">
                      {one.kind}
                    </a>
                    <span className="text-muted block text-xs break-words">{nameOf(one.endpointId)}</span>
                  </td>
                  <td>
                    <State status={one.status} small />
                  </td>
                  <td className="is-num">{one.attempts}</td>
                  <td className="num text-sm whitespace-nowrap">{formatInstant(one.createdAt, locale)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pages next={log.nextCursor} values={{}} />
    </Box>
  )
}

/** One message with everything that was tried. */
export function Delivery({ of, endpoint }: { of: Detail; endpoint: string }) {
  const say = useSay()
  const { locale } = useVisit()
  return (
    <>
      <a href="/reseller/api/webhooks" className="hit link-quiet gap-1.5 font-semibold">
        <ArrowLeft className="size-4.5" aria-hidden="true" />
        {say(m.papi_log_back)}
      </a>
      <section className="glass p-5 sm:p-6">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <div className="min-w-0">
            <h2 className="font-mono text-lg break-all">{of.kind}</h2>
            <p className="text-muted mt-1 text-sm break-words">
              {endpoint} · {formatInstant(of.createdAt, locale)}
            </p>
            <p className="text-muted font-mono text-xs break-all">webhook-id: {of.eventId}</p>
          </div>
          <State status={of.status} />
        </div>
        {of.nextAt && of.attempts > 0 && (
          <p className="mt-3 text-sm">{say(m.papi_log_next, { when: formatInstant(of.nextAt, locale) })}</p>
        )}
        <h3 className="mt-5 mb-1.5 text-sm font-semibold">{say(m.papi_log_body)}</h3>
        <Code label={say(m.papi_log_body)}>{pretty(of.body)}</Code>
        {of.log.length > 0 && <h3 className="mt-5 mb-1.5 text-sm font-semibold">{say(m.papi_log_answer)}</h3>}
        <ol className="space-y-3">
          {of.log.map((attempt) => (
            <li key={`${attempt.at} ${attempt.number}`} className="border-line rounded-field border p-3">
              <p className="num text-sm font-semibold">
                {say(m.papi_log_attempt, {
                  number: attempt.number,
                  status: attempt.status ?? say(m.papi_log_no_answer, { trouble: attempt.trouble }),
                  ms: attempt.durationMs,
                })}
              </p>
              <p className="text-muted num text-xs">{formatInstant(attempt.at, locale)}</p>
              {attempt.status !== null && (
                <pre className="mt-2 font-mono text-xs break-all whitespace-pre-wrap">
                  {attempt.answer || say(m.papi_log_empty_answer)}
                </pre>
              )}
            </li>
          ))}
        </ol>
        {(of.status === 'delivered' || of.status === 'failed') && (
          <form method="post" className="mt-5">
            <input type="hidden" name="id" value={of.id} />
            <button type="submit" name="intent" value="resend" className="btn btn-primary">
              <RotateCcw className="size-4.5" aria-hidden="true" />
              {say(m.papi_log_resend)}
            </button>
          </form>
        )}
      </section>
    </>
  )
}

function pretty(body: string): string {
  return JSON.stringify(JSON.parse(body), null, 2)
}
