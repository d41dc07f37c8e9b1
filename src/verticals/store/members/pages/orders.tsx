import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { Package } from '#web/ui/icons.ts'
import { Empty } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import { shopOf } from '../../site/pages/parts/shop.ts'
import { ORDER_VIEWS } from '../rules.ts'
import type { MyOrders } from '../schemas.ts'
import { AccountPage } from './parts/account.tsx'
import { memberApp } from './parts/member.ts'
import { More, Narrow } from './parts/narrow.tsx'
import { OrderList } from './parts/order-list.tsx'
import { wishOf } from './parts/wish.ts'

export const handle = { js: false }
export const headers = privateHeaders

export async function loader(args: LoaderFunctionArgs) {
  const app = memberApp(args)
  const wish = wishOf(app.url.searchParams, 'view', ORDER_VIEWS)
  const [shop, orders] = await Promise.all([shopOf(app), read(app.call<MyOrders>('store.listMyOrders', wish))])
  return { shop, orders, wish }
}

const views = [
  ['', m.member_orders_all],
  ['unpaid', m.member_orders_unpaid],
  ['open', m.member_orders_open],
  ['done', m.member_orders_done],
  ['ended', m.member_orders_ended],
] as const
const PATH = '/account/orders'

export default function Orders() {
  const { shop, orders, wish } = useLoaderData<typeof loader>()
  const say = useSay()
  const { view = '', q = '', cursor = '' } = wish
  const narrowed = Boolean(view || q || cursor)
  return (
    <AccountPage shop={shop} title={say(m.member_orders_title)}>
      {(orders.items.length > 0 || narrowed) && (
        <Narrow path={PATH} name="view" chosen={view} choices={views} q={q} hint={say(m.member_orders_search)} />
      )}
      {orders.items.length > 0 ? (
        <OrderList orders={orders.items} />
      ) : (
        <div className="glass">
          <Empty icon={Package} title={say(narrowed ? m.member_orders_none : m.member_orders_empty)}>
            <p>{say(narrowed ? m.member_orders_none_text : m.member_orders_empty_text)}</p>
            <a href={narrowed ? PATH : '/products'} className="btn btn-quiet mt-5">
              {say(narrowed ? m.member_clear : m.member_shop)}
            </a>
          </Empty>
        </div>
      )}
      <More path={PATH} values={{ view, q, cursor }} next={orders.nextCursor} />
    </AccountPage>
  )
}
