import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { m } from '#web/paraglide/messages.js'
import { Money, When } from '#web/ui/money.tsx'
import { useSay } from '#web/words.ts'
import type { OrderDetail } from './listed.ts'
import { reasonWords, State } from './state.tsx'

/** Attempts to pay, and the money that came, as the gateway told it. */
export function OrderPayments({ order: { charges, captures } }: { order: OrderDetail }) {
  const say = useSay()
  return (
    <Box title={say(m.sell_desk_payments)}>
      {charges.length === 0 && <p className="text-muted mt-1 text-[0.9375rem]">{say(m.sell_desk_charges_none)}</p>}
      <ul className="mt-1">
        {charges.map((charge) => (
          <Row
            key={charge.reference}
            title={<span className="num text-sm break-all">{charge.reference}</span>}
            note={
              <>
                {say(m.sell_desk_charge_made)} <When at={charge.createdAt} />
              </>
            }
            state={<State of="charge" is={CHARGES[charge.status] ?? charge.status} small />}
            amountIdr={charge.amountIdr}
          />
        ))}
        {captures.map((capture) => (
          <Row
            key={capture.id}
            title={
              <span className="text-sm font-semibold">
                {say(m.sell_desk_received)}{' '}
                <span className="text-muted font-normal">
                  ({say(reasonWords[capture.outcome] ?? m.sell_desk_reason_exact)})
                </span>
              </span>
            }
            note={
              <>
                <When at={capture.paidAt} /> · {say(m.sell_desk_fee, { amount: formatRupiah(capture.feeIdr) })}
              </>
            }
            amountIdr={capture.amountIdr}
          />
        ))}
      </ul>
    </Box>
  )
}

const CHARGES: Record<string, string> = {
  intent: 'pending',
  pending: 'pending',
  paid: 'paid',
  expired: 'failed',
  failed: 'failed',
  cancelled: 'failed',
}

export function OrderCredits({ order: { credits, number } }: { order: OrderDetail }) {
  const say = useSay()
  return (
    <Box
      title={say(m.sell_desk_credits)}
      more={
        <Link to={`/admin/credits?q=${encodeURIComponent(number)}`} className="hit link-quiet text-sm">
          {say(m.sell_desk_credits_manage)}
        </Link>
      }
    >
      <ul className="mt-1">
        {credits.map((one) => (
          <Row
            key={one.id}
            title={<span className="font-semibold">{say(reasonWords[one.reason] ?? m.sell_desk_credits)}</span>}
            note={
              <>
                <When at={one.createdAt} />
                {one.leftIdr !== one.amountIdr &&
                  ` · ${say(m.sell_desk_credit_left, { amount: formatRupiah(one.leftIdr) })}`}
              </>
            }
            state={<State of="credit" is={one.status} small />}
            amountIdr={one.amountIdr}
          />
        ))}
      </ul>
    </Box>
  )
}

export function OrderClaims({ order: { claims } }: { order: OrderDetail }) {
  const say = useSay()
  return (
    <Box title={say(m.sell_desk_claims)}>
      <ul className="mt-1">
        {claims.map((one) => (
          <li key={one.id} className="border-line border-b py-3 last:border-b-0 last:pb-0">
            <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
              <p className="min-w-0 grow basis-56 break-words">{one.problem}</p>
              <State of="claim" is={one.status} small />
            </div>
            <p className="text-muted text-sm">
              <When at={one.createdAt} />
            </p>
            {one.answer && <p className="text-muted mt-1 text-sm break-words">{one.answer}</p>}
          </li>
        ))}
      </ul>
    </Box>
  )
}

function Box({ title, more, children }: { title: string; more?: ReactNode; children: ReactNode }) {
  return (
    <section className="card-box p-5">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <h2 className="text-lg">{title}</h2>
        {more}
      </div>
      {children}
    </section>
  )
}

type RowProps = { title: ReactNode; note: ReactNode; state?: ReactNode; amountIdr: number }

function Row({ title, note, state, amountIdr }: RowProps) {
  return (
    <li className="border-line flex flex-wrap items-start justify-between gap-x-5 gap-y-1 border-b py-3 last:border-b-0 last:pb-0">
      <div className="min-w-0">
        {title}
        <p className="num text-muted text-sm">{note}</p>
      </div>
      <div className="ml-auto flex flex-col items-end gap-1">
        <Money idr={amountIdr} className="font-bold" />
        {state}
      </div>
    </li>
  )
}
