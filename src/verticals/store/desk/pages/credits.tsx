import {
  data,
  Link,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import type { OutputOf } from '#kernel/http/operation.ts'
import { read, refusalOf, text, type Refusal } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { Wallet } from '#web/ui/icons.ts'
import { Empty, Notice } from '#web/ui/notice.tsx'
import { Paging } from '#web/ui/paging.tsx'
import { useSay, type Say } from '#web/words.ts'
import type { listCredits, readPayout } from '../../credits/operations.ts'
import type { listViews } from '../operations.ts'
import { CreditList } from './parts/credit-list.tsx'
import { type Choice, Filters } from '#web/ui/filters.tsx'
import { Downloads } from './parts/downloads.tsx'
import { keptView, mayHere, readList, wishOf } from './parts/listed.ts'
import { reasonWords, statesOf } from './parts/state.tsx'
import { Views } from './parts/views.tsx'

export const handle = deskHandle

const PATH = '/admin/credits'
/** As an order's credits are named. */
const CREDIT_REASONS = Object.keys(reasonWords).filter((reason) => reason !== 'exact')

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const values = wishOf(args.request, ['status', 'reason', 'q', 'cursor'])
  const [page, views] = await Promise.all([
    readList(app.call<typeof listCredits>('store.listCredits', values), PATH),
    read(app.call<typeof listViews>('store.listViews', { list: 'credits' })),
  ])
  return {
    ...page,
    values,
    saved: views.items,
    mayReturn: mayHere(app, 'store.money.manage'),
    key: crypto.randomUUID(),
  }
}

export type CreditAnswer = {
  intent: string
  creditId: string
  refusal: Refusal | null
  /** Where the buyer wants it sent, for the eyes of who asked; it is kept nowhere. */
  address: OutputOf<typeof readPayout> | null
}

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const form = await args.request.formData()
  const intent = text(form, 'intent')
  const creditId = text(form, 'creditId')
  const input = { creditId, reason: text(form, 'reason') }
  const options = { idempotencyKey: text(form, 'key') }
  const answer: CreditAnswer = { intent, creditId, refusal: null, address: null }
  try {
    if (await keptView(app, form, 'credits')) return redirect(`${PATH}${app.url.search}`, 303)
    if (intent === 'look') {
      const address = await app.call<typeof readPayout>('store.readPayout', input)
      return data<CreditAnswer>({ ...answer, address }, { headers: { 'cache-control': 'no-store' } })
    }
    if (intent === 'payout') {
      await app.call('store.payOutCredit', { ...input, bankReference: text(form, 'bankReference') }, options)
    } else {
      await app.call('store.refundCredit', input, options)
    }
    return data<CreditAnswer>(answer)
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    return data<CreditAnswer>({ ...answer, refusal }, { status: refusal.status })
  }
}

export default function Credits() {
  const { items, nextCursor, values, saved, mayReturn, key } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  return (
    <DeskFrame title={say(m.sell_desk_credits)} action={items.length > 0 && <Downloads path={PATH} values={values} />}>
      <p className="text-muted mb-4 max-w-2xl text-[0.9375rem]">{say(m.sell_desk_credits_lead)}</p>
      <Views path={PATH} values={values} ready={READY} saved={saved} />
      <Filters path={PATH} values={values} hint={say(m.sell_desk_credits_hint)} choices={choicesOf(say)} />
      {answer && !answer.refusal && (answer.intent === 'payout' || answer.intent === 'refund') && (
        <div className="mb-4">
          <Notice tone="success">
            {say(answer.intent === 'payout' ? m.sell_desk_credit_paid_out : m.sell_desk_credit_refund_begun)}
          </Notice>
        </div>
      )}
      {items.length === 0 ? (
        <div className="card-box">
          <Empty icon={Wallet} title={say(m.sell_desk_credits_empty)}>
            <p>{say(m.sell_desk_credits_empty_text)}</p>
            {Object.keys(values).length > 0 && (
              <Link to={PATH} className="btn btn-quiet mt-5">
                {say(m.orders_clear)}
              </Link>
            )}
          </Empty>
        </div>
      ) : (
        <CreditList credits={items} mayReturn={mayReturn} idempotencyKey={key} answer={answer ?? null} />
      )}
      <Paging next={nextCursor} />
    </DeskFrame>
  )
}

const READY = [
  ['', m.view_all],
  ['status=payout_asked', m.sell_desk_credit_asked],
  ['status=available', m.sell_desk_credit_available],
  ['status=refunding', m.sell_desk_credit_refunding],
] as const

function choicesOf(say: Say): Choice[] {
  const all = ['', say(m.filter_all)] as const
  return [
    {
      name: 'status',
      label: say(m.orders_status),
      options: [all, ...statesOf('credit').map(([state, word]) => [state, say(word)] as const)],
    },
    {
      name: 'reason',
      label: say(m.sell_desk_col_reason),
      options: [all, ...CREDIT_REASONS.map((reason) => [reason, say(reasonWords[reason]!)] as const)],
    },
  ]
}
