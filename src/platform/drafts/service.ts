import { randomBytes } from 'node:crypto'
import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { announce } from '#kernel/events/emit.ts'
import { notFound } from '#kernel/problem/common.ts'
import { problem } from '#kernel/problem/problem.ts'
import { notify } from '#services/notifications/index.ts'
import { z } from 'zod'
import { findOrder } from '../portal/queries.ts'
import { type DraftRow, findDraft, insertDraft, lockDraft, updateDraft } from './queries.ts'
import { DRAFT_DAYS, type DraftFields, keptFields } from './rules.ts'
import type { CreateDraft, SaveDraft } from './schemas.ts'

export const draftChanged = problem('draft-changed', 409, {
  id: 'Isian ini sudah diubah di tempat lain. Muat yang terbaru dulu.',
  en: 'This has been changed elsewhere. Load the newest version first.',
})
export const draftOrdered = problem('draft-ordered', 409, {
  id: 'Isian ini sudah menjadi pesanan.',
  en: 'This has become an order already.',
})
export const mailAddressNeeded = problem('mail-address-needed', 422, {
  id: 'Tulis dulu alamat email yang benar di langkah Pemilik.',
  en: 'Write a valid email address in the step Owner first.',
})

export async function createDraft(ctx: Ctx, { step, fields }: CreateDraft) {
  const token = randomBytes(18).toString('base64url')
  const row = await insertDraft(ctx, { id: newId(), token, step, fields: keptFields(fields) })
  return savedOf(row)
}

/** Saves what has changed. Of two devices that changed the same revision the second is refused and loads first. */
export async function saveDraft(ctx: Ctx, { token, revision, step, fields }: SaveDraft) {
  const draft = await lockDraft(ctx, token)
  if (!draft) throw notFound()
  if (draft.order_id) throw draftOrdered()
  if (draft.revision !== revision) throw draftChanged()
  const row = await updateDraft(ctx, draft.id, { step: step ?? draft.step, fields: keptFields(fields) })
  announce(ctx, topicOf(draft))
  return savedOf(row)
}

export async function readDraft(ctx: Ctx, token: string) {
  const draft = await findDraft(ctx, token)
  if (!draft) throw notFound()
  const order = draft.order_id ? await findOrder(ctx, draft.order_id) : null
  const expires = new Date(Date.parse(draft.updated_at) + DRAFT_DAYS * 86_400_000)
  return {
    ...savedOf(draft),
    step: draft.step as CreateDraft['step'],
    fields: draft.fields as DraftFields,
    expiresAt: expires.toISOString(),
    url: draftUrl(ctx, token),
    orderToken: order?.token ?? null,
  }
}

/** Mails the link to the address that stands in the draft. */
export async function mailDraft(ctx: Ctx, token: string): Promise<{ email: string }> {
  const draft = await findDraft(ctx, token)
  if (!draft) throw notFound()
  if (draft.order_id) throw draftOrdered()
  const fields = draft.fields as DraftFields
  const email = z.email().safeParse((fields['owner.email'] ?? '').trim().toLowerCase())
  if (!email.success) throw mailAddressNeeded({}, [{ path: 'owner.email', sentence: mailAddressNeeded.sentence }])
  await notify(ctx, {
    template: 'draft_link',
    to: { name: fields['owner.name']?.trim() || email.data, email: email.data },
    locale: ctx.locale,
    dedupe: `${draft.id}/${ctx.requestId}`,
    params: {
      businessName: fields.businessName?.trim() || (ctx.locale === 'id' ? 'usaha Anda' : 'your business'),
      draftUrl: draftUrl(ctx, token),
      days: DRAFT_DAYS,
    },
  })
  return { email: email.data }
}

export function draftUrl(ctx: Ctx, token: string): string {
  return `${ctx.house.portalOrigin}/order?draft=${token}`
}

/** Announced whenever the draft has been saved. */
export function topicOf(draft: Pick<DraftRow, 'id'>): string {
  return `platform.draft:${draft.id}`
}

function savedOf(row: { token: string; revision: number; updated_at: string }) {
  return { token: row.token, revision: row.revision, savedAt: row.updated_at }
}
