import { randomBytes } from 'node:crypto'
import type { Ctx, PlatformCtx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { announce, emit } from '#kernel/events/emit.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import type { Offer, OfferPackage } from '#kernel/module/manifest.ts'
import { problem } from '#kernel/problem/problem.ts'
import { readSettings } from '#kernel/tenancy/settings.ts'
import { insertInvoices } from '../billing/queries.ts'
import { dpOf } from '../billing/rules.ts'
import { freeSlugs, holdSlug } from '../domains/queries.ts'
import { isReserved, slugVariants } from '../domains/rules.ts'
import { PlatformSettings } from '../settings.ts'
import { tellOrderPlaced } from '../messages.ts'
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

/**
 * Takes an order: the slug is held, order, invoices and messages are written, all in one transaction. Of many orders
 * for one slug one wins; the others are told and keep what they typed.
 */
export async function placeOrder(ctx: PlatformCtx, input: PlaceOrder) {
  const chosen = findPackage(ctx, input.vertical, input.package)
  if (!chosen) throw packageUnknown({}, [{ path: 'package', sentence: packageUnknown.sentence }])
  if (isReserved(input.slug, showcaseSlugs(ctx))) {
    throw slugReserved({ slug: input.slug }, [{ path: 'slug', sentence: slugReserved({ slug: input.slug }).sentence }])
  }
  const id = newId()
  const [settings, heldUntil] = await Promise.all([
    readSettings(ctx, 'platform', PlatformSettings),
    holdSlug(ctx, input.slug, id, SLUG_HOLD_MINUTES),
  ])
  if (!heldUntil) throw await taken(ctx, input.slug)
  const order = {
    ...input,
    id,
    number: `RK-${dayOf(ctx.now)}-${code()}`,
    token: randomBytes(24).toString('base64url'),
    packageName: chosen.name,
    totalIdr: chosen.priceIdr,
  }
  const payUntil = minutesAfter(heldUntil, PAYMENT_WINDOW_MINUTES - SLUG_HOLD_MINUTES)
  const invoices = invoicesOf(order, dpOf(order.totalIdr, settings.dpPercent), payUntil)
  ctx.tx.defer(insertOrder(ctx, order))
  ctx.tx.defer(insertInvoices(ctx, invoices))
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

/** What the verticals offer, as the portal sells it. */
export function offersOf(ctx: Ctx): { vertical: string; offer: Offer }[] {
  return ctx.house.registry.modules.flatMap((module) =>
    module.offer ? [{ vertical: module.name, offer: module.offer }] : [],
  )
}

/** The addresses of the templates' demo sites. Only a demonstration has such sites; elsewhere nobody may pose as one. */
export function showcaseSlugs(ctx: Ctx): string[] {
  return ctx.house.mode === 'demo' ? [] : offersOf(ctx).map(({ offer }) => offer.template)
}

/** Tells whoever watches this order's pages that something has changed. */
export function announceOrder(ctx: Ctx, orderId: string): void {
  announce(ctx, `platform.order:${orderId}`)
}

function findPackage(ctx: Ctx, vertical: string, code: string): OfferPackage | null {
  const offer = offersOf(ctx).find((one) => one.vertical === vertical)?.offer
  return offer?.packages.find((one) => one.code === code) ?? null
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
