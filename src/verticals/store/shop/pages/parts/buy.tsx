import { formatRupiah } from '#kernel/money/rupiah.ts'
import { m } from '#web/paraglide/messages.js'
import { Clock3, Flame, ShieldCheck, Star, Timer } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay, useVisit } from '#web/words.ts'
import { shortDays } from '../../../site/pages/parts/time.ts'
import type { ProductView } from '../product.tsx'

type VariantView = ProductView['variants'][number]

export function priceOf({ flash, priceIdr }: VariantView): number {
  return flash && flash.left > 0 ? flash.priceIdr : priceIdr
}

export function isSellable(product: ProductView): boolean {
  return !product.paused && !product.closedNow && product.variants.some(({ stock }) => stock !== 'none')
}

/** The first that can be bought is chosen for whoever does not care. */
export function firstVariant(product: ProductView): VariantView | undefined {
  return product.variants.find(({ stock }) => stock !== 'none') ?? product.variants[0]
}

/** Name, price and choice. Everything in it is part of the one form around the page. */
export function BuyPanel({ product, now }: { product: ProductView; now: string }) {
  const say = useSay()
  const sellable = isSellable(product)
  return (
    <div className="min-w-0">
      {product.category && <p className="text-muted text-sm font-semibold">{product.category.name}</p>}
      <h1 className="mt-1 text-[1.75rem] leading-tight break-words sm:text-4xl">{product.name}</h1>
      <Standing product={product} />
      {product.summary && <p className="text-muted mt-3 text-lg break-words">{product.summary}</p>}
      <p className="num mt-5 text-3xl font-extrabold tracking-tight" aria-hidden="true">
        <Picked product={product} />
      </p>
      <VariantChoice product={product} now={now} />
      {product.closedNow && product.cutoff && (
        <div className="mt-4">
          <Notice tone="warning" title={say(m.shop_product_closed)}>
            {say(m.shop_product_closed_text, product.cutoff)}
          </Notice>
        </div>
      )}
      {product.paused && (
        <div className="mt-4">
          <Notice tone="warning" title={say(m.shop_paused)}>
            {say(m.shop_product_paused_text)}
          </Notice>
        </div>
      )}
      {sellable && (
        <div className="mt-5 flex flex-wrap items-center gap-3 max-lg:hidden">
          <Quantity product={product} />
          <button type="submit" className="btn btn-cta btn-lg grow text-base">
            {say(m.shop_buy)}
          </button>
        </div>
      )}
      {sellable && product.maxQuantity > product.minQuantity && (
        <p className="text-muted mt-4 text-sm lg:hidden">{say(m.shop_quantity_later)}</p>
      )}
    </div>
  )
}

function Standing({ product }: { product: ProductView }) {
  const say = useSay()
  const { locale } = useVisit()
  const { rating, soldCount, warrantyDays } = product
  return (
    <p className="text-muted mt-2.5 flex flex-wrap items-center gap-x-4 gap-y-1 text-[0.9375rem]">
      {rating && (
        <a href="#ulasan" className="hover:text-base-content inline-flex items-center gap-1.5">
          <Star className="text-accent-ink size-4.5 fill-current" aria-hidden="true" />
          <span className="num text-base-content font-bold">
            {rating.average.toFixed(1).replace('.', locale === 'id' ? ',' : '.')}
          </span>
          <span className="num">({say(m.shop_reviews_count, { count: rating.count })})</span>
        </a>
      )}
      {soldCount > 0 && <span className="num">{say(m.shop_sold, { count: soldCount })}</span>}
      {warrantyDays > 0 && (
        <span className="inline-flex items-center gap-1.5">
          <ShieldCheck className="size-4.5" aria-hidden="true" />
          {say(m.shop_warranty_for, { time: shortDays(warrantyDays, locale) })}
        </span>
      )}
    </p>
  )
}

/** The price of the chosen variant; CSS shows one of them. */
export function Picked({ product }: { product: ProductView }) {
  const say = useSay()
  return (
    <>
      <span className="pick pick-none">
        {say(m.shop_from, { price: formatRupiah(product.flash?.priceIdr ?? product.fromIdr) })}
      </span>
      {product.variants.slice(0, 16).map((variant, at) => (
        <span key={variant.id} className={`pick pick${at}`}>
          {formatRupiah(priceOf(variant))}
        </span>
      ))}
    </>
  )
}

