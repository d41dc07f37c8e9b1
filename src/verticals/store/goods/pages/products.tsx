import { useState } from 'react'
import {
  Form,
  Link,
  useLoaderData,
  useSearchParams,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import { isProblem } from '#kernel/problem/problem.ts'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import type { PageApp } from '#web/seam.ts'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { Package, Plus, Search } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { Empty, Notice } from '#web/ui/notice.tsx'
import { cursorOf, Paging } from '#web/ui/paging.tsx'
import { useSay } from '#web/words.ts'
import type { AnswerOf } from '#web/seam.ts'
import type { listAllCategories, listAllProducts } from '../../catalogue/edit-operations.ts'
import { act } from './parts/act.ts'
import { Exports } from './parts/exports.tsx'
import { DataList } from './parts/list.tsx'
import { BulkBar } from './parts/product-bulk.tsx'
import { State } from './parts/state.tsx'
import { kindWords, productLooks } from './parts/words.ts'

export const handle = deskHandle

const FILTERS = ['q', 'status', 'kind', 'categoryId'] as const
type Filters = Partial<Record<(typeof FILTERS)[number], string>>

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const search = app.url.searchParams
  const filters: Filters = Object.fromEntries(
    FILTERS.flatMap((name) => (search.get(name)?.trim() ? [[name, search.get(name)!.trim()]] : [])),
  )
  const [page, categories] = await Promise.all([
    read(app.call<typeof listAllProducts>('store.listAllProducts', { ...filters, ...cursorOf(args.request) })),
    read(app.call<typeof listAllCategories>('store.listAllCategories', {})),
  ])
  return { ...page, filters, categories: categories.items.map(({ id, name }) => ({ id, name })) }
}

export async function action(args: ActionFunctionArgs) {
  return act(args, { status: setStatuses, preview: 'store.previewPrices', prices: 'store.changePrices' })
}

/** Each product by itself: one that cannot be shown does not hold up the others. */
async function setStatuses(app: PageApp, { ids, status }: { ids: string[]; status: string }) {
  let [done, refused] = [0, '']
  for (const id of ids.slice(0, 100)) {
    try {
      await app.call('store.setProductStatus', { id, status })
      done += 1
    } catch (error) {
      if (!isProblem(error)) throw error
      refused = error.sentence[app.locale]
    }
  }
  return { done, left: ids.length - done, refused }
}

export type Listed = AnswerOf<typeof listAllProducts>['items'][number]

export default function Products() {
  const { items, next, filters, categories } = useLoaderData<typeof loader>()
  const say = useSay()
  const [search] = useSearchParams()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const narrowed = Object.keys(filters).length > 0
  const toggle = (id: string) => setSelected((before) => before.symmetricDifference(new Set([id])))
  const write = (
    <div className="flex flex-wrap gap-2">
      <Exports list="products" filters={filters} />
      <Link to="/admin/products/new" className="btn btn-primary min-h-11">
        <Plus className="size-4.5" aria-hidden="true" />
        {say(m.sell_goods_new)}
      </Link>
    </div>
  )
  return (
    <DeskFrame title={say(m.sell_goods_products)} action={write}>
      {search.get('done') === 'deleted' && (
        <div className="mb-4">
          <Notice tone="success">{say(m.sell_goods_deleted)}</Notice>
        </div>
      )}
      {(items.length > 0 || narrowed) && <FilterBar filters={filters} categories={categories} />}
      {items.length === 0 ? (
        <div className="card-box">
          <Empty icon={narrowed ? Search : Package} title={say(narrowed ? m.sell_goods_none : m.sell_goods_empty)}>
            <p>{say(narrowed ? m.sell_goods_none_text : m.sell_goods_empty_text)}</p>
            <Link to={narrowed ? '/admin/products' : '/admin/products/new'} className="btn btn-quiet mt-5">
              {say(narrowed ? m.sell_goods_clear : m.sell_goods_new)}
            </Link>
          </Empty>
        </div>
      ) : (
        <>
          <BulkBar items={items} selected={selected} select={(ids) => setSelected(new Set(ids))} />
          <Goods items={items} selected={selected} toggle={toggle} />
        </>
      )}
      <Paging next={next} />
    </DeskFrame>
  )
}

