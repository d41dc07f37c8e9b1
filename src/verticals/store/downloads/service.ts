import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Ctx, OutsideCtx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import type { Sheet } from '#kernel/http/document.ts'
import { originOf } from '#kernel/house.ts'
import { notFound } from '#kernel/problem/common.ts'
import { announceTenant } from '#kernel/tenancy/hosts.ts'
import { announceOrder, noteEvent } from '../orders/events.ts'
import { mustSee, type Viewer, viewerOf } from '../orders/secrets.ts'
import { downloadsUsedUp, fileEmpty, fileTooLarge, notAFileProduct } from './problems.ts'
import * as queries from './queries.ts'
import type { FileRow } from './queries.ts'
import { FILE_LIMIT_BYTES, FILE_LIMIT_MB, LINK_MINUTES, MOST_BASE64, plainName, plainType } from './rules.ts'
import type { ProductFile, UploadFile } from './schemas.ts'
import { KEY_BYTES, openRange, sealPieces } from './seal.ts'

const placeOfKey = (fileId: string): string => `store.product_files/key_sealed/${fileId}`

/** Takes a new version: its row, its sealed bytes, and only then it is the one that is sold. */
export async function uploadFile(ctx: OutsideCtx, input: UploadFile): Promise<ProductFile> {
  const tooLarge = () =>
    fileTooLarge({ limitMb: FILE_LIMIT_MB }, [
      { path: 'file', sentence: fileTooLarge({ limitMb: FILE_LIMIT_MB }).sentence },
    ])
  if (input.file.length > MOST_BASE64) throw tooLarge()
  const bytes = Buffer.from(input.file, 'base64')
  if (bytes.length > FILE_LIMIT_BYTES) throw tooLarge()
  if (bytes.length === 0) throw fileEmpty({}, [{ path: 'file', sentence: fileEmpty.sentence }])
  const [id, key] = [newId(), randomBytes(KEY_BYTES)]
  const row = await ctx.transact(async (inner) => {
    const kind = await queries.lockVariantKind(inner, input.id)
    if (kind === null) throw notFound()
    if (kind !== 'file') throw notAFileProduct()
    const made = {
      id,
      variant_id: input.id,
      name: plainName(input.name),
      mime: plainType(input.mime),
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      key_sealed: await inner.house.secrets.seal(inner, placeOfKey(id), key.toString('base64')),
    }
    await queries.insertFile(inner, made)
    return made
  })
  await ctx.house.ports.files.vault.write(ctx.tenant.id, id, sealPieces(key, id, bytes))
  return ctx.transact(async (inner) => {
    await queries.activateFile(inner, row)
    announceTenant(inner, inner.tenant.id)
    return present((await queries.findFile(inner, id))!)
  })
}

export async function listFiles(ctx: Ctx, variantId: string) {
  if (!(await queries.hasVariant(ctx, variantId))) throw notFound()
  return { items: (await queries.findFiles(ctx, variantId)).map(present), limitMb: FILE_LIMIT_MB }
}

export async function retireFile(ctx: Ctx, id: string): Promise<void> {
  if ((await queries.retireFile(ctx, id)) === 0) throw notFound()
  // Without a version on sale the product is sold out, and its kept pages say otherwise.
  announceTenant(ctx, ctx.tenant.id)
}

export async function resetDownloads(ctx: Ctx, { id }: { id: string }) {
  const row = await queries.resetDownloads(ctx, id)
  if (!row) throw notFound()
  noteEvent(ctx, row.order_id, 'downloads_reset')
  announceOrder(ctx, row.order_id)
  return { downloadsLeft: row.downloads_left, downloadsUntil: row.downloads_until }
}

/** A short link for one of the downloads that are left; within its minutes it may be loaded in pieces. */
export async function createDownload(
  ctx: Ctx,
  { token, id }: { token: string; id: string },
  viewer: Viewer = viewerOf(ctx.actor, 'link'),
) {
  mustSee(viewer, 'file', { own: true, reason: '' })
  const taken = await queries.takeDownload(ctx, token, id)
  if (!taken) throw (await queries.findHanded(ctx, id, token)) ? downloadsUsedUp() : notFound()
  queries.noteReveal(ctx, { id: newId(), delivery_id: id, viewer })
  noteEvent(ctx, taken.order_id, 'file_link')
  announceOrder(ctx, taken.order_id)
  const until = ctx.now.getTime() + LINK_MINUTES * 60_000
  return {
    url: `/unduh/${id}/${until}/${signatureOf(ctx, id, String(until))}`,
    expiresAt: new Date(until).toISOString(),
    downloadsLeft: taken.downloads_left,
  }
}

/** The same for a program: the whole address, and what the file is called. */
export async function createFileLink(ctx: Ctx, of: { token: string; id: string }, viewer: Viewer) {
  const { url, expiresAt, downloadsLeft } = await createDownload(ctx, of, viewer)
  const handed = await queries.findHanded(ctx, of.id, of.token)
  const name = handed?.file_id ? (await queries.findFile(ctx, handed.file_id))!.name : ''
  return { name, url: `${originOf(ctx.house, ctx.tenant.host)}${url}`, expiresAt, downloadsLeft }
}

/** What a link leads to; a link that was changed or has ended leads nowhere. */
export async function openDownload(
  ctx: OutsideCtx,
  link: { id: string; until: string; signature: string },
): Promise<Sheet> {
  const [given, right] = [Buffer.from(link.signature), Buffer.from(signatureOf(ctx, link.id, link.until))]
  if (given.length !== right.length || !timingSafeEqual(given, right)) throw notFound()
  if (Number(link.until) < ctx.now.getTime()) throw notFound()
  const fileId = await ctx.transact(async (inner) => (await queries.findHanded(inner, link.id))?.file_id)
  if (!fileId) throw notFound()
  return sheetOf(ctx, fileId)
}

/** The file as it is sold, read and opened piece by piece. */
export async function sheetOf(ctx: OutsideCtx, fileId: string): Promise<Sheet> {
  const found = await ctx.transact(async (inner) => {
    const row = await queries.findFile(inner, fileId)
    return row ? { row, key: await inner.house.secrets.open(inner, placeOfKey(row.id), row.key_sealed) } : null
  })
  if (!found) throw notFound()
  const { row, key } = found
  const file = { key: Buffer.from(key, 'base64'), name: row.id, bytes: row.bytes }
  const { vault } = ctx.house.ports.files
  async function* read(from: number, to: number): AsyncGenerator<Uint8Array> {
    const open = await vault.open(ctx.tenant.id, row.id)
    if (!open) throw new Error(`the sealed file ${row.id} is not there`)
    yield* openRange(open, file, from, to)
  }
  return { type: row.mime, body: { bytes: row.bytes, read }, keep: 'none', filename: row.name }
}

function signatureOf(ctx: Ctx | OutsideCtx, deliveryId: string, until: string): string {
  return ctx.house.secrets.sign('store.download', `${ctx.tenant.id}/${deliveryId}/${until}`)
}

function present(row: FileRow): ProductFile {
  const { id, name, mime, sha256, version, status, variant_id: variantId, created_at: createdAt } = row
  return { id, variantId, name, mime, bytes: row.bytes, sha256, version, status, createdAt }
}
