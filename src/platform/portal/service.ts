import { randomBytes } from 'node:crypto'
import type { Ctx, PlatformCtx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { announce, emit } from '#kernel/events/emit.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { problem } from '#kernel/problem/problem.ts'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { keepImage } from '#services/files/index.ts'
import { insertInvoices } from '../billing/queries.ts'
import { offersFor, offersOf, type SoldPackage } from '../content/offers.ts'
import { freeSlugs, holdSlug } from '../domains/queries.ts'
import { isReserved, slugVariants } from '../domains/rules.ts'
import { readWish } from '../domains/wish.ts'
import { closeDraft } from '../drafts/queries.ts'
import { tellOrderPlaced } from '../messages.ts'
import { consentVersion } from './consent.ts'
import { insertOrder, noteEvent } from './queries.ts'
import { GRACE_MINUTES, PAYMENT_WINDOW_MINUTES, SLUG_HOLD_MINUTES } from './rules.ts'
import type { PlaceOrder } from './schemas.ts'

export const slugTaken = problem('slug-taken', 409, {
  id: 'Alamat {slug} sudah dipakai. Pilih alamat lain{suggestions}.',
  en: 'The address {slug} is taken. Choose another one{suggestions}.',
})
export const slugReserved = problem('slug-reserved', 422, {
  id: 'Alamat {slug} tidak dapat dipakai. Pilih alamat lain.',
  en: 'The address {slug} cannot be used. Choose another one.',
})
export const packageUnknown = problem('package-unknown', 422, {
  id: 'Paket ini tidak tersedia.',
  en: 'This package is not available.',
})
export const logoUnknown = problem('logo-unknown', 422, {
  id: 'Logo ini sudah tidak ada. Unggah sekali lagi, atau pesan tanpa logo.',
  en: 'This logo is no longer there. Upload it again, or order without one.',
})
export const priceChanged = problem('price-changed', 409, {
  id: 'Harga paket {name} baru saja berubah menjadi {price}. Periksa lagi, lalu lanjutkan bila setuju.',
  en: 'The price of the package {name} has just changed to {price}. Check it again and go on if you agree.',
})

/**
 * Takes an order: the slug is held, order, invoices and messages are written, all in one transaction. Of many orders
 * for one slug one wins; the others are told and keep what they typed.
 */
export async function placeOrder(ctx: PlatformCtx, input: PlaceOrder) {
  if (isReserved(input.slug, showcaseSlugs(ctx))) {
    throw slugReserved({ slug: input.slug }, [{ path: 'slug', sentence: slugReserved({ slug: input.slug }).sentence }])
  }
  const id = newId()
  const [chosen, agreed, logoKept, heldUntil] = await Promise.all([
    findPackage(ctx, input),
    consentVersion(ctx),
    input.logoId === undefined || keepImage(ctx, input.logoId),
    holdSlug(ctx, input.slug, id, SLUG_HOLD_MINUTES),
  ])
  if (!heldUntil) throw await taken(ctx, input.slug)
  if (!logoKept) throw logoUnknown({}, [{ path: 'logoId', sentence: logoUnknown.sentence }])
  const wish = readWish(input.wishedDomain ?? '', ctx.house.baseDomain)
  const order = {
    ...input,
    // A wish that is no domain is not worth refusing an order for.
    wishedDomain: wish.ok ? wish.domain : undefined,
    id,
    number: `RK-${dayOf(ctx.now)}-${code()}`,
    token: randomBytes(24).toString('base64url'),
    packageName: chosen.name,
    totalIdr: chosen.priceIdr,
    dpPercent: input.scheme === 'dp' ? chosen.dpPercent : null,
    consentVersion: agreed,
  }
  const payUntil = minutesAfter(heldUntil, PAYMENT_WINDOW_MINUTES - SLUG_HOLD_MINUTES)
  const invoices = invoicesOf(order, chosen.dpIdr, payUntil)
  ctx.tx.defer(insertOrder(ctx, order))
  ctx.tx.defer(insertInvoices(ctx, invoices))
  if (input.draft) closeDraft(ctx, input.draft, id)
  if (order.wishedDomain) enqueue(ctx, 'platform.checkWish', { orderId: id })
  noteEvent(ctx, id, 'placed')
  emit(ctx, 'platform.order_placed', { orderId: id, totalIdr: order.totalIdr })
  enqueue(
    ctx,
    'platform.expireInvoice',
    { invoiceId: invoices[0]!.id },
    { runAt: new Date(minutesAfter(payUntil, GRACE_MINUTES)) },
  )
  await tellOrderPlaced(ctx, order, invoices[0]!, payUntil)
  return { id, token: order.token, number: order.number, invoiceToken: invoices[0]!.token }
}

/** The addresses of the templates' demo sites. Only a demonstration has such sites; elsewhere nobody may pose as one. */
export function showcaseSlugs(ctx: Ctx): string[] {
  return ctx.house.mode === 'demo' ? [] : offersOf(ctx).map(({ offer }) => offer.template)
}

/** Tells whoever watches this order's pages that something has changed. */
export function announceOrder(ctx: Ctx, orderId: string): void {
  announce(ctx, `platform.order:${orderId}`)
}

/** The package as it is sold now. Whoever saw another price is told, and charged neither. */
async function findPackage(ctx: Ctx, { vertical, package: code, shownPriceIdr }: PlaceOrder): Promise<SoldPackage> {
  const sold = (await offersFor(ctx)).find((one) => one.vertical === vertical)
  const chosen = sold?.packages.find((one) => one.code === code)
  if (!chosen) throw packageUnknown({}, [{ path: 'package', sentence: packageUnknown.sentence }])
  if (shownPriceIdr !== undefined && shownPriceIdr !== chosen.priceIdr) {
    const params = { name: chosen.name, price: formatRupiah(chosen.priceIdr) }
    throw priceChanged(params, [{ path: 'package', sentence: priceChanged(params).sentence }])
  }
  return chosen
}

function minutesAfter(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString()
}

async function taken(ctx: Ctx, slug: string) {
  const free = (await freeSlugs(ctx, slugVariants(slug))).slice(0, 3)
  const suggestions = free.length > 0 ? `: ${free.join(', ')}` : ''
  const refused = slugTaken({ slug, suggestions })
  return slugTaken({ slug, suggestions }, [{ path: 'slug', sentence: refused.sentence }])
}

type Draft = { id: string; number: string; scheme: 'full' | 'dp'; totalIdr: number }

function invoicesOf(order: Draft, dpIdr: number, expiresAt: string) {
  const make = (kind: 'full' | 'dp' | 'settlement', suffix: string, amountIdr: number) => ({
    id: newId(),
    orderId: order.id,
    number: `${order.number}-${suffix}`,
    token: randomBytes(24).toString('base64url'),
    kind,
    amountIdr,
    status: kind === 'settlement' ? ('waiting' as const) : ('open' as const),
    expiresAt: kind === 'settlement' ? null : expiresAt,
  })
  if (order.scheme === 'full') return [make('full', 'A', order.totalIdr)]
  return [make('dp', 'A', dpIdr), make('settlement', 'B', order.totalIdr - dpIdr)]
}

/** Swedish writes a day as 2026-11-21. Made once, because making a format costs more than an insert. */
const jakartaDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta' })

function dayOf(now: Date): string {
  return jakartaDay.format(now).replaceAll('-', '').slice(2)
}

/** Six characters without look-alikes: 887 million a day, and no order can be counted from another. */
function code(): string {
  const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
  return [...randomBytes(6)].map((byte) => alphabet[byte % alphabet.length]).join('')
}
