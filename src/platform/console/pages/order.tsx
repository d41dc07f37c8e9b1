import {
  data,
  Form,
  Link,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import { read, refusalOf, text, type Refusal } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import type { PageApp } from '#web/seam.ts'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { Bell } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Status } from '#web/ui/pill.tsx'
import { Timeline } from '#web/ui/timeline.tsx'
import { useSay } from '#web/words.ts'
import { InvoiceList } from '../../portal/pages/parts/bills.tsx'
import { TalkLines, WriteFields } from '../../portal/pages/parts/talk.tsx'
import { events } from '../../portal/pages/parts/tracked.ts'
import type { inspectOrder } from '../operations.ts'
import { Actions } from './parts/actions.tsx'
import { Credits } from './parts/credits.tsx'
import { mayHere, type InspectedOrder } from './parts/listed.ts'
import { useLive, useSeen } from './parts/live.ts'
import { Payments } from './parts/payments.tsx'
import { Provisioning } from './parts/provisioning.tsx'
import { OrderSummary } from './parts/summary.tsx'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'portal')
  const order = await read(app.call<typeof inspectOrder>('platform.inspectOrder', { id: args.params.id }))
  const may = {
    answer: mayHere(app, 'platform.orders.answer'),
    approve: mayHere(app, 'platform.orders.approve'),
    switch: mayHere(app, 'platform.sites.switch'),
    refund: mayHere(app, 'platform.credits.refund'),
    outbox: mayHere(app, 'notifications.messages.read'),
  }
  return { order, may, key: crypto.randomUUID() }
}

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'portal')
  const form = await args.request.formData()
  const intent = text(form, 'intent')
  try {
    await act(app, args.params.id!, form)
    if (intent === 'seen') return { refusal: null, intent, body: '' }
    return redirect(`/console/orders/${args.params.id}${intent === 'write' ? '#pesan' : ''}`, 303)
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    return data({ refusal, intent, body: text(form, 'body') }, { status: refusal.status })
  }
}

function act(app: PageApp, id: string, form: FormData): Promise<unknown> {
  const options = { idempotencyKey: text(form, 'key') }
  const reason = text(form, 'reason')
  const intent = text(form, 'intent')
  if (intent === 'write') return app.call('platform.answerOrder', { id, body: text(form, 'body') }, options)
  if (intent === 'seen') return app.call('platform.seeOrderMessages', { id })
  if (intent === 'off') return app.call('platform.deactivateSite', { id, reason }, options)
  if (intent === 'on') return app.call('platform.activateSite', { id }, options)
  if (intent === 'approve') return app.call('platform.approveOrder', { id }, options)
  if (intent === 'retry') return app.call('platform.retryProvisioning', { id }, options)
  if (intent === 'refund')
    return app.call('platform.refundCredit', { creditId: text(form, 'creditId'), reason }, options)
  if (intent === 'payout') {
    const [creditId, bankReference] = [text(form, 'creditId'), text(form, 'bankReference')]
    return app.call('platform.payOutCredit', { creditId, reason, bankReference }, options)
  }
  throw data(null, { status: 400 })
}

export default function InspectOrder() {
  const { order, may, key } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  useLive(`/api/v1/orders/${order.token}/events`)
  useSeen(may.answer ? order.messages.unread : 0)
  const refusal = answer?.refusal ?? null
  return (
    <DeskFrame
      title={order.businessName}
      crumbs={[{ to: '/console/orders', label: say(m.console_orders) }]}
      action={<Status of="order" is={order.status} />}
    >
      {refusal && answer?.intent !== 'write' && (
        <div className="mb-4">
          <Notice tone="danger" title={say(m.invoice_refused)}>
            {refusal.sentence}
          </Notice>
        </div>
      )}
      <div className="grid items-start gap-4 xl:grid-cols-[1fr_20rem]">
        <div className="min-w-0 space-y-4">
          <OrderSummary order={order} />
          <Actions order={order} may={may} idempotencyKey={key} />
          <Messages
            order={order}
            mayAnswer={may.answer}
            idempotencyKey={key}
            refusal={answer?.intent === 'write' ? refusal : null}
            typed={answer?.intent === 'write' ? answer.body : ''}
          />
          <InvoiceList invoices={order.invoices} open={false} />
          <Payments payments={order.payments} />
          {order.credits.length > 0 && <Credits credits={order.credits} mayRefund={may.refund} idempotencyKey={key} />}
          <Provisioning provisioning={order.provisioning} mayRetry={may.approve} idempotencyKey={key} />
        </div>
        <aside aria-labelledby="history" className="card-box min-w-0 p-5">
          <h2 id="history" className="mb-5 text-lg">
            {say(m.track_history)}
          </h2>
          <Timeline entries={order.timeline} words={events} />
          {may.outbox && (
            <Link
              to={`/console/messages?q=${encodeURIComponent(order.number)}`}
              className="hit link-quiet mt-5 gap-2 text-sm"
            >
              <Bell className="size-4" aria-hidden="true" />
              {say(m.dossier_outbox)}
            </Link>
          )}
        </aside>
      </div>
    </DeskFrame>
  )
}

type MessagesProps = {
  order: InspectedOrder
  mayAnswer: boolean
  idempotencyKey: string
  refusal: Refusal | null
  typed: string
}

/** The owner's side of the talk with the buyer. */
function Messages({ order, mayAnswer, ...write }: MessagesProps) {
  const say = useSay()
  const { items } = order.messages
  return (
    <section id="pesan" className="card-box scroll-mt-6 p-5">
      <h2 className="text-lg">{say(m.talk_title)}</h2>
      {items.length === 0 && <p className="text-muted mt-1 text-[0.9375rem]">{say(m.talk_none)}</p>}
      {items.length > 0 && (
        <div className="mt-4">
          <TalkLines lines={items} side="owner" />
        </div>
      )}
      {mayAnswer && (
        // A new line empties the form: it is another form then.
        <Form method="post" replace key={items.length} className="border-line mt-5 border-t pt-4">
          <WriteFields {...write} label={say(m.talk_answer, { name: order.owner.name })} />
        </Form>
      )}
    </section>
  )
}
