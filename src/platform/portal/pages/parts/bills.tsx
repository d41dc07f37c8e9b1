import { formatRupiah } from '#kernel/money/rupiah.ts'
import { m } from '#web/paraglide/messages.js'
import { formatInstant } from '#web/ui/format.ts'
import { FileText, Receipt } from '#web/ui/icons.ts'
import { Money, When } from '#web/ui/money.tsx'
import { Status } from '#web/ui/pill.tsx'
import { useSay, useVisit } from '#web/words.ts'
import { creditReasons, kinds, type TrackedCredit, type TrackedInvoice } from './tracked.ts'

export function InvoiceList({ invoices, open }: { invoices: TrackedInvoice[]; open: boolean }) {
  const say = useSay()
  return (
    <section className="card-box">
      <h2 className="px-6 pt-6 text-lg">{say(m.track_invoices)}</h2>
      <ul className="mt-2">
        {invoices
          .toSorted((left, right) => left.number.localeCompare(right.number))
          .map((invoice) => (
            <InvoiceRow key={invoice.token} invoice={invoice} payable={open && invoice.status === 'open'} />
          ))}
      </ul>
    </section>
  )
}

function InvoiceRow({ invoice, payable }: { invoice: TrackedInvoice; payable: boolean }) {
  const say = useSay()
  const { locale } = useVisit()
  const { status, paidAt, expiresAt } = invoice
  return (
    <li className="border-line flex flex-wrap items-center gap-x-5 gap-y-3 border-t px-6 py-5 first:border-t-0">
      <div className="min-w-0 grow">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <p className="text-lg font-bold">{say(kinds[invoice.kind]!)}</p>
          <Status of="invoice" is={status} />
        </div>
        <p className="num text-muted mt-1 text-sm break-words">
          {invoice.number}
          {status === 'paid' && paidAt && <> · {say(m.track_paid_at, { when: formatInstant(paidAt, locale) })}</>}
        </p>
        {payable && (
          <p className="num text-muted text-sm">
            {expiresAt ? say(m.track_due, { when: formatInstant(expiresAt, locale) }) : say(m.track_due_open)}
          </p>
        )}
        {status === 'waiting' && <p className="text-muted text-sm">{say(m.track_waiting)}</p>}
        <Papers invoice={invoice} />
      </div>
      {payable ? (
        <a href={`/invoices/${invoice.token}`} className="btn btn-primary num max-sm:w-full">
          {say(m.track_pay, { amount: formatRupiah(invoice.amountIdr) })}
        </a>
      ) : (
        <Money idr={invoice.amountIdr} className="text-lg font-bold" />
      )}
    </li>
  )
}

/** The invoice as a file, and the receipt once it is paid. */
export function Papers({ invoice }: { invoice: { token: string; number: string; status: string } }) {
  const say = useSay()
  return (
    <p className="mt-1 flex flex-wrap gap-x-5">
      {invoice.status === 'paid' && (
        <a
          href={`/receipts/${invoice.token}.pdf`}
          download
          aria-label={say(m.track_receipt_of, { number: invoice.number })}
          className="hit link-quiet gap-1.5 text-sm font-semibold"
        >
          <Receipt className="size-4" aria-hidden="true" />
          {say(m.track_receipt)}
        </a>
      )}
      <a
        href={`/bills/${invoice.token}.pdf`}
        download
        aria-label={say(m.track_bill_of, { number: invoice.number })}
        className="hit link-quiet gap-1.5 text-sm"
      >
        <FileText className="size-4" aria-hidden="true" />
        {say(m.track_bill)}
      </a>
    </p>
  )
}

export function CreditList({ credits }: { credits: TrackedCredit[] }) {
  const say = useSay()
  return (
    <section className="card-box p-6">
      <h2 className="text-lg">{say(m.track_credits)}</h2>
      <p className="text-muted mt-1 text-sm">{say(m.track_credits_help)}</p>
      <ul className="mt-4 space-y-4">
        {credits.map((credit) => (
          <li key={credit.id} className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <div className="grow">
              <p className="font-semibold">{say(creditReasons[credit.reason] ?? m.track_credits)}</p>
              <When at={credit.at} className="text-muted text-sm" />
            </div>
            <Status of="credit" is={credit.status} />
            <Money idr={credit.status === 'available' ? credit.leftIdr : credit.amountIdr} className="font-bold" />
          </li>
        ))}
      </ul>
    </section>
  )
}
