import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { Search, ShoppingBag } from '#web/ui/icons.ts'
import { Money, When } from '#web/ui/money.tsx'
import { Empty } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import { OrderPill } from '../../shop/pages/parts/order-pill.tsx'
import type { listResellerOrders } from '../operations.ts'
import { asked, resellerPage } from './parts/app.ts'
import { Pages, ResellerFrame } from './parts/frame.tsx'
import { titled } from './parts/title.ts'

export const handle = { js: false }
export const headers = privateHeaders
export const meta = titled(m.resell_orders)

const KINDS = ['mine', 'link']

export async function loader(args: LoaderFunctionArgs) {
  const values = asked(args.request, ['q', 'of', 'cursor'])
  return resellerPage(args, async (app) => ({
    page: await app.call<typeof listResellerOrders>('store.listResellerOrders', {
      ...(values.q ? { q: values.q.slice(0, 80) } : {}),
      ...(KINDS.includes(values.of ?? '') ? { of: values.of as 'mine' } : {}),
      ...(values.cursor && /^[0-9a-f-]{36}$/.test(values.cursor) ? { cursor: values.cursor } : {}),
    }),
    values,
  }))
}

export default function OrdersPage() {
  const { shop, page, values } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <ResellerFrame shop={shop} here="/reseller/orders" title={say(m.resell_orders)}>
      <form method="get" role="search" className="grid gap-3 sm:grid-cols-[1fr_14rem_auto]">
        <input
          type="search"
          name="q"
          defaultValue={values.q}
          maxLength={80}
          aria-label={say(m.resell_orders_search)}
          placeholder={say(m.resell_orders_search)}
          className="field-input"
        />
        <select name="of" defaultValue={values.of ?? ''} aria-label={say(m.resell_orders_of)} className="field-input">
          <option value="">{say(m.resell_orders_all)}</option>
          <option value="mine">{say(m.resell_orders_mine)}</option>
          <option value="link">{say(m.resell_orders_link)}</option>
        </select>
        <button type="submit" className="btn btn-quiet">
          <Search className="size-4.5" aria-hidden="true" />
          {say(m.resell_show)}
        </button>
      </form>
      <section className="glass px-5 py-2">
        {page.items.length === 0 ? (
          <Empty icon={ShoppingBag} title={say(m.resell_orders_none)}>
            <p>{say(m.resell_orders_none_text)}</p>
          </Empty>
        ) : (
          <ul className="divide-line divide-y">
            {page.items.map((order) => (
              <OrderLine key={order.id} order={order} />
            ))}
          </ul>
        )}
      </section>
      <Pages next={page.nextCursor} values={values} />
    </ResellerFrame>
  )
}

function OrderLine({ order }: { order: AnswerOf<typeof listResellerOrders>['items'][number] }) {
  const say = useSay()
  const own = order.channel !== 'shop'
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-5 gap-y-2 py-4">
      <div className="min-w-0 grow basis-60">
        {own ? (
          <a href={`/reseller/orders/${order.id}`} className="hit link-quiet num -my-2.5 font-bold">
            {order.number}
          </a>
        ) : (
          <p className="num font-bold">{order.number}</p>
        )}
        <p className="break-words">{order.goods}</p>
        <p className="text-muted text-sm break-words">
          {order.buyerName}
          {order.refId && <span className="num"> · {order.refId}</span>}
          {!own && ` · ${say(order.cashback ? m.resell_by_self : m.resell_by_link)}`}
        </p>
        <p className="text-muted text-xs">
          <When at={order.createdAt} />
        </p>
      </div>
      <div className="flex flex-col items-end gap-1.5 max-sm:w-full max-sm:flex-row-reverse max-sm:items-center max-sm:justify-between">
        <OrderPill status={order.status} />
        <div className="text-right max-sm:text-left">
          <Money idr={order.subtotalIdr} className="font-bold" />
          {order.marginIdr !== 0 && (
            <p className="text-tone-success-ink text-sm font-semibold">
              {say(order.cashback ? m.resell_cashback : m.resell_margin_side)} <Money idr={order.marginIdr} />
            </p>
          )}
        </div>
      </div>
    </li>
  )
}
