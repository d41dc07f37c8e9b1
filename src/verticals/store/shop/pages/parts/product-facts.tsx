import { JsonLd } from '#web/head.ts'
import { useVisit } from '#web/words.ts'
import { questionFacts } from '../../../site/pages/parts/questions.tsx'
import type { ProductView } from '../product.tsx'
import { isSellable, priceOf } from './buy.tsx'

/** What search engines read of a product. */
export function ProductFacts({ product }: { product: ProductView }) {
  const { origin, tenant } = useVisit()
  const prices = product.variants.map(priceOf)
  const availability = `https://schema.org/${isSellable(product) ? 'InStock' : 'OutOfStock'}`
  const url = `${origin}/products/${product.slug}`
  return (
    <>
      <JsonLd
        data={{
          '@type': 'Product',
          name: product.name,
          description: product.summary || product.name,
          image: product.pictures[0] ? origin + product.pictures[0].url : `${origin}/og.png`,
          url,
          ...(product.category ? { category: product.category.name } : {}),
          ...(product.rating
            ? {
                aggregateRating: {
                  '@type': 'AggregateRating',
                  ratingValue: product.rating.average,
                  reviewCount: product.rating.count,
                },
              }
            : {}),
          offers: {
            '@type': 'AggregateOffer',
            priceCurrency: 'IDR',
            lowPrice: Math.min(...prices),
            highPrice: Math.max(...prices),
            offerCount: prices.length,
            availability,
            url,
            seller: { '@type': 'Organization', name: tenant.name },
          },
        }}
      />
      {product.faq.length > 0 && <JsonLd data={questionFacts(product.faq)} />}
    </>
  )
}
