import { Form, Link } from 'react-router'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { m } from '#web/paraglide/messages.js'
import { ChevronDown, Eye, Undo2, Wallet } from '#web/ui/icons.ts'
import { Money, When } from '#web/ui/money.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import type { CreditAnswer } from '../credits.tsx'
import { Act, Reason } from './act.tsx'
import type { ListedCredit } from './listed.ts'
import { reasonWords, State } from './state.tsx'

type Props = {
  credits: ListedCredit[]
  mayReturn: boolean
  idempotencyKey: string
  answer: CreditAnswer | null
}

const OWED = new Set(['available', 'payout_asked'])

/** Money owed to buyers, each with the ways to return it. */
export function CreditList({ credits, ...rest }: Props) {
  return (
    <ul className="card-box divide-line divide-y">
      {credits.map((credit) => (
        <Line key={credit.id} credit={credit} {...rest} />
      ))}
    </ul>
  )
}

type LineProps = Omit<Props, 'credits'> & { credit: ListedCredit }

function Line(props: LineProps) {
  const { credit, mayReturn } = props
  const say = useSay()
  return (
    <li className="px-4 py-3.5">
      <div className="flex flex-wrap items-start justify-between gap-x-5 gap-y-2">
        <div className="min-w-0 grow basis-60">
          <p className="font-semibold break-words">{say(reasonWords[credit.reason] ?? m.sell_desk_credits)}</p>
          <p className="num text-muted text-sm break-words">
            <Link to={`/admin/orders/${credit.orderId}`} className="link-quiet hit -my-2.5">
              {credit.orderNumber}
            </Link>{' '}
            · {credit.buyerName}
          </p>
          <p className="text-muted text-xs">
            <When at={credit.createdAt} />
          </p>
        </div>
        <div className="flex flex-col items-end gap-1 max-sm:w-full max-sm:flex-row-reverse max-sm:items-center max-sm:justify-between">
          <Money idr={credit.amountIdr} className="font-bold" />
          {credit.leftIdr !== credit.amountIdr && (
            <span className="num text-muted text-xs">
              {say(m.sell_desk_credit_left, { amount: formatRupiah(credit.leftIdr) })}
            </span>
          )}
          <State of="credit" is={credit.status} small />
        </div>
      </div>
      {mayReturn && OWED.has(credit.status) && credit.leftIdr > 0 && <Return {...props} />}
    </li>
  )
}

function Return({ credit, idempotencyKey, answer }: LineProps) {
  const say = useSay()
  const own = answer?.creditId === credit.id ? answer : null
  const refusal = (intent: string) => (own?.intent === intent ? own.refusal : null)
  const common = (intent: string) => ({
    intent,
    idempotencyKey: `${idempotencyKey}-${credit.id.slice(-12)}-${intent}`,
    about: { creditId: credit.id },
    refusal: refusal(intent),
  })
  return (
    <details
      className="group/return mt-1"
      open={(own !== null && (own.refusal !== null || own.address !== null)) || undefined}
    >
      <summary className="hit link-quiet cursor-pointer list-none gap-1.5 text-sm font-medium [&::-webkit-details-marker]:hidden">
        {say(m.sell_desk_credit_return)}
        <ChevronDown
          className="size-4 transition-transform group-open/return:rotate-180 motion-reduce:transition-none"
          aria-hidden="true"
        />
      </summary>
      <div className="bg-base-200/60 rounded-field mt-1 max-w-xl px-4 py-1">
        {credit.refundable && (
          <Act
            {...common('refund')}
            icon={Undo2}
            title={say(m.sell_desk_credit_gateway)}
            help={say(m.sell_desk_credit_gateway_help, { amount: formatRupiah(credit.leftIdr) })}
          />
        )}
        {credit.status === 'payout_asked' && <Address credit={credit} own={own} refusal={refusal('look')} />}
        <Act
          {...common('payout')}
          icon={Wallet}
          title={say(m.sell_desk_credit_transfer)}
          help={say(m.sell_desk_credit_transfer_help, { amount: formatRupiah(credit.leftIdr) })}
        >
          <label className="block">
            <span className="mb-1.5 block text-sm font-semibold">{say(m.sell_desk_bank_reference)}</span>
            <input
              name="bankReference"
              required
              minLength={3}
              maxLength={60}
              autoComplete="off"
              className="field-input num"
            />
          </label>
        </Act>
      </div>
    </details>
  )
}

type AddressProps = { credit: ListedCredit; own: CreditAnswer | null; refusal: CreditAnswer['refusal'] }

/** Where the buyer wants it sent: sealed, shown to who gives a reason, and each look is noted. */
function Address({ credit, own, refusal }: AddressProps) {
  const say = useSay()
  if (own?.address) {
    const { institution, account, holder } = own.address
    return (
      <div className="border-line border-b py-3">
        <p className="text-sm font-semibold">{say(m.sell_desk_payout_to)}</p>
        <p className="num text-lg font-bold select-all">{account}</p>
        <p className="break-words">
          {institution} · {holder}
        </p>
      </div>
    )
  }
  return (
    <details className="group border-line border-b">
      <summary className="hit w-full cursor-pointer list-none gap-3 py-1.5 font-semibold [&::-webkit-details-marker]:hidden">
        <Eye className="text-muted size-5 shrink-0" aria-hidden="true" />
        <span className="grow">{say(m.sell_desk_payout_look)}</span>
        <ChevronDown
          className="text-muted size-4.5 transition-transform group-open:rotate-180 motion-reduce:transition-none"
          aria-hidden="true"
        />
      </summary>
      <Form method="post" replace className="space-y-3 pt-1 pb-4">
        <p className="text-muted text-sm">{say(m.sell_desk_payout_look_help)}</p>
        {refusal && <Notice tone="danger">{refusal.sentence}</Notice>}
        <input type="hidden" name="creditId" value={credit.id} />
        <Reason />
        <button type="submit" name="intent" value="look" className="btn btn-quiet min-h-11">
          {say(m.sell_desk_reveal_show)}
        </button>
      </Form>
    </details>
  )
}
