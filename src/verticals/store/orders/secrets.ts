import type { Actor, Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { forbidden, notFound } from '#kernel/problem/common.ts'
import { problem } from '#kernel/problem/problem.ts'
import { accountPlace, type Line, openLines, stockPlace } from '../inventory/sealed.ts'
import { nameForGood, noteEvent } from './events.ts'
import { findSecret, insertReveal, markRevealed, type SecretRow } from './reveal-queries.ts'
import type { SecretLine } from './schemas.ts'

/*
 * Who may see which secret: the one place that decides, and the written matrix is docs/store-secrets.md. Whoever shows a
 * secret comes through `openDelivery`, which leaves a row in store.reveals.
 */

export const VIEWERS = ['buyer_link', 'member', 'reseller', 'key', 'staff', 'support'] as const
export type Viewer = (typeof VIEWERS)[number]
export const SECRETS = ['code', 'seat', 'invite', 'file', 'payout', 'provider'] as const
export type Secret = (typeof SECRETS)[number]

/** `own`: of the order whose link or account they hold. `reason`: any of the shop, with permission and a reason. */
export type Right = 'own' | 'reason' | 'never'

export const MATRIX: Readonly<Record<Viewer, Readonly<Record<Secret, Right>>>> = {
  buyer_link: { code: 'own', seat: 'own', invite: 'own', file: 'own', payout: 'never', provider: 'never' },
  member: { code: 'own', seat: 'own', invite: 'own', file: 'own', payout: 'never', provider: 'never' },
  reseller: { code: 'own', seat: 'own', invite: 'own', file: 'own', payout: 'never', provider: 'never' },
  key: { code: 'own', seat: 'own', invite: 'own', file: 'own', payout: 'never', provider: 'never' },
  staff: { code: 'reason', seat: 'reason', invite: 'reason', file: 'never', payout: 'reason', provider: 'never' },
  support: { code: 'never', seat: 'never', invite: 'never', file: 'never', payout: 'never', provider: 'never' },
}

export const notShown = problem('secret-not-shown', 409, {
  id: 'Barang ini sudah diganti atau ditarik, jadi tidak ditampilkan lagi.',
  en: 'This item was replaced or withdrawn and is not shown any more.',
})

/**
 * Who asks: by the link, by a permission that the operation has checked, or as the reseller of the order, which the operation
 * has looked up. A program is its reseller's and nothing else: never a buyer and never staff. Throws 403.
 */
export function viewerOf(actor: Actor, by: 'link' | 'permission' | 'reseller'): Viewer {
  if (by === 'reseller') return actor.kind === 'key' ? 'key' : 'reseller'
  if (actor.kind === 'key') throw forbidden()
  return by === 'link' ? 'buyer_link' : 'staff'
}

/** Refuses what the matrix does not allow. `own` says whether the thing belongs to the order in the asker's hands. */
export function mustSee(viewer: Viewer, secret: Secret, { own, reason }: { own: boolean; reason: string }): void {
  const right = MATRIX[viewer][secret]
  if (right === 'own' && own) return
  if (right === 'reason' && reason.trim().length >= 3) return
  throw forbidden()
}

/** `found` is the row, where it was read along with something else. */
type Ask = { deliveryId: string; viewer: Viewer; orderId: string; reason?: string; found?: SecretRow | undefined }
export type Opened = { lines: SecretLine[]; instructions: string; row: SecretRow }

const SHOWN = new Set(['ready', 'sent', 'accepted'])

/** Opens what one delivery holds and notes who looked. `orderId` is the order in the asker's hands. */
export async function openDelivery(
  ctx: Ctx,
  { deliveryId, viewer, orderId, reason = '', found }: Ask,
): Promise<Opened> {
  const row = found ?? (await findSecret(ctx, deliveryId))
  if (!row || row.order_id !== orderId) throw notFound()
  mustSee(viewer, row.kind, { own: row.order_id === orderId, reason })
  if (!SHOWN.has(row.status)) throw notShown()
  const lines = await linesOf(ctx, row)
  const { actor } = ctx
  ctx.tx.defer(
    insertReveal(ctx, {
      id: newId(),
      delivery_id: deliveryId,
      viewer,
      actor_id: actor.kind === 'person' || actor.kind === 'key' ? actor.id : null,
      actor_name: nameForGood(actor),
      reason,
    }),
  )
  if (viewer !== 'staff') ctx.tx.defer(markRevealed(ctx, deliveryId, row.revision))
  if (viewer === 'staff' || !row.first_revealed_at)
    noteEvent(ctx, orderId, viewer === 'staff' ? 'seen_by_staff' : 'revealed')
  return { lines, instructions: row.instructions, row }
}

async function linesOf(ctx: Ctx, row: SecretRow): Promise<SecretLine[]> {
  const [account, own] = await Promise.all([
    row.account_id && row.account_sealed ? openLines(ctx, accountPlace(row.account_id), row.account_sealed) : [],
    row.stock_item_id && row.item_sealed ? openLines(ctx, stockPlace(row.stock_item_id), row.item_sealed) : [],
  ])
  const english = ctx.locale === 'en'
  const named = [...account, ...own].map((line) => labelled(line, english ? 'Code' : 'Kode'))
  if (row.seat) named.push({ label: english ? 'Profile' : 'Profil', value: row.seat })
  if (row.invite_target) named.push({ label: english ? 'Sent to' : 'Dikirim ke', value: row.invite_target })
  return named
}

function labelled({ label, value }: Line, otherwise: string): SecretLine {
  return { label: label || otherwise, value }
}
