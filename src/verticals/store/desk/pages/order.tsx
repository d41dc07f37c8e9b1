import {
  data,
  Form,
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
import type { PageApp } from '#web/seam.ts'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { Save } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import { figure } from '../../goods/pages/parts/act-form.tsx'
import type { readOrderDetail, revealForStaff } from '../../orders/admin-operations.ts'
import { mayHere, type OrderDetail } from './parts/listed.ts'
import { LiveShop } from './parts/live.tsx'
import { OrderActions } from './parts/order-actions.tsx'
import { OrderClaims, OrderCredits, OrderPayments } from './parts/order-money.tsx'
import { OrderItems } from './parts/order-items.tsx'
import { OrderSummary } from './parts/order-summary.tsx'
import { OrderTimeline } from './parts/order-timeline.tsx'
import { State } from './parts/state.tsx'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const order = await read(app.call<typeof readOrderDetail>('store.readOrderDetail', { id: args.params.id }))
  const may = {
    manage: mayHere(app, 'store.orders.manage'),
    money: mayHere(app, 'store.money.manage'),
    reveal: mayHere(app, 'store.secrets.reveal'),
    resellers: mayHere(app, 'store.resellers.manage'),
  }
  const done = app.url.searchParams.get('done')
  return { order, may, done, key: crypto.randomUUID() }
}

export type OrderAnswer = {
  intent: string
  refusal: Refusal | null
  /** What a delivery holds, for the eyes of who asked; it is kept nowhere. */
  revealed: OutputOf<typeof revealForStaff> | null
}

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const form = await args.request.formData()
  const intent = text(form, 'intent')
  const id = args.params.id!
  try {
    if (intent === 'reveal') {
      const input = { id: text(form, 'deliveryId'), reason: text(form, 'reason') }
      const revealed = await app.call<typeof revealForStaff>('store.revealForStaff', input)
      return data<OrderAnswer>({ intent, refusal: null, revealed }, { headers: { 'cache-control': 'no-store' } })
    }
    await act(app, id, form)
    return redirect(`/admin/orders/${id}?done=${intent}`, 303)
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    return data<OrderAnswer>({ intent, refusal, revealed: null }, { status: refusal.status })
  }
}

function act(app: PageApp, id: string, form: FormData): Promise<unknown> {
  const options = { idempotencyKey: text(form, 'key') }
  const reason = text(form, 'reason')
  const intent = text(form, 'intent')
  if (intent === 'note') return app.call('store.setOrderNote', { id, note: text(form, 'note') })
  if (intent === 'retry') return app.call('store.retryOrder', { id }, options)
  if (intent === 'cancel') return app.call('store.endOrder', { id, reason }, options)
  if (intent === 'refund') return app.call('store.refundOrder', { id, reason }, options)
  if (intent === 'reset') return app.call('store.resetDownloads', { id: text(form, 'deliveryId'), reason }, options)
  if (intent === 'credit') {
    return app.call('store.creditOrder', { id, amountIdr: figure(form, 'amountIdr'), reason }, options)
  }
  if (intent === 'block') {
    return app.call('store.blockOrder', { id, kinds: form.getAll('kinds').map(String), reason }, options)
  }
  throw data(null, { status: 400 })
}

export default function Order() {
  const { order, may, done, key } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  const refused = (intent: string) => (answer?.intent === intent ? answer.refusal : null)
  return (
    <DeskFrame
      title={order.number}
      crumbs={[{ to: '/admin/orders', label: say(m.sell_desk_orders) }]}
      action={<State of="order" is={order.status} />}
    >
      {done && !answer?.refusal && doneWords[done] && (
        <div className="mb-4">
          <Notice tone="success">{say(doneWords[done])}</Notice>
        </div>
      )}
      <div className="grid items-start gap-4 xl:grid-cols-[1fr_21rem]">
        <div className="min-w-0 space-y-4">
          <OrderSummary order={order} mayResellers={may.resellers} />
          <OrderItems order={order} mayReveal={may.reveal} mayReset={may.manage} />
          <OrderPayments order={order} />
          {order.credits.length > 0 && <OrderCredits order={order} />}
          {order.claims.length > 0 && <OrderClaims order={order} />}
          <Note order={order} may={may.manage} refusal={refused('note')} />
        </div>
        <div className="min-w-0 space-y-4">
          {(may.manage || may.money) && <OrderActions order={order} may={may} idempotencyKey={key} refused={refused} />}
          <OrderTimeline order={order} />
          <LiveShop />
        </div>
      </div>
    </DeskFrame>
  )
}

const doneWords: Record<string, typeof m.sell_desk_done_note> = {
  note: m.sell_desk_done_note,
  retry: m.sell_desk_done_retry,
  cancel: m.sell_desk_done_cancel,
  refund: m.sell_desk_done_refund,
  credit: m.sell_desk_done_credit,
  block: m.sell_desk_done_block,
  reset: m.sell_desk_done_reset,
}

function Note({ order, may, refusal }: { order: OrderDetail; may: boolean; refusal: Refusal | null }) {
  const say = useSay()
  if (!may && !order.note) return null
  return (
    <section className="card-box p-5" aria-labelledby="note">
      <h2 id="note" className="text-lg">
        {say(m.sell_desk_note)}
      </h2>
      {!may && <p className="mt-2 break-words whitespace-pre-line">{order.note}</p>}
      {may && (
        <Form method="post" replace className="mt-3 space-y-3">
          {refusal && <Notice tone="danger">{refusal.sentence}</Notice>}
          <textarea
            key={order.note}
            name="note"
            rows={3}
            maxLength={1000}
            defaultValue={order.note}
            aria-labelledby="note"
            placeholder={say(m.sell_desk_note_placeholder)}
            className="field-input"
          />
          <p className="text-muted text-sm">{say(m.sell_desk_note_help)}</p>
          <button type="submit" name="intent" value="note" className="btn btn-quiet min-h-11">
            <Save className="size-4.5" aria-hidden="true" />
            {say(m.sell_desk_note_save)}
          </button>
        </Form>
      )}
    </section>
  )
}
