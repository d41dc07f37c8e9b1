import { data, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { refusalOf, text, type Refusal } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { Filters } from '#web/ui/filters.tsx'
import { Ban, Eye, Wallet } from '#web/ui/icons.ts'
import { Money, When } from '#web/ui/money.tsx'
import { Empty, Notice } from '#web/ui/notice.tsx'
import { Paging } from '#web/ui/paging.tsx'
import { useSay } from '#web/words.ts'
import { Act } from '../../desk/pages/parts/act.tsx'
import { readList, wishOf } from '../../desk/pages/parts/listed.ts'
import type { listWithdrawals, readWithdrawalAccount } from '../../wallet/operations.ts'
import { WithdrawalPill } from './parts/withdrawals.tsx'

export const handle = deskHandle

const PATH = '/admin/withdrawals'

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const values = wishOf(args.request, ['status', 'cursor'])
  const page = await readList(app.call<typeof listWithdrawals>('store.listWithdrawals', values), PATH)
  return { ...page, values, key: crypto.randomUUID() }
}

type Answer = {
  intent: string
  id: string
  refusal: Refusal | null
  /** Where it is to be sent, for the eyes of who asked; it is kept nowhere. */
  account: AnswerOf<typeof readWithdrawalAccount> | null
}

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const form = await args.request.formData()
  const [intent, id, reason] = ['intent', 'id', 'reason'].map((name) => text(form, name)) as [string, string, string]
  const options = { idempotencyKey: text(form, 'key') }
  const answer: Answer = { intent, id, refusal: null, account: null }
  try {
    if (intent === 'look') {
      const account = await app.call<typeof readWithdrawalAccount>('store.readWithdrawalAccount', { id, reason })
      return data<Answer>({ ...answer, account }, { headers: { 'cache-control': 'no-store' } })
    }
    if (intent === 'pay') await app.call('store.payWithdrawal', { id, reference: text(form, 'reference') }, options)
    else await app.call('store.refuseWithdrawal', { id, reason }, options)
    return data<Answer>(answer)
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    return data<Answer>({ ...answer, refusal }, { status: refusal.status })
  }
}

export default function Withdrawals() {
  const { items, nextCursor, values, waiting } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  const options = [
    ['', say(m.filter_all)],
    ['asked', say(m.resell_withdrawal_asked)],
    ['paid', say(m.resell_withdrawal_paid)],
    ['refused', say(m.resell_withdrawal_refused)],
  ] as const
  return (
    <DeskFrame title={say(m.resell_desk_withdrawals)}>
      <p className="text-muted mb-4 max-w-2xl text-[0.9375rem]">
        {waiting.count > 0
          ? say(m.resell_desk_withdrawals_waiting, { count: waiting.count, amount: formatRupiah(waiting.idr) })
          : say(m.resell_desk_withdrawals_lead)}
      </p>
      <Filters path={PATH} values={values} choices={[{ name: 'status', label: say(m.orders_status), options }]} />
      {answer && !answer.refusal && answer.intent !== 'look' && (
        <div className="mb-4">
          <Notice tone="success">
            {say(answer.intent === 'pay' ? m.resell_desk_paid_done : m.resell_desk_refused_done)}
          </Notice>
        </div>
      )}
      {items.length === 0 ? (
        <div className="card-box">
          <Empty icon={Wallet} title={say(m.resell_desk_withdrawals_none)}>
            <p>{say(m.resell_desk_withdrawals_none_text)}</p>
          </Empty>
        </div>
      ) : (
        <ul className="card-box divide-line divide-y">
          {items.map((one) => (
            <Line key={one.id} one={one} own={answer?.id === one.id ? answer : null} />
          ))}
        </ul>
      )}
      <Paging next={nextCursor} />
    </DeskFrame>
  )
}

type Listed = AnswerOf<typeof listWithdrawals>['items'][number]

function Line({ one, own }: { one: Listed; own: Answer | null }) {
  return (
    <li className="px-4 py-3.5">
      <div className="flex flex-wrap items-start justify-between gap-x-5 gap-y-2">
        <div className="min-w-0 grow basis-60">
          <p className="font-semibold break-words">{one.shopName}</p>
          <p className="text-muted text-sm break-words">
            {one.personName} · <span className="num">{one.account}</span>
          </p>
          <p className="text-muted text-xs">
            <When at={one.createdAt} />
          </p>
          {one.note && <p className="mt-1 text-sm break-words">{one.note}</p>}
        </div>
        <div className="flex flex-col items-end gap-1 max-sm:w-full max-sm:flex-row-reverse max-sm:items-center max-sm:justify-between">
          <Money idr={one.amountIdr} className="font-bold" />
          <WithdrawalPill status={one.status} />
        </div>
      </div>
      {one.status === 'asked' && <Decide one={one} own={own} />}
    </li>
  )
}

function Decide({ one, own }: { one: Listed; own: Answer | null }) {
  const { key } = useLoaderData<typeof loader>()
  const say = useSay()
  const common = (intent: string) => ({
    intent,
    idempotencyKey: `${key}-${one.id.slice(-12)}-${intent}`,
    about: { id: one.id },
    refusal: own?.intent === intent ? own.refusal : null,
  })
  return (
    <div className="bg-base-200/60 rounded-field mt-3 max-w-xl px-4 py-1">
      {own?.account ? (
        <div className="border-line border-b py-3">
          <p className="text-sm font-semibold">{say(m.resell_desk_send_to)}</p>
          <p className="num text-lg font-bold select-all">{own.account.number}</p>
          <p className="break-words">
            {own.account.bank} · {own.account.holder}
          </p>
        </div>
      ) : (
        <Act {...common('look')} icon={Eye} title={say(m.resell_desk_look)} help={say(m.resell_desk_look_help)} />
      )}
      <Act
        {...common('pay')}
        icon={Wallet}
        title={say(m.resell_desk_pay)}
        help={say(m.resell_desk_pay_help, { amount: formatRupiah(one.amountIdr) })}
        reason={false}
      >
        <label className="block">
          <span className="mb-1.5 block text-sm font-semibold">{say(m.sell_desk_bank_reference)}</span>
          <input
            name="reference"
            required
            minLength={3}
            maxLength={60}
            autoComplete="off"
            className="field-input num"
          />
        </label>
      </Act>
      <Act
        {...common('refuse')}
        icon={Ban}
        danger
        title={say(m.resell_desk_refuse)}
        help={say(m.resell_desk_refuse_help)}
      />
    </div>
  )
}
