import { Form, Link, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { Package, Search } from '#web/ui/icons.ts'
import { Empty } from '#web/ui/notice.tsx'
import { cursorOf, Paging } from '#web/ui/paging.tsx'
import { useSay } from '#web/words.ts'
import type { listStock } from '../../inventory/operations.ts'
import { DaysLeft } from './parts/days-left.tsx'
import { Exports } from './parts/exports.tsx'
import { DataList, Part } from './parts/list.tsx'
import { StockTabs } from './parts/stock-tabs.tsx'
import { kindWords } from './parts/words.ts'

export const handle = deskHandle

type Level = AnswerOf<typeof listStock>['items'][number]

/** What runs out comes first, the most urgent on top; then everything by name. */
export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const q = (app.url.searchParams.get('q') ?? '').trim()
  const { cursor } = cursorOf(args.request)
  const list = (input: object) => read(app.call<typeof listStock>('store.listStock', { ...(q ? { q } : {}), ...input }))
  const [low, page] = await Promise.all([cursor ? null : list({ low: 'true' }), list(cursor ? { cursor } : {})])
  const urgent = (low?.items ?? []).toSorted((left, right) => urgency(left) - urgency(right))
  const shown = new Set(urgent.map(({ variantId }) => variantId))
  const rest = page.items.filter(({ variantId }) => !shown.has(variantId))
  return { low: urgent, rest, next: page.nextCursor, q }
}

/** Days left; what nobody buys can wait. */
function urgency({ daysLeft, available }: Level): number {
  return daysLeft ?? (available === 0 ? 1_000 : 10_000)
}

export default function Stock() {
  const { low, rest, next, q } = useLoaderData<typeof loader>()
  const say = useSay()
  const none = low.length + rest.length === 0
  return (
    <DeskFrame title={say(m.sell_goods_stock_title)} action={<Exports list="stock" filters={q ? { q } : {}} />}>
      <StockTabs />
      {(!none || q) && (
        <Form method="get" key={q} className="mb-5 grid gap-3 sm:grid-cols-[1fr_auto]">
          <label>
            <span className="sr-only">{say(m.sell_goods_search)}</span>
            <input
              type="search"
              name="q"
              defaultValue={q}
              maxLength={80}
              placeholder={say(m.sell_goods_stock_hint)}
              className="field-input"
            />
          </label>
          <button type="submit" className="btn btn-quiet min-h-11">
            <Search className="size-4.5" aria-hidden="true" />
            {say(m.sell_goods_filter)}
          </button>
        </Form>
      )}
      {none ? (
        <div className="card-box">
          <Empty icon={Package} title={say(q ? m.sell_goods_none : m.sell_goods_stock_empty)}>
            <p>{say(q ? m.sell_goods_none_text : m.sell_goods_stock_empty_text)}</p>
            <Link to={q ? '/admin/stock' : '/admin/products/new'} className="btn btn-quiet mt-5">
              {say(q ? m.sell_goods_clear : m.sell_goods_new)}
            </Link>
          </Empty>
        </div>
      ) : (
        <>
          {low.length > 0 && (
            <Part title={say(m.sell_goods_stock_low, { count: low.length })} help={say(m.sell_goods_stock_low_help)}>
              <Levels items={low} />
            </Part>
          )}
          {rest.length > 0 && (
            <Part title={say(low.length > 0 ? m.sell_goods_stock_rest : m.sell_goods_stock_all)}>
              <Levels items={rest} />
            </Part>
          )}
        </>
      )}
      <Paging next={next} />
    </DeskFrame>
  )
}

function Levels({ items }: { items: Level[] }) {
  const say = useSay()
  return (
    <DataList
      items={items}
      keyOf={({ variantId }) => variantId}
      title={{
        head: say(m.sell_goods_product),
        render: ({ variantId, productName, variantName, kind }) => (
          <>
            <Link
              to={`/admin/stock/${variantId}`}
              prefetch="intent"
              className="line-clamp-2 leading-snug font-semibold break-words hover:underline"
            >
              {productName}
            </Link>
            <span className="text-muted block text-sm break-words">
              {variantName} · {say(kindWords[kind]!)}
            </span>
          </>
        ),
      }}
      columns={[
        { head: say(m.sell_goods_unit_available), render: ({ available }) => <strong>{available}</strong>, num: true },
        { head: say(m.sell_goods_unit_held), render: ({ held }) => held, num: true },
        {
          head: say(m.sell_goods_unit_quarantined),
          render: ({ quarantined }) => quarantined,
          num: true,
          wideOnly: true,
        },
        { head: say(m.sell_goods_sold7), render: ({ sold7Days }) => sold7Days, num: true },
      ]}
      aside={{ head: say(m.sell_goods_days_left), render: (item) => <DaysLeft {...item} /> }}
    />
  )
}
