import { Form } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { Money, When } from '#web/ui/money.tsx'
import { Status } from '#web/ui/pill.tsx'
import { useSay } from '#web/words.ts'
import { creditReasons, type TrackedCredit } from '../../../portal/pages/parts/tracked.ts'
import { Reason } from './actions.tsx'

export function Credits({ credits, idempotencyKey }: { credits: TrackedCredit[]; idempotencyKey: string }) {
  const say = useSay()
  return (
    <section className="card-box p-6">
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
            {credit.status === 'available' && <Refund creditId={credit.id} idempotencyKey={idempotencyKey} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Refund({ creditId, idempotencyKey }: { creditId: string; idempotencyKey: string }) {
  const say = useSay()
  return (
    <details className="mt-1">
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
