import { useState } from 'react'
import {
  data,
  Link,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import { read, refusalOf, text } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { ExternalLink, Search, ShoppingBag } from '#web/ui/icons.ts'
import { Empty, Notice } from '#web/ui/notice.tsx'
import { Paging } from '#web/ui/paging.tsx'
import { useSay } from '#web/words.ts'
import type { listOrders } from '../../orders/admin-operations.ts'
import type { listSellingOutlets, listSoldProducts, listViews, noteOrders, retryOrders } from '../operations.ts'
import { BulkBar } from './parts/bulk.tsx'
import { type Choice, Filters, queryOf } from '#web/ui/filters.tsx'
import { Downloads } from './parts/downloads.tsx'
import { keptView, mayHere, readList, wishOf } from './parts/listed.ts'
import { LiveShop } from './parts/live.tsx'
import { OrderList } from './parts/order-list.tsx'
import { placeWords } from './parts/origin.tsx'
import { kindWords, statesOf } from './parts/state.tsx'
import { Views } from './parts/views.tsx'

export const handle = deskHandle

const PATH = '/admin/orders'
const NAMES = ['status', 'place', 'outletId', 'kind', 'productId', 'from', 'to', 'q', 'cursor']

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const values = wishOf(args.request, NAMES)
  const [page, products, outlets, views] = await Promise.all([
    readList(app.call<typeof listOrders>('store.listOrders', values), PATH),
    read(app.call<typeof listSoldProducts>('store.listSoldProducts', {})),
    read(app.call<typeof listSellingOutlets>('store.listSellingOutlets', {})),
    read(app.call<typeof listViews>('store.listViews', { list: 'orders' })),
  ])
  const manages = mayHere(app, 'store.orders.manage')
  return { ...page, values, products: products.items, outlets: outlets.items, saved: views.items, manages }
}

/** What was done with many orders at once. */
type Done = { intent: 'retry' | 'note'; done: number; skipped: number }

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const form = await args.request.formData()
  const ids = form.getAll('ids').map(String)
  try {
    if (await keptView(app, form, 'orders')) return redirect(`${PATH}${app.url.search}`, 303)
    if (text(form, 'intent') === 'note') {
      const done = await app.call<typeof noteOrders>('store.noteOrders', { ids, note: text(form, 'note') })
      return { refusal: null, result: { intent: 'note', ...done } satisfies Done as Done }
    }
    const done = await app.call<typeof retryOrders>('store.retryOrders', { ids })
    return { refusal: null, result: { intent: 'retry', ...done } satisfies Done as Done }
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    return data({ refusal, result: null }, { status: refusal.status })
  }
}

export default function Orders() {
  const { items, nextCursor, values, products, outlets, saved, manages } = useLoaderData<typeof loader>()
  const say = useSay()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const toggle = (id: string) => setSelected((before) => before.symmetricDifference(new Set([id])))
  return (
    <DeskFrame title={say(m.sell_desk_orders)} action={items.length > 0 && <Downloads path={PATH} values={values} />}>
      <Views path={PATH} values={values} ready={READY} saved={saved} />
      <Filters
        path={PATH}
        values={values}
        hint={say(m.sell_desk_orders_hint)}
        choices={choicesOf(say, products, outlets)}
        days
      />
      <Told />
      {items.length === 0 ? (
        <Nothing narrowed={queryOf(values) !== ''} />
      ) : (
        <>
          <BulkBar
            ids={items.map(({ id }) => id)}
            manages={manages}
            selected={selected}
            select={(ids) => setSelected(new Set(ids))}
            live={<LiveShop />}
          />
          <OrderList orders={items} manages={manages} selected={selected} toggle={toggle} />
        </>
      )}
      <Paging next={nextCursor} />
    </DeskFrame>
  )
}

const READY = [
  ['', m.view_all],
  ['status=attention', m.sell_desk_order_attention],
  ['status=pending_payment', m.sell_desk_order_pending],
  ['status=processing', m.shop_status_processing],
  ['status=partially_delivered', m.sell_desk_order_partial],
] as const

type Named = { id: string; name: string }

function choicesOf(say: ReturnType<typeof useSay>, products: Named[], outlets: Named[]): Choice[] {
  const all = ['', say(m.filter_all)] as const
  const kinds = ['stock', 'shared', 'invite', 'file', 'bundle']
  return [
    {
      name: 'status',
      label: say(m.orders_status),
      options: [all, ...statesOf('order').map(([state, word]) => [state, say(word)] as const)],
    },
    {
      name: 'place',
      label: say(m.sell_desk_from),
      options: [all, ...Object.entries(placeWords).map(([place, word]) => [place, say(word)] as const)],
    },
    // A shop whose resellers have no mini-shops has nothing to choose here.
    ...(outlets.length > 0
      ? [{ name: 'outletId', label: say(m.sell_desk_from_outlet), options: [all, ...named(outlets)] }]
      : []),
    {
      name: 'kind',
      label: say(m.sell_desk_kind),
      options: [all, ...kinds.map((kind) => [kind, say(kindWords[kind]!)] as const)],
    },
    {
      name: 'productId',
      label: say(m.sell_desk_product),
      options: [all, ...named(products)],
    },
  ]
}

function named(some: Named[]) {
  return some.map(({ id, name }) => [id, name] as const)
}

function Told() {
  const answer = useActionData<typeof action>()
  const say = useSay()
  if (!answer) return null
  const { refusal, result } = answer
  if (refusal) {
    return (
      <div className="mb-4">
        <Notice tone="danger">{Object.values(refusal.fields)[0] ?? refusal.sentence}</Notice>
      </div>
    )
  }
  if (!result) return null
  const word = result.intent === 'note' ? m.sell_desk_bulk_noted : m.sell_desk_bulk_retried
  return (
    <div className="mb-4">
      <Notice tone={result.done > 0 ? 'success' : 'info'}>
        {result.done > 0 ? say(word, { count: result.done }) : say(m.sell_desk_bulk_none)}
        {result.done > 0 && result.skipped > 0 && ` ${say(m.sell_desk_bulk_skipped, { count: result.skipped })}`}
      </Notice>
    </div>
  )
}

function Nothing({ narrowed }: { narrowed: boolean }) {
  const say = useSay()
  return (
    <div className="card-box">
      {narrowed ? (
        <Empty icon={Search} title={say(m.sell_desk_none)}>
          <p>{say(m.sell_desk_none_text)}</p>
          <Link to={PATH} className="btn btn-quiet mt-5">
            {say(m.orders_clear)}
          </Link>
        </Empty>
      ) : (
        <Empty icon={ShoppingBag} title={say(m.sell_desk_orders_empty)}>
          <p>{say(m.sell_desk_orders_empty_text)}</p>
          <a href="/" className="btn btn-quiet mt-5">
            <ExternalLink className="size-4.5" aria-hidden="true" />
            {say(m.sell_desk_open_shop)}
          </a>
        </Empty>
      )}
    </div>
  )
}
