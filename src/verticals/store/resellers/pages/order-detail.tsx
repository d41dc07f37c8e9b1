import { data, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { refusalOf, text, type Refusal } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { CopyButton } from '#web/ui/copy.tsx'
import { ArrowLeft, Eye } from '#web/ui/icons.ts'
import { Money, When } from '#web/ui/money.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import { placesOf } from '../../orders/rules.ts'
import { OrderPill } from '../../shop/pages/parts/order-pill.tsx'
import type { readResellerOrder, revealForReseller } from '../operations.ts'
import { resellerPage } from './parts/app.ts'
import { Box, ResellerFrame } from './parts/frame.tsx'
import { titled } from './parts/title.ts'

export const handle = { js: false, islands: ['copy', 'fast'] }
export const headers = privateHeaders
export const meta = titled(m.resell_orders)

export async function loader(args: LoaderFunctionArgs) {
  const id = args.params.id ?? ''
  if (!/^[0-9a-f-]{36}$/.test(id)) throw data(null, { status: 404 })
  return resellerPage(args, async (app) => ({
    detail: await app.call<typeof readResellerOrder>('store.readResellerOrder', { id }),
  }))
}

type Answer = { deliveryId: string; shown: AnswerOf<typeof revealForReseller> | null; refusal: Refusal | null }

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const form = await args.request.formData()
  const deliveryId = text(form, 'deliveryId')
  try {
    const input = { id: args.params.id ?? '', deliveryId }
    const shown = await app.call<typeof revealForReseller>('store.revealForReseller', input)
    return data<Answer>({ deliveryId, shown, refusal: null }, { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    return data<Answer>({ deliveryId, shown: null, refusal }, { status: refusal.status })
  }
}

export default function OrderDetailPage() {
  const { shop, detail } = useLoaderData<typeof loader>()
  const say = useSay()
  const { order } = detail
  return (
    <ResellerFrame shop={shop} here="" title={detail.number} action={<OrderPill status={detail.status} />}>
      <a href="/reseller/orders" className="hit link-quiet gap-1.5 text-sm font-semibold">
        <ArrowLeft className="size-4" aria-hidden="true" />
        {say(m.resell_orders)}
      </a>
      {detail.payLink && (
        <Notice tone="warning" title={say(m.resell_unpaid)}>
          <a href={detail.payLink} className="link-quiet font-semibold underline">
            {say(m.resell_pay)}
          </a>
        </Notice>
      )}
      <div className="grid items-start gap-6 *:min-w-0 lg:grid-cols-[1fr_20rem]">
        <Goods />
        <Box title={say(m.resell_summary)}>
          <dl className="space-y-2 text-[0.9375rem]">
            <Fact label={say(m.resell_for)}>{order.buyer.name}</Fact>
            <Fact label={say(m.resell_date)}>
              <When at={detail.createdAt} />
            </Fact>
            <Fact label={say(m.resell_goods_price)}>
              <Money idr={detail.subtotalIdr} />
            </Fact>
            <Fact label={say(m.resell_from_wallet)}>
              <Money idr={detail.walletIdr} />
            </Fact>
            {detail.returnedIdr > 0 && (
              <Fact label={say(m.resell_returned)}>
                <Money idr={detail.returnedIdr} />
              </Fact>
            )}
          </dl>
          <p className="text-muted mt-4 text-sm">{say(m.resell_customer_link_help)}</p>
          <div className="mt-3">
            <CopyButton text={detail.customerLink} label={say(m.resell_customer_link)} />
          </div>
        </Box>
      </div>
    </ResellerFrame>
  )
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="flex justify-between gap-4">
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 text-right font-semibold break-words">{children}</dd>
    </div>
  )
}

function Goods() {
  const { detail } = useLoaderData<typeof loader>()
  const say = useSay()
  const { items, deliveries } = detail.order
  const places = placesOf(deliveries)
  return (
    <Box title={say(m.resell_goods)}>
      <ul className="divide-line divide-y">
        {items.map((item) => (
          <li key={item.id} className={`py-4 first:pt-0 last:pb-0 ${item.parentId ? 'pl-4' : ''}`}>
            <p className="font-bold break-words">
              {item.productName} <span className="text-muted font-medium">{item.variantName}</span>
              {item.quantity > 1 && <span className="num text-muted"> × {item.quantity}</span>}
            </p>
            {Object.values(item.target).length > 0 && (
              <p className="text-muted num text-sm break-words">{Object.values(item.target).join(' · ')}</p>
            )}
            <ul className="mt-3 space-y-3 empty:hidden">
              {deliveries
                .filter(({ itemId }) => itemId === item.id)
                .map((delivery) => (
                  <Delivery key={delivery.id} delivery={delivery} place={places.get(delivery.id)?.place ?? null} />
                ))}
            </ul>
            {item.creditedCount > 0 && (
              <p className="text-muted mt-2 text-sm">{say(m.resell_undelivered, { count: item.creditedCount })}</p>
            )}
          </li>
        ))}
      </ul>
    </Box>
  )
}

type DeliveryShape = AnswerOf<typeof readResellerOrder>['order']['deliveries'][number]
const SHOWN = new Set(['ready', 'sent', 'accepted'])

function Delivery({ delivery, place }: { delivery: DeliveryShape; place: number | null }) {
  const answer = useActionData<Answer>()
  const say = useSay()
  const own = answer?.deliveryId === delivery.id ? answer : null
  const name = place ? say(m.resell_delivery_nth, { place }) : say(m.resell_delivery)
  return (
    <li className="border-line rounded-field border p-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 font-semibold break-words">
          {name}
          {delivery.label && <span className="text-muted font-medium"> · {delivery.label}</span>}
        </p>
        {SHOWN.has(delivery.status) && !own?.shown && (
          <form method="post">
            <input type="hidden" name="deliveryId" value={delivery.id} />
            <button type="submit" className="btn btn-quiet">
              <Eye className="size-4.5" aria-hidden="true" />
              {say(m.resell_reveal)}
            </button>
          </form>
        )}
      </div>
      {own?.refusal && (
        <div className="mt-3">
          <Notice tone="danger">{own.refusal.sentence}</Notice>
        </div>
      )}
      {own?.shown && (
        <dl className="mt-3 space-y-2">
          {own.shown.lines.map(({ label, value }) => (
            <div key={label + value}>
              <dt className="text-muted text-sm">{label}</dt>
              <dd className="num font-mono font-bold break-all select-all">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  )
}
