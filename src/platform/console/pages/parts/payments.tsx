import { formatRupiah } from '#kernel/money/rupiah.ts'
import { m } from '#web/paraglide/messages.js'
import { Money, When } from '#web/ui/money.tsx'
import { useSay, type Message } from '#web/words.ts'
import { creditReasons } from '../../../portal/pages/parts/tracked.ts'
import type { PaymentView } from './listed.ts'

const methods: Record<string, Message> = { qris: m.invoice_qris, va: m.invoice_va, ewallet: m.invoice_ewallet }

export function Payments({ payments }: { payments: PaymentView[] }) {
  const say = useSay()
  return (
    <section className="card-box p-6">
      <h2 className="text-lg">{say(m.order_payments)}</h2>
      {payments.length === 0 && <p className="text-muted mt-2">{say(m.order_payments_none)}</p>}
      <ul className="mt-2">
        {payments.map(({ id, reference, method, amountIdr, feeIdr, paidAt, outcome }) => (
          <li
            key={id}
            className="border-line flex flex-wrap items-center justify-between gap-x-5 gap-y-1 border-b py-3.5 last:border-b-0 last:pb-0"
          >
            <div className="min-w-0">
              <p className="font-semibold">{methods[method] ? say(methods[method]) : method}</p>
              <p className="num text-muted text-sm break-all">{reference}</p>
              <When at={paidAt} className="text-muted text-sm" />
            </div>
            <div className="ml-auto text-right">
              <Money idr={amountIdr} className="font-bold" />
              <p className="num text-muted text-sm">
                {say(
                  outcome === 'exact' ? m.order_outcome_invoice : (creditReasons[outcome] ?? m.order_outcome_credit),
                )}{' '}
                · {say(m.order_fee, { amount: formatRupiah(feeIdr) })}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
