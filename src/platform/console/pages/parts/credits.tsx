import { Form } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { Money, When } from '#web/ui/money.tsx'
import { Status } from '#web/ui/pill.tsx'
import { useSay } from '#web/words.ts'
import { creditReasons, type TrackedCredit } from '../../../portal/pages/parts/tracked.ts'
import { Reason } from './actions.tsx'

type CreditsProps = { credits: TrackedCredit[]; mayRefund: boolean; idempotencyKey: string }

export function Credits({ credits, mayRefund, idempotencyKey }: CreditsProps) {
  const say = useSay()
  return (
    <section className="card-box p-5">
      <h2 className="text-lg">{say(m.track_credits)}</h2>
      <ul className="mt-3">
        {credits.map((credit) => (
          <li key={credit.id} className="border-line border-b py-4 last:border-b-0 last:pb-0">
            <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <div className="grow">
                <p className="font-semibold">{say(creditReasons[credit.reason] ?? m.track_credits)}</p>
                <When at={credit.at} className="text-muted text-sm" />
              </div>
              <Status of="credit" is={credit.status} />
              <Money idr={credit.amountIdr} className="font-bold" />
            </div>
            {credit.status === 'available' && mayRefund && (
              <div className="mt-1 flex flex-wrap gap-x-6 gap-y-1">
                <Refund creditId={credit.id} idempotencyKey={idempotencyKey} />
                <PayOut creditId={credit.id} idempotencyKey={idempotencyKey} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

type ReturnProps = { creditId: string; idempotencyKey: string }

function Refund({ creditId, idempotencyKey }: ReturnProps) {
  const say = useSay()
  return (
    <details className="open:basis-full">
      <summary className="hit text-error cursor-pointer text-sm font-semibold">{say(m.order_refund)}</summary>
      <Form method="post" replace className="mt-2 max-w-lg space-y-3">
        <input type="hidden" name="key" value={`${idempotencyKey}-${creditId}`} />
        <input type="hidden" name="creditId" value={creditId} />
        <Reason />
        <button type="submit" name="intent" value="refund" className="btn btn-danger">
          {say(m.order_refund)}
        </button>
      </Form>
    </details>
  )
}

/** For money the gateway cannot return, such as that of virtual accounts. */
function PayOut({ creditId, idempotencyKey }: ReturnProps) {
  const say = useSay()
  return (
    <details className="open:basis-full">
      <summary className="hit cursor-pointer text-sm font-semibold">{say(m.order_payout)}</summary>
      <p className="text-muted mt-1 text-sm">{say(m.order_payout_text)}</p>
      <Form method="post" replace className="mt-2 max-w-lg space-y-3">
        <input type="hidden" name="key" value={`${idempotencyKey}-${creditId}-payout`} />
        <input type="hidden" name="creditId" value={creditId} />
        <label className="block">
          <span className="mb-1.5 block text-sm font-semibold">{say(m.order_payout_reference)}</span>
          <input
            name="bankReference"
            required
            minLength={3}
            maxLength={60}
            autoComplete="off"
            className="field-input num"
          />
          <span className="text-muted mt-1.5 block text-sm">{say(m.order_payout_reference_help)}</span>
        </label>
        <Reason />
        <button type="submit" name="intent" value="payout" className="btn btn-danger">
          {say(m.order_payout)}
        </button>
      </Form>
    </details>
  )
}
