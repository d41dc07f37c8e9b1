import { createHash } from 'node:crypto'
import type { Ctx, OutsideCtx, PlatformCtx, Tenant } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { signInNeeded } from '#kernel/problem/common.ts'
import { readBrand } from '#kernel/tenancy/brand.ts'
import { inspect } from './inspect/inspect.ts'
import { onFile, tooHeavy } from './problems.ts'
import { findRow, type ImageRow, insertRow, lockContent, markFree, markKept } from './queries.ts'
import { FILE_LIMIT_BYTES, FILE_LIMIT_MB, KEPT_SIDE_PX, type Purpose, type Width } from './rules.ts'

export type Image = Omit<ImageRow, 'sha256'>
export type Picture = { body: Buffer<ArrayBuffer>; type: 'image/webp' | 'image/png'; width: number; height: number }
type Format = 'webp' | 'png'

/** What anonymous visitors of one network may send in an hour; people who are signed in have the operation's limit. */
const VISITORS = { name: 'upload-visitors', points: 20, seconds: 3600 }

/** Takes an upload: who may, what is it, make it anew, keep it. */
export async function receiveImage(ctx: OutsideCtx, input: { file: string; purpose: Purpose; name?: string }) {
  const { actor, house, tenant } = ctx
  if (actor.kind === 'anonymous') {
    if (tenant.kind !== 'platform' || input.purpose !== 'logo') throw signInNeeded()
    await house.meter.count(VISITORS, ctx)
  }
  return takeImage(ctx, input)
}

/**
 * Takes a picture of anybody whom the calling operation has let in: what is it, make it anew, keep it. It goes after a
 * few days unless `keepImage` is called.
 */
export async function takeImage(ctx: OutsideCtx, input: { file: string; purpose: Purpose; name?: string }) {
  const { actor, house, tenant } = ctx
  if (input.file.length > Math.ceil(FILE_LIMIT_BYTES / 3) * 4) throw onFile(tooHeavy, { limitMb: FILE_LIMIT_MB })
  const bytes = Buffer.from(input.file, 'base64')
  const { type, megapixels } = inspect(bytes)
  const made = await house.ports.files.decoder.remake({
    bytes,
    vector: type === 'svg',
    megapixels,
    sidePx: KEPT_SIDE_PX[input.purpose],
    colours: input.purpose === 'logo',
  })
  const { body, ...facts } = made
  const image: ImageRow = {
    id: newId(),
    sha256: createHash('sha256').update(body).digest('hex'),
    purpose: input.purpose,
    name: input.name ?? '',
    bytes: body.length,
    ...facts,
  }
  await house.ports.files.blobs.write(tenant.id, blobName(image.sha256), body)
  await ctx.transact((inner) => keepContent(inner, { ...image, uploadedBy: actor.kind, kept: false }, body))
  return image
}

/** The row of a picture of the context's tenant; undefined for anybody else's. */
export async function findImage(ctx: Ctx, id: string): Promise<Image | undefined> {
  return findRow(ctx, id)
}

/** Says that somebody uses it, so that it stays. False when there is no such picture here. */
export async function keepImage(ctx: Ctx, id: string): Promise<boolean> {
  return (await markKept(ctx, id)) > 0
}

/** Says that nobody uses it any more: it goes with the next sweep after its days, as one that was never kept. */
export async function releaseImage(ctx: Ctx, id: string): Promise<void> {
  await markFree(ctx, id)
}

/**
 * Whether a host may show this picture: at an outlet, of the tenant's logos, only its own. Everything else that was
 * uploaded is goods and may stand wherever they are sold.
 */
export async function isShownHere(ctx: Ctx, id: string): Promise<boolean> {
  if (!ctx.tenant.outlet) return true
  const [image, brand] = await Promise.all([findRow(ctx, id), readBrand(ctx)])
  return image?.purpose !== 'logo' || brand.logoId === id
}

/**
 * Gives another tenant the same picture under the same id, kept. May run again. Null when the context's tenant has
 * no such picture.
 */
export async function copyImage(from: PlatformCtx, id: string, to: Tenant): Promise<string | null> {
  const image = await findRow(from, id)
  if (!image) return null
  const body = await from.house.ports.files.blobs.read(from.tenant.id, blobName(image.sha256))
  if (!body) return null
  await from.visit(to, (inside) => keepContent(inside, { ...image, uploadedBy: 'system', kept: true }, body))
  return id
}

/**
 * The bytes of a picture of the context's tenant, at most `width` wide and never larger than it is; `square` puts it
 * whole into a see-through square of that width. What was made once is kept. Null when there is none.
 */
export async function readImage(
  ctx: Ctx | OutsideCtx,
  id: string,
  wish: { width?: Width; format?: Format; square?: boolean } = {},
): Promise<Picture | null> {
  const image = 'tx' in ctx ? await findRow(ctx, id) : await ctx.transact((inner) => findRow(inner, id))
  if (!image) return null
  const { blobs, decoder } = ctx.house.ports.files
  const { format = 'webp', square = false } = wish
  const type = `image/${format}` as const
  const size = sizeOf(image, wish)
  const changed = square || size.width < image.width
  const name = blobName(image.sha256, changed ? `-${size.width}${square ? 's' : ''}` : '', format)
  const kept = await blobs.read(ctx.tenant.id, name)
  if (kept) return { body: kept, type, ...size }
  const whole = await blobs.read(ctx.tenant.id, blobName(image.sha256))
  if (!whole) return null
  const body = await onlyOnce(`${ctx.tenant.id} ${name}`, async () => {
    const made = await decoder.resize({ bytes: whole, width: size.width, format, square })
    await blobs.write(ctx.tenant.id, name, made)
    return made
  })
  return { body, type, ...size }
}

/** Inserts the row while nobody can sweep its blob away. */
async function keepContent(ctx: Ctx, row: Parameters<typeof insertRow>[1], body: Uint8Array): Promise<void> {
  const { blobs } = ctx.house.ports.files
  await lockContent(ctx, row.sha256)
  const name = blobName(row.sha256)
  if (!(await blobs.has(ctx.tenant.id, name))) await blobs.write(ctx.tenant.id, name, body)
  await insertRow(ctx, row)
}

function sizeOf(image: ImageRow, { width, square }: { width?: Width; square?: boolean }) {
  if (square) return { width: width ?? 192, height: width ?? 192 }
  if (width === undefined || width >= image.width) return { width: image.width, height: image.height }
  return { width, height: Math.max(1, Math.round((image.height * width) / image.width)) }
}

function blobName(sha256: string, variant = '', format: Format = 'webp'): string {
  return `${sha256}${variant}.${format}`
}

const making = new Map<string, Promise<Buffer<ArrayBuffer>>>()

/** Of many who ask for the same at once, one makes it. */
function onlyOnce(key: string, make: () => Promise<Buffer<ArrayBuffer>>): Promise<Buffer<ArrayBuffer>> {
  const known = making.get(key)
  if (known) return known
  const made = make().finally(() => making.delete(key))
  making.set(key, made)
  return made
}