function FilterBar({ filters, categories }: { filters: Filters; categories: { id: string; name: string }[] }) {
  const say = useSay()
  return (
    <Form
      method="get"
      key={JSON.stringify(filters)}
      className="card-box mb-4 grid grid-cols-2 items-end gap-3 p-4 lg:grid-cols-[1.6fr_9rem_10rem_12rem_auto]"
    >
      <label className="col-span-2 lg:col-span-1">
        <span className="mb-1 block text-sm font-semibold">{say(m.sell_goods_search)}</span>
        <input
          type="search"
          name="q"
          defaultValue={filters.q}
          maxLength={80}
          placeholder={say(m.sell_goods_search_hint)}
          className="field-input"
        />
      </label>
      <Pick name="status" label={say(m.sell_goods_status)} value={filters.status}>
        {Object.entries(productLooks).map(([status, { label }]) => (
          <option key={status} value={status}>
            {say(label)}
          </option>
        ))}
      </Pick>
      <Pick name="kind" label={say(m.sell_goods_kind)} value={filters.kind}>
        {Object.entries(kindWords).map(([kind, label]) => (
          <option key={kind} value={kind}>
            {say(label)}
          </option>
        ))}
      </Pick>
      <Pick name="categoryId" label={say(m.sell_goods_category)} value={filters.categoryId}>
        {categories.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Pick>
      <button type="submit" className="btn btn-quiet min-h-11 max-lg:self-end">
        <Search className="size-4.5" aria-hidden="true" />
        {say(m.sell_goods_filter)}
      </button>
    </Form>
  )
}

type PickProps = { name: string; label: string; value: string | undefined; children: React.ReactNode }

function Pick({ name, label, value, children }: PickProps) {
  const say = useSay()
  return (
    <label className="min-w-0">
      <span className="mb-1 block text-sm font-semibold">{label}</span>
      <select name={name} defaultValue={value ?? ''} className="field-input">
        <option value="">{say(m.sell_goods_all)}</option>
        {children}
      </select>
    </label>
  )
}

type GoodsProps = { items: Listed[]; selected: ReadonlySet<string>; toggle: (id: string) => void }

function Goods({ items, selected, toggle }: GoodsProps) {
  const say = useSay()
  return (
    <DataList
      items={items}
      keyOf={({ id }) => id}
      tick={{
        head: say(m.sell_goods_select),
        render: ({ id, name }) => (
          <label className="-m-2.5 inline-flex cursor-pointer p-2.5">
            <input
              type="checkbox"
              checked={selected.has(id)}
              onChange={() => toggle(id)}
              aria-label={say(m.sell_goods_select_one, { name })}
              className="tick mt-0"
            />
          </label>
        ),
      }}
      title={{
        head: say(m.sell_goods_product),
        render: ({ id, name, kind, categoryName, featured }) => (
          <>
            <Link
              to={`/admin/products/${id}`}
              prefetch="intent"
              title={name}
              className="link-quiet line-clamp-2 text-[0.9375rem] leading-snug font-semibold break-words no-underline hover:underline"
            >
              {name}
            </Link>
            <span className="text-muted block text-sm break-words">
              {[say(kindWords[kind]!), categoryName, featured ? say(m.sell_goods_featured) : '']
                .filter(Boolean)
                .join(' · ')}
            </span>
          </>
        ),
      }}
      columns={[
        { head: say(m.sell_goods_price_from), render: ({ fromIdr }) => <Money idr={fromIdr} />, num: true },
        { head: say(m.sell_goods_variants), render: ({ variants }) => variants, num: true, wideOnly: true },
        { head: say(m.sell_goods_stock), render: (item) => <Left {...item} />, num: true },
        { head: say(m.sell_goods_sold), render: ({ soldCount }) => soldCount, num: true },
      ]}
      aside={{ head: say(m.sell_goods_status), render: (item) => <ProductState {...item} /> }}
    />
  )
}

function ProductState({ status, pauseReason }: StateProps) {
  const say = useSay()
  return (
    <span className="inline-flex flex-col items-end gap-1 md:items-start">
      <State of={productLooks} is={status} small />
      {pauseReason === 'pool_dry' && <span className="text-muted text-xs">{say(m.sell_goods_pool_dry)}</span>}
    </span>
  )
}
type StateProps = { status: string; pauseReason: string | null }

function Left({ available, status }: Listed) {
  const say = useSay()
  if (available === null) return <span className="text-muted">{say(m.sell_goods_endless)}</span>
  const empty = available === 0 && status === 'active'
  return <span className={empty ? 'text-error font-semibold' : ''}>{empty ? say(m.sell_goods_out) : available}</span>
}
