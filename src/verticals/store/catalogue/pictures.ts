import type { Ctx } from '#kernel/context.ts'
import { findImage, keepImage } from '#services/files/index.ts'
import type { StoredPicture } from './cards.ts'
import { pictureUnknown } from './problems.ts'

/** The shop's own pictures with their sizes, kept from now on, together with those that texts show. */
export async function keepPictures(
  ctx: Ctx,
  ids: readonly string[],
  texts: readonly string[] = [],
  path = 'pictureIds',
): Promise<StoredPicture[]> {
  const found = await Promise.all([...new Set(ids)].map((id) => findImage(ctx, id)))
  if (found.includes(undefined)) throw pictureUnknown({}, [{ path, sentence: pictureUnknown.sentence }])
  const shown = texts.flatMap((text) =>
    [...text.matchAll(/\]\(\/media\/([0-9a-f-]{36})\/\d+\.webp\b/g)].map(([, id]) => id!),
  )
  await Promise.all([...new Set([...ids, ...shown])].map((id) => keepImage(ctx, id)))
  return found.map((image) => ({ id: image!.id, width: image!.width, height: image!.height }))
}
