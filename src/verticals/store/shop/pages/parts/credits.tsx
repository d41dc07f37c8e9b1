import { formatRupiah } from '#kernel/money/rupiah.ts'
import { m } from '#web/paraglide/messages.js'
import { formState, TextField } from '#web/ui/field.tsx'
import { Wallet } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay, type Message } from '#web/words.ts'
import type { Order } from '../invoice.tsx'
import type { TrackPart } from './handed.tsx'

type CreditView = Order['credits'][number]

export const creditReasons: Record<CreditView['reason'], Message> = {
  late: m.shop_credit_late,
  double: m.shop_credit_double,
  wrong_amount: m.shop_credit_wrong_amount,
  out_of_stock: m.shop_credit_out_of_stock,
  undelivered: m.shop_credit_undelivered,
  cancelled: m.shop_credit_cancelled,
  goodwill: m.shop_credit_goodwill,
}
export const creditStates: Record<CreditView['status'], Message> = {
  available: m.shop_credit_available,
  applied: m.shop_credit_applied,
  payout_asked: m.shop_credit_asked,
  refunding: m.shop_credit_refunding,
  refunded: m.shop_credit_refunded,
}

/** Money the shop owes the buyer: to be spent, or to be sent back. */
export function Credits(part: TrackPart) {
  const { order, done } = part
  const say = useSay()
  if (order.credits.length === 0) return null
  return (
    <section id="saldo" className="scroll-mt-20 space-y-4">
      <h2 className="text-xl">{say(m.shop_credit_title)}</h2>
      {done === 'saldo' && <Notice tone="success">{say(m.shop_credit_done)}</Notice>}
      {order.credits.map((credit) => (
        <Credit key={credit.id} {...part} credit={credit} />
      ))}
    </section>
  )
}

function Credit({ order, credit, answer, idempotencyKey }: TrackPart & { credit: CreditView }) {
  const say = useSay()
  const place = `c-${credit.id}`
  const mine = answer?.place === place ? answer : undefined
  const open = credit.status === 'available' && credit.leftIdr > 0
  const [item] = order.items
  return (
    <article id={place} className="glass scroll-mt-20 p-5 sm:p-6">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <p className="num flex items-center gap-2.5 text-2xl font-extrabold">
            <Wallet className="text-accent-ink size-6" aria-hidden="true" />
            {formatRupiah(open ? credit.leftIdr : credit.amountIdr)}
          </p>
          <p className="text-muted mt-1">{say(creditReasons[credit.reason])}</p>
        </div>
        <p className="text-sm font-semibold">{say(creditStates[credit.status])}</p>
      </div>
      {open && (
        <>
          {item && (
            <a href={`/checkout/${item.productSlug}?saldo=${order.token}`} className="btn btn-cta mt-4 max-sm:w-full">
              {say(m.shop_credit_spend)}
            </a>
          )}
          <details open={mine !== undefined} className="mt-2">
            <summary className="hit text-muted hover:text-base-content cursor-pointer text-sm font-semibold">
              {say(m.shop_credit_back)}
            </summary>
            <PayoutForm {...{ credit, place, idempotencyKey }} answer={mine} />
          </details>
        </>
      )}
    </article>
  )
}

type PayoutFormProps = { credit: CreditView; place: string } & Pick<TrackPart, 'answer' | 'idempotencyKey'>

function PayoutForm({ credit, place, answer, idempotencyKey }: PayoutFormProps) {
  const say = useSay()
  const form = formState(answer)
  return (
    <form method="post" action={`#${place}`} className="space-y-4 pt-3">
      <input type="hidden" name="id" value={credit.id} />
      <input type="hidden" name="place" value={place} />
      <input type="hidden" name="key" value={`payout-${idempotencyKey}`} />
      {answer?.refusal && !form.first && <Notice tone="danger">{answer.refusal.sentence}</Notice>}
      <fieldset className="flex flex-wrap gap-3">
        <legend className="mb-2 text-sm font-semibold">{say(m.shop_payout_where)}</legend>
        {(['bank', 'ewallet'] as const).map((kind) => (
          <label key={kind} className="choice py-3">
            <input
              type="radio"
              name="kind"
              value={kind}
              defaultChecked={(form.values.kind ?? 'bank') === kind}
              className="tick mt-0"
            />
            {say(kind === 'bank' ? m.shop_payout_bank : m.shop_payout_ewallet)}
          </label>
        ))}
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          form={form}
          id={`institution-${credit.id}`}
          name="institution"
          label={say(m.shop_payout_institution)}
          placeholder="BCA, DANA, …"
          maxLength={40}
          required
        />
        <TextField
          form={form}
          id={`account-${credit.id}`}
          name="account"
          inputMode="numeric"
          label={say(m.shop_payout_account)}
          maxLength={30}
          required
          className="num"
        />
      </div>
      <TextField
        form={form}
        id={`holder-${credit.id}`}
        name="holder"
        label={say(m.shop_payout_holder)}
        help={say(m.shop_payout_note)}
        maxLength={80}
        required
      />
      <button type="submit" name="intent" value="payout" className="btn btn-primary">
        {say(m.shop_payout_send)}
      </button>
    </form>
  )
}
