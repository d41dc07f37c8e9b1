import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { ShoppingBag } from '#web/ui/icons.ts'
import { Empty } from '#web/ui/notice.tsx'
import { Paging } from '#web/ui/paging.tsx'
import { useSay, type Message } from '#web/words.ts'
import type { readCatalogue } from '../../portal/operations.ts'
import type { listOrders } from '../operations.ts'
import { Filters, Views } from '#web/ui/filters.tsx'
import { orderStatuses, readList, wishOf } from './parts/listed.ts'
import { OrderList } from './parts/order-list.tsx'

export const handle = deskHandle

const PATH = '/console/orders'
const NAMES = ['status', 'payment', 'package', 'vertical', 'from', 'to', 'attention', 'q', 'sort', 'cursor']

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'portal')
  const values = wishOf(args.request, NAMES)
  const [page, { templates }] = await Promise.all([
    readList(app.call<typeof listOrders>('platform.listOrders', values), PATH),
    read(app.call<typeof readCatalogue>('platform.readCatalogue', {})),
  ])
  const packages = new Map(templates.flatMap((one) => one.packages.map(({ code, name }) => [code, name] as const)))
  return {
    ...page,
    values,
    packages: [...packages],
    templates: templates.map(({ vertical, name }) => [vertical, name] as const),
  }
}

const statuses: Record<string, Message> = {
  new: m.status_order_new,
  in_progress: m.status_order_in_progress,
  ready: m.status_order_ready,
  active: m.status_order_active,
  inactive: m.status_order_inactive,
  expired: m.status_order_expired,
}

export default function Orders() {
  const { items, next, values, packages, templates } = useLoaderData<typeof loader>()
  const say = useSay()
  const choices = [
    { name: 'status', label: say(m.orders_status), options: statusChoices(say) },
    {
      name: 'payment',
      label: say(m.filter_payment),
      options: [
        ['', say(m.filter_all)],
        ['none', say(m.status_payment_none)],
        ['some', say(m.status_payment_some)],
        ['all', say(m.status_payment_all)],
      ] as const,
    },
    { name: 'package', label: say(m.orders_package), options: [['', say(m.filter_all)] as const, ...packages] },
    ...(templates.length > 1
      ? [{ name: 'vertical', label: say(m.filter_template), options: [['', say(m.filter_all)] as const, ...templates] }]
      : []),
    {
      name: 'sort',
      label: say(m.filter_sort),
      options: [
        ['', say(m.sort_newest)],
        ['oldest', say(m.sort_oldest)],
        ['updated', say(m.sort_updated)],
        ['total', say(m.sort_total)],
      ] as const,
    },
  ]
  return (
    <DeskFrame title={say(m.console_orders)}>
      <OrderViews values={values} />
      <Filters
        path={PATH}
        values={values}
        hint={say(m.orders_search_all)}
        choices={choices}
        days
        table={`${PATH}.csv`}
      />
      {items.length > 0 ? <OrderList orders={items} /> : <NoOrders filtered={Object.keys(values).length > 0} />}
      <Paging next={next} />
    </DeskFrame>
  )
}

function statusChoices(say: ReturnType<typeof useSay>): (readonly [string, string])[] {
  return [['', say(m.filter_all)], ...orderStatuses.map((one) => [one, say(statuses[one]!)] as const)]
}

function OrderViews({ values }: { values: Record<string, string> }) {
  const say = useSay()
  const waiting: [string, Message][] = [
    ['approval', m.view_approval],
    ['message', m.view_message],
    ['building', m.view_building],
    ['credit', m.view_credit],
  ]
  const views = [
    { to: PATH, word: say(m.view_all), here: Object.keys(values).length === 0 },
    ...waiting.map(([code, word]) => ({
      to: `${PATH}?attention=${code}`,
      word: say(word),
      here: values['attention'] === code,
    })),
    { to: `${PATH}?payment=some`, word: say(m.view_due), here: !values['attention'] && values['payment'] === 'some' },
  ]
  return <Views label={say(m.view_label)} views={views} />
}

function NoOrders({ filtered }: { filtered: boolean }) {
  const say = useSay()
  return (
    <div className="card-box">
      <Empty icon={ShoppingBag} title={say(filtered ? m.orders_empty : m.orders_none)}>
        <p>{say(filtered ? m.orders_empty_filtered : m.orders_none_text)}</p>
        {filtered && (
          <Link to={PATH} className="btn btn-quiet mt-5">
            {say(m.orders_clear)}
          </Link>
        )}
      </Empty>
    </div>
  )
}
