import { Form } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { ChevronDown, PowerOff } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'
import type { InspectedOrder } from './listed.ts'

type ActionsProps = {
  order: InspectedOrder
  may: { approve: boolean; switch: boolean }
  idempotencyKey: string
}

/** What the owner of the platform may do with an order now. Destructive acts ask for a reason. */
export function Actions({ order, may, idempotencyKey }: ActionsProps) {
  const say = useSay()
  const awaitsApproval = order.awaitsApproval && may.approve
  const mayActivate = order.mayActivate && may.switch
  const maySwitchOff = order.status === 'active' && may.switch
  if (!awaitsApproval && !mayActivate && !maySwitchOff) return null
  return (
    <section className="card-box p-5" aria-label={say(m.order_actions)}>
      {(awaitsApproval || mayActivate) && (
        <Form method="post" replace className="flex flex-wrap gap-3">
          <input type="hidden" name="key" value={idempotencyKey} />
          {awaitsApproval && (
            <button type="submit" name="intent" value="approve" className="btn btn-primary">
              {say(m.order_approve)}
            </button>
          )}
          {mayActivate && (
            <button type="submit" name="intent" value="on" className="btn btn-primary">
              {say(m.order_on)}
            </button>
          )}
        </Form>
      )}
      {maySwitchOff && <SwitchOff idempotencyKey={idempotencyKey} />}
    </section>
  )
}

function SwitchOff({ idempotencyKey }: { idempotencyKey: string }) {
  const say = useSay()
  return (
    <details className="group">
      <summary className="hit cursor-pointer list-none gap-2 font-semibold [&::-webkit-details-marker]:hidden">
        <PowerOff className="text-error size-5" aria-hidden="true" />
        {say(m.order_off)}
        <ChevronDown className="text-muted size-4.5 transition-transform group-open:rotate-180" aria-hidden="true" />
      </summary>
      <p className="text-muted mt-1 text-sm">{say(m.order_off_text)}</p>
      <Form method="post" replace className="mt-4 max-w-lg space-y-3">
        <input type="hidden" name="key" value={idempotencyKey} />
        <Reason />
        <button type="submit" name="intent" value="off" className="btn btn-danger">
          {say(m.order_off)}
        </button>
      </Form>
    </details>
  )
}

/** The typed reason of a destructive act. */
export function Reason() {
  const say = useSay()
  return (
    <label className="block">
      <span className="mb-1.5 block text-sm font-semibold">{say(m.order_reason)}</span>
      <input name="reason" required minLength={3} maxLength={200} autoComplete="off" className="field-input" />
      <span className="text-muted mt-1.5 block text-sm">{say(m.order_reason_help)}</span>
    </label>
  )
}
