import { data, useLoaderData, type LoaderFunctionArgs, type MetaArgs } from 'react-router'
import type { z } from 'zod'
import { read } from '#web/answer.ts'
import { JsonLd, siteMeta } from '#web/head.ts'
import { pageApp, type PageApp } from '#web/seam.ts'
import { useVisit } from '#web/words.ts'
import type { CategoryList, Featured, ProductList } from '../../catalogue/schemas.ts'
import type { Card } from './parts/card.tsx'
import { ShopFrame } from './parts/frame.tsx'
import { Front } from './parts/front.tsx'
import { keepFor, keptHeaders, shopOrDraft } from './parts/shop.ts'
import type { Shop } from './parts/view.ts'

export const handle = { js: false, cache: true, islands: ['countdown'] }
export const headers = keptHeaders

/** As many as make whole rows of two, three and four. */
const SHOWN = 12

export async function loader({ context }: LoaderFunctionArgs) {
  const app = pageApp(context)
  const [{ shop, draft }, featured, best, { items }] = await Promise.all([
    shopOrDraft(app),
    read(app.call<z.output<typeof Featured>>('store.listFeatured', { limit: SHOWN })),
    read(app.call<z.output<typeof ProductList>>('store.listProducts', { sort: 'best', limit: 24 })),
    read(app.call<z.output<typeof CategoryList>>('store.listCategories', {})),
  ])
  const products = await chosenProducts(app, shop, featured.items, best.items)
  const view = { products, categories: chosenCategories(shop, items), flash: flashOf(best.items, featured.items) }
  return data({ shop, draft, view, now: new Date().toISOString() }, keepFor(app, 'goods', draft))
}

/** The owner's picks in their order, else what is marked as featured, filled up with what sells most. */
async function chosenProducts(app: PageApp, shop: Shop, featured: Card[], best: Card[]): Promise<Card[]> {
  const known = new Map([...featured, ...best].map((card) => [card.slug, card]))
  const missing = shop.products.filter((slug) => !known.has(slug))
  const found = await Promise.all(
    missing.map((productSlug) => app.call<Card>('store.readProduct', { productSlug }).catch(() => null)),
  )
  for (const card of found) if (card) known.set(card.slug, card)
  const picked = shop.products.flatMap((slug) => known.get(slug) ?? [])
  const shown = [...(picked.length > 0 ? picked : featured), ...best]
  return [...new Map(shown.map((card) => [card.slug, card])).values()].slice(0, SHOWN)
}

type Category = z.output<typeof CategoryList>['items'][number]

function chosenCategories(shop: Shop, all: Category[]): Category[] {
  const picked = shop.categories.flatMap((slug) => all.find((one) => one.slug === slug) ?? [])
  if (picked.length > 0) return picked
  const filled = all.filter(({ count }) => count > 0)
  const featured = filled.filter((one) => one.featured)
  return (featured.length > 0 ? featured : filled).slice(0, 8)
}

function flashOf(...lists: Card[][]): Card[] {
  const running = lists.flat().filter(({ flash, paused, stock }) => flash && !paused && stock !== 'none')
  return [...new Map(running.map((card) => [card.slug, card])).values()].slice(0, 4)
}

export function meta(args: MetaArgs<typeof loader>) {
  if (!args.loaderData) return []
  const { shop, draft } = args.loaderData
  const robots = draft ? [{ name: 'robots', content: 'noindex, nofollow' }] : []
  return [...siteMeta(args, { ...shop.seo, path: '/' }), ...robots]
}

export default function ShopHome() {
  const { shop, draft, view, now } = useLoaderData<typeof loader>()
  const { tenant, origin } = useVisit()
  return (
    <ShopFrame shop={shop} draft={draft}>
      <Front shop={shop} view={view} now={now} />
      <JsonLd
        data={{
          '@type': 'OnlineStore',
          name: tenant.name,
          url: origin,
          description: shop.seo.description,
          image: `${origin}/og.png`,
          paymentAccepted: 'QRIS',
          currenciesAccepted: 'IDR',
          ...(shop.contact.email ? { email: shop.contact.email } : {}),
          potentialAction: {
            '@type': 'SearchAction',
            target: `${origin}/products?q={search_term_string}`,
            'query-input': 'required name=search_term_string',
          },
        }}
      />
    </ShopFrame>
  )
}
