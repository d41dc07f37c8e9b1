import { m } from '#web/paraglide/messages.js'
import { Zap } from '#web/ui/icons.ts'
import { useSay, useVisit } from '#web/words.ts'
import { Art } from '../../../art/pages/art.tsx'
import { kinds } from '../../../site/pages/parts/card.tsx'
import { shortTime } from '../../../site/pages/parts/time.ts'
import type { ProductView } from '../product.tsx'

/** The product's first picture, large, the others below it; without any, our own drawing. */
export function Gallery({ product }: { product: ProductView }) {
  const say = useSay()
  const { pictures } = product
  return (
    <div className="relative min-w-0 lg:sticky lg:top-22">
      <div className="glass overflow-hidden">
        {pictures.length === 0 ? (
          <div className="aspect-[16/10]">
            <Art art={product.art} seed={product.slug} kind={product.kind} />
          </div>
        ) : (
          <img
            src={pictures[0]!.url}
            width={pictures[0]!.width}
            height={pictures[0]!.height}
            alt={say(m.shop_product_picture, { name: product.name, number: 1 })}
            fetchPriority="high"
            className="aspect-[16/10] size-full object-cover"
          />
        )}
      </div>
      {pictures.length > 1 && (
        <ul aria-label={say(m.shop_product_pictures)} className="mt-3 grid grid-cols-4 gap-3">
          {pictures.slice(1).map(({ url, width, height }, at) => (
            <li key={url}>
              <a href={url} target="_blank" rel="noopener" className="glass block overflow-hidden">
                <img
                  src={url}
                  width={width}
                  height={height}
                  alt={say(m.shop_product_picture, { name: product.name, number: at + 2 })}
                  loading="lazy"
                  decoding="async"
                  className="aspect-square size-full object-cover"
                />
              </a>
            </li>
          ))}
        </ul>
      )}
      <Badges product={product} />
    </div>
  )
}

function Badges({ product }: { product: ProductView }) {
  const say = useSay()
  const { locale } = useVisit()
  return (
    <p className="pointer-events-none absolute top-3.5 left-3.5 flex flex-wrap gap-2">
      <span className="badge bg-black/75 tracking-wide text-white">{say(kinds[product.kind])}</span>
      {product.medianSeconds !== null && (
        <span className="badge bg-black/75 text-white">
          <Zap className="size-3.5" aria-hidden="true" />
          {say(m.shop_product_speed, { time: shortTime(product.medianSeconds, locale) })}
        </span>
      )}
    </p>
  )
}
