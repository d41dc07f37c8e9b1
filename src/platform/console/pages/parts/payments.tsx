import { formatRupiah } from '#kernel/money/rupiah.ts'
import { m } from '#web/paraglide/messages.js'
import { Money, When } from '#web/ui/money.tsx'
import { useSay } from '#web/words.ts'
import { creditReasons } from '../../../portal/pages/parts/tracked.ts'
import type { PaymentView } from './listed.ts'
import { channelName, methodWords } from './methods.ts'

/** The money that came in for an order, as the gateway told it. */
export function Payments({ payments }: { payments: PaymentView[] }) {
  const say = useSay()
  return (
    <section className="card-box p-5">
      <h2 className="text-lg">{say(m.order_payments)}</h2>
      {payments.length === 0 && <p className="text-muted mt-1 text-[0.9375rem]">{say(m.order_payments_none)}</p>}
      <ul className="mt-1">
        {payments.map((payment) => (
          <Payment key={payment.id} payment={payment} />
        ))}
      </ul>
    </section>
  )
}

function Payment({ payment }: { payment: PaymentView }) {
  const say = useSay()
  const { outcome } = payment
  const word = outcome === 'exact' ? m.order_outcome_invoice : (creditReasons[outcome] ?? m.order_outcome_credit)
  const method = methodWords[payment.method as 'qris']
  return (
    <li className="border-line flex flex-wrap items-start justify-between gap-x-5 gap-y-1 border-b py-3 last:border-b-0 last:pb-0">
      <div className="min-w-0">
        <p className="font-semibold">
          {method ? say(method) : payment.method} {channelName(payment.channel)}
          <span className="num text-muted text-sm font-normal"> · {payment.invoice}</span>
        </p>
        <p className="num text-muted text-sm">
          <When at={payment.paidAt} /> · {say(m.payment_noted)} <When at={payment.capturedAt} />
        </p>
        <p className="num text-muted text-xs break-all">
          {say(m.invoice_reference)} {payment.reference} · {payment.gatewayPaymentId}
        </p>
      </div>
      <div className="ml-auto text-right">
        <Money idr={payment.amountIdr} className="font-bold" />
        <p className="num text-muted text-sm">
          {say(word)} · {say(m.order_fee, { amount: formatRupiah(payment.feeIdr) })}
        </p>
      </div>
    </li>
  )
}
