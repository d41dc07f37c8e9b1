import {
  data,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaArgs,
} from 'react-router'
import type { z } from 'zod'
import { read, refusalOf, text, valuesOf } from '#web/answer.ts'
import { siteMeta } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { useSay } from '#web/words.ts'
import type { Product } from '../../catalogue/schemas.ts'
import { Grid } from '../../site/pages/parts/card.tsx'
import { Crumbs } from '../../site/pages/parts/crumbs.tsx'
import { ShopFrame } from '../../site/pages/parts/frame.tsx'
import { Questions } from '../../site/pages/parts/questions.tsx'
import { keepFor, keptHeaders, shopOf } from '../../site/pages/parts/shop.ts'
import { BuyBar, BuyPanel, isSellable } from './parts/buy.tsx'
import { Facts } from './parts/facts.tsx'
import { Gallery } from './parts/gallery.tsx'
import { ProductFacts } from './parts/product-facts.tsx'
import { type ReviewList, Reviews } from './parts/reviews.tsx'
import { Waiting } from './parts/waiting.tsx'

export const handle = { js: false, cache: true, islands: ['countdown'] }
export const headers = keptHeaders

export type ProductView = z.output<typeof Product>

export async function loader({ context, params }: LoaderFunctionArgs) {
  const app = pageApp(context)
  const productSlug = params.slug ?? ''
  const [shop, product, reviews] = await Promise.all([
    shopOf(app),
    read(app.call<ProductView>('store.readProduct', { productSlug })).catch(unknown),
    app.call<ReviewList>('store.listReviews', { productSlug }).catch(() => null),
  ])
  const asked = app.url.searchParams.get('dicatat') === '1'
  return data(
    { shop, product, reviews, asked, now: new Date().toISOString() },
    keepFor(app, 'goods', app.url.search !== ''),
  )
}

/** An address that no product could ever have is one where nothing stands. */
function unknown(error: unknown): never {
  const refused = (error as { init?: { status?: number } | null }).init?.status === 422
  throw refused ? data(null, { status: 404 }) : error
}

/** Somebody wants to be told when it is back. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const app = pageApp(context)
  const form = await request.formData()
  try {
    // `<variant>:flash` is a place in the queue of its flash sale.
    const [variantId, queue] = text(form, 'variantId').split(':')
    await app.call('store.joinWaiting', { variantId, for: queue ?? 'restock', email: text(form, 'email') })
    return redirect(`/products/${params.slug}?dicatat=1#kabari`, 303)
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    return data({ refusal, values: valuesOf(form) }, { status: refusal.status })
  }
}

export function meta(args: MetaArgs<typeof loader>) {
  if (!args.loaderData) return []
  const { product } = args.loaderData
  const image = product.pictures[0]?.url
  return siteMeta(args, {
    title: product.name,
    description: product.summary || product.name,
    path: `/products/${product.slug}`,
    ...(image ? { image } : { poster: `/og/products/${product.slug}.png` }),
  })
}

export default function ProductPage() {
  const { shop, product, reviews, asked, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  const way = [
    { href: '/products', label: say(m.shop_nav_products) },
    ...(product.category
      ? [{ href: `/products?category=${product.category.slug}`, label: product.category.name }]
      : []),
  ]
  return (
    <ShopFrame shop={shop} bar={isSellable(product)}>
      <form method="get" action={`/checkout/${product.slug}`} className="buy contents">
        <div className="wrap pt-4">
          <Crumbs way={way} here={product.name} />
          <div className="mt-3 grid items-start gap-x-10 gap-y-7 lg:grid-cols-[1.15fr_1fr]">
            <Gallery product={product} />
            <BuyPanel product={product} now={now} />
          </div>
        </div>
        <BuyBar product={product} />
      </form>
      <div className="wrap mt-10 grid items-start gap-x-10 gap-y-10 lg:grid-cols-[1.6fr_1fr]">
        <div className="min-w-0 space-y-10">
          <Waiting product={product} answer={answer} asked={asked} />
          <Words product={product} />
          {reviews && <Reviews reviews={reviews} product={product} />}
        </div>
        <Facts product={product} />
      </div>
      {product.related.length > 0 && (
        <section className="wrap mt-14">
          <h2 className="text-2xl">{say(m.shop_product_related)}</h2>
          <div className="mt-5">
            <Grid cards={product.related.slice(0, 4)} />
          </div>
        </section>
      )}
      <ProductFacts product={product} />
    </ShopFrame>
  )
}

function Words({ product }: { product: ProductView }) {
  const say = useSay()
  return (
    <>
      {product.descriptionHtml && (
        <section>
          <h2 className="text-2xl">{say(m.shop_product_about)}</h2>
          <div className="prose-plain mt-2 break-words" dangerouslySetInnerHTML={{ __html: product.descriptionHtml }} />
        </section>
      )}
      {product.faq.length > 0 && (
        <section>
          <h2 className="mb-4 text-2xl">{say(m.shop_product_faq)}</h2>
          <Questions items={product.faq} />
        </section>
      )}
    </>
  )
}
