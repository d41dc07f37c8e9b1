import { createHash } from 'node:crypto'
import sharp from 'sharp'

const MOST_KEPT = 200
const kept = new Map<string, Promise<Buffer>>()

/**
 * A drawing as PNG. The same drawing is made once however often and under whatever address it is asked for; of many
 * who ask at once, one makes it.
 */
export function rasterise(svg: string): Promise<Buffer> {
  const key = createHash('sha256').update(svg).digest('base64url')
  const known = kept.get(key)
  if (known) return known
  const made = sharp(Buffer.from(svg)).png({ compressionLevel: 9, palette: true, quality: 95, effort: 4 }).toBuffer()
  kept.set(key, made)
  made.catch(() => kept.delete(key))
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break
    kept.delete(oldest)
  }
  return made
}
