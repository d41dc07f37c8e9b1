import { Form, Link, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { Search, ShoppingBag } from '#web/ui/icons.ts'
import { Empty } from '#web/ui/notice.tsx'
import { useSay, type Message } from '#web/words.ts'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import type { listOrders } from '../operations.ts'
import { orderStatuses } from './parts/listed.ts'
import { OrderList } from './parts/order-list.tsx'
import { cursorOf, Paging } from './parts/paging.tsx'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'portal')
  const search = new URL(args.request.url).searchParams
  const [status, q] = [search.get('status') ?? '', (search.get('q') ?? '').trim()]
  const input = { ...(status ? { status } : {}), ...(q ? { q } : {}), ...cursorOf(args.request) }
  const page = await read(app.call<typeof listOrders>('platform.listOrders', input))
  return { ...page, status, q }
}

const words: Record<string, Message> = {
  new: m.status_order_new,
  in_progress: m.status_order_in_progress,
  ready: m.status_order_ready,
  active: m.status_order_active,
  inactive: m.status_order_inactive,
  expired: m.status_order_expired,
}

export default function Orders() {
  const { items, next, status, q } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <DeskFrame title={say(m.console_orders)}>
      <Form method="get" key={`${status} ${q}`} className="mb-5 grid gap-3 sm:grid-cols-[1fr_13rem_auto]">
        <label>
          <span className="sr-only">{say(m.orders_search)}</span>
          <input
            type="search"
            name="q"
            defaultValue={q}
            placeholder={say(m.orders_search_hint)}
            className="field-input"
          />
        </label>
        <label>
          <span className="sr-only">{say(m.orders_status)}</span>
          <select name="status" defaultValue={status} className="field-input">
            <option value="">{say(m.orders_all)}</option>
            {orderStatuses.map((one) => (
              <option key={one} value={one}>
                {say(words[one]!)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="btn btn-quiet">
          <Search className="size-4.5" aria-hidden="true" />
          {say(m.orders_filter)}
        </button>
      </Form>
      {items.length > 0 ? (
        <OrderList orders={items} />
      ) : (
        <div className="card-box">
          <Empty icon={ShoppingBag} title={say(m.orders_empty)}>
            <p>{say(m.orders_empty_text)}</p>
            {(status || q) && (
              <Link to="/console/orders" className="btn btn-quiet mt-5">
                {say(m.orders_clear)}
              </Link>
            )}
          </Empty>
        </div>
      )}
      <Paging next={next} />
    </DeskFrame>
  )
}
