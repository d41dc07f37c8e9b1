import { data, useLoaderData, type LoaderFunctionArgs, type MetaArgs } from 'react-router'
import type { z } from 'zod'
import { read } from '#web/answer.ts'
import { siteMeta } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { ArrowRight, Search } from '#web/ui/icons.ts'
import { Empty } from '#web/ui/notice.tsx'
import { sayIn, useSay } from '#web/words.ts'
import type { CategoryList, ProductList } from '../../catalogue/schemas.ts'
import { Grid } from '../../site/pages/parts/card.tsx'
import { Crumbs } from '../../site/pages/parts/crumbs.tsx'
import { ShopFrame } from '../../site/pages/parts/frame.tsx'
import { keepFor, keptHeaders, shopOf } from '../../site/pages/parts/shop.ts'
import { CategoryChips, Chosen, FilterPanel } from './parts/filters.tsx'
import { hrefOf, inputOf, type Wish, wishOf } from './parts/listing.ts'

export const handle = { js: false, cache: true }
export const headers = keptHeaders

export async function loader({ context }: LoaderFunctionArgs) {
  const app = pageApp(context)
  const wish = wishOf(app.url.searchParams)
  const [shop, list, { items }] = await Promise.all([
    shopOf(app),
    read(app.call<z.output<typeof ProductList>>('store.listProducts', { ...inputOf(wish), limit: 24 })),
    read(app.call<z.output<typeof CategoryList>>('store.listCategories', {})),
  ])
  const say = sayIn(app.locale)
  const category = items.find(({ slug }) => slug === wish.category) ?? null
  const title = category?.name ?? say(m.shop_list_title)
  const description = category?.summary || say(m.shop_list_description, { name: app.tenant.name })
  return data({ shop, list, wish, categories: items, category, title, description }, keepFor(app, 'goods'))
}

/** A category is a page of its own for search engines; a search or a filter is not. */
export function meta(args: MetaArgs<typeof loader>) {
  if (!args.loaderData) return []
  const { wish, title, description } = args.loaderData
  const plain = Object.keys(inputOf(wish)).every((name) => name === 'category')
  const robots = plain ? [] : [{ name: 'robots', content: 'noindex, follow' }]
  return [...siteMeta(args, { title, description, path: '/products' }), ...robots]
}

export default function Products() {
  const { shop, list, wish, categories, category, title } = useLoaderData<typeof loader>()
  const say = useSay()
  const way = category ? [{ href: '/products', label: say(m.shop_nav_products) }] : []
  return (
    <ShopFrame shop={shop} q={wish.q}>
      <div className="wrap pt-4">
        <Crumbs way={way} here={category?.name ?? say(m.shop_nav_products)} />
        <h1 className="mt-2 text-3xl break-words sm:text-4xl">
          {wish.q ? say(m.shop_list_found, { q: list.corrected ?? wish.q }) : title}
        </h1>
        {category?.summary && <p className="lead mt-2">{category.summary}</p>}
        {list.corrected && (
          <p className="text-muted mt-2">{say(m.shop_list_corrected, { typed: wish.q, meant: list.corrected })}</p>
        )}
        <CategoryChips categories={categories} wish={wish} />
        <div className="mt-5 grid items-start gap-x-8 gap-y-5 lg:grid-cols-[15rem_1fr]">
          <FilterPanel wish={wish} />
          <div className="min-w-0">
            <Chosen wish={wish} />
            {list.items.length === 0 ? <Nothing wish={wish} /> : <Found list={list} wish={wish} />}
          </div>
        </div>
      </div>
    </ShopFrame>
  )
}

function Found({ list, wish }: { list: z.output<typeof ProductList>; wish: Wish }) {
  const say = useSay()
  return (
    <>
      <Grid cards={list.items} heading="h2" eager={4} columns="md:grid-cols-3" />
      {(list.nextCursor || wish.cursor) && (
        <nav aria-label={say(m.shop_list_pages)} className="mt-8 flex flex-wrap justify-between gap-3">
          {wish.cursor ? (
            <a href={hrefOf(wish, {})} className="btn btn-quiet">
              {say(m.shop_list_first)}
            </a>
          ) : (
            <span />
          )}
          {list.nextCursor && (
            <a href={hrefOf(wish, { cursor: list.nextCursor })} rel="next" className="btn btn-quiet">
              {say(m.shop_list_next)}
              <ArrowRight className="size-4.5" aria-hidden="true" />
            </a>
          )}
        </nav>
      )}
    </>
  )
}

function Nothing({ wish }: { wish: Wish }) {
  const say = useSay()
  return (
    <div className="glass">
      <Empty icon={Search} title={say(m.shop_list_none)}>
        <p>{say(wish.q ? m.shop_list_none_words : m.shop_list_none_filter)}</p>
        <a href="/products" className="btn btn-quiet mt-5">
          {say(m.shop_list_reset)}
        </a>
      </Empty>
    </div>
  )
}