export function VariantChoice({ product, now, chosen }: { product: ProductView; now: string; chosen?: string }) {
  const say = useSay()
  const first = chosen ?? firstVariant(product)?.id
  return (
    <fieldset className="mt-5">
      <legend className="mb-2 font-bold">{say(m.shop_variant)}</legend>
      <div className="grid gap-2.5 sm:grid-cols-2">
        {product.variants.map((variant, at) => (
          <VariantCard key={variant.id} variant={variant} at={at} now={now} checked={variant.id === first} />
        ))}
      </div>
    </fieldset>
  )
}

type VariantCardProps = { variant: VariantView; at: number; now: string; checked: boolean }

function VariantCard({ variant, at, now, checked }: VariantCardProps) {
  const say = useSay()
  const { locale } = useVisit()
  const { flash, compareAtIdr, priceIdr, stock, left, durationDays, parts } = variant
  const price = priceOf(variant)
  const before = flash && flash.left > 0 ? priceIdr : compareAtIdr
  const gone = stock === 'none'
  return (
    <label className={`choice items-start p-3.5 ${gone ? 'opacity-60' : ''}`}>
      <input
        type="radio"
        name="v"
        value={variant.id}
        defaultChecked={checked && !gone}
        disabled={gone}
        className={`tick v v${at}`}
      />
      <span className="min-w-0 grow">
        <span className="block leading-snug font-bold break-words">{variant.name}</span>
        <span className="num mt-0.5 flex flex-wrap items-baseline gap-x-2">
          <span className="font-extrabold">{formatRupiah(price)}</span>
          {before !== null && before > price && <s className="text-muted text-sm">{formatRupiah(before)}</s>}
        </span>
        {parts.length > 0 && (
          <span className="text-muted mt-1 block text-sm">
            {parts.map(({ name, quantity }) => (quantity > 1 ? `${quantity} × ${name}` : name)).join(' + ')}
          </span>
        )}
        <span className="mt-1 flex flex-wrap gap-x-3 gap-y-1 text-sm empty:hidden">
          {durationDays !== null && (
            <span className="text-muted inline-flex items-center gap-1">
              <Clock3 className="size-4" aria-hidden="true" />
              {shortDays(durationDays, locale)}
            </span>
          )}
          {gone && <span className="text-muted font-semibold">{say(m.shop_none_left)}</span>}
          {!gone && left !== null && (
            <span className="text-accent-soft-ink num font-semibold">{say(m.shop_left, { count: left })}</span>
          )}
        </span>
        {flash && !gone && <FlashLine flash={flash} now={now} />}
      </span>
    </label>
  )
}

function FlashLine({ flash, now }: { flash: NonNullable<VariantView['flash']>; now: string }) {
  const say = useSay()
  if (flash.left === 0) return <span className="text-muted mt-1 block text-sm">{say(m.shop_flash_held)}</span>
  return (
    <span className="text-accent-soft-ink mt-1.5 flex flex-wrap items-center gap-x-2 text-sm font-semibold">
      <Flame className="size-4" aria-hidden="true" />
      <span className="num">{say(m.shop_flash_left, { count: flash.left })}</span>
      <span className="inline-flex items-center gap-1">
        <Timer className="size-4" aria-hidden="true" />
        <span role="timer" data-countdown={flash.endsAt} data-now={now} className="num">
          {say(m.shop_flash_soon)}
        </span>
      </span>
    </span>
  )
}

function Quantity({ product }: { product: ProductView }) {
  const say = useSay()
  const { minQuantity, maxQuantity } = product
  if (maxQuantity <= minQuantity) return null
  return (
    <label className="flex items-center gap-2 text-sm font-semibold">
      {say(m.shop_quantity)}
      <input
        type="number"
        name="n"
        min={minQuantity}
        max={maxQuantity}
        defaultValue={minQuantity}
        className="field-input num w-20 text-center"
      />
    </label>
  )
}

/** On a phone the price and the button stay at hand. */
export function BuyBar({ product }: { product: ProductView }) {
  const say = useSay()
  if (!isSellable(product)) return null
  return (
    <div className="border-line bg-base-100 fixed inset-x-0 bottom-0 z-20 border-t pb-[env(safe-area-inset-bottom)] lg:hidden">
      <div className="wrap flex items-center gap-4 py-2.5">
        <p className="min-w-0 leading-tight">
          <span className="text-muted block truncate text-xs">{product.name}</span>
          <span className="num text-lg font-extrabold">
            <Picked product={product} />
          </span>
        </p>
        <button type="submit" className="btn btn-cta ml-auto min-h-12 px-7">
          {say(m.shop_buy)}
        </button>
      </div>
    </div>
  )
}
