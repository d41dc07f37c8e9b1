import sharp, { type Sharp } from 'sharp'
import { LONGEST_SIDE_PX, MOST_MEGAPIXELS } from '../rules.ts'
import { leadingColours } from './colours.ts'
import type { Made, Task } from './task.ts'

sharp.cache(false)
sharp.concurrency(1)

const options = { limitInputPixels: MOST_MEGAPIXELS * 1_000_000, failOn: 'error', animated: false } as const
const COLOURS_SIDE_PX = 96

/** Does one task. What it throws means that the picture cannot be read. */
export function make(task: Task): Promise<Made> {
  return task.kind === 'remake' ? remake(task) : resize(task)
}

/** The whole picture anew: upright, sRGB, without anything that is no pixel, at most `sidePx` long. */
async function remake({ bytes, vector, sidePx, colours }: Task & { kind: 'remake' }): Promise<Made> {
  const source = vector ? await drawn(bytes, sidePx) : sharp(bytes, options).autoOrient()
  const shrunk = source
    .toColourspace('srgb')
    .resize({ width: sidePx, height: sidePx, fit: 'inside', withoutEnlargement: true })
  const { data, info } = await shrunk.raw().toBuffer({ resolveWithObject: true })
  const pixels = { raw: { width: info.width, height: info.height, channels: info.channels } }
  const still = sharp(data, pixels)
  const alpha = info.channels === 4 && !(await still.clone().stats()).isOpaque
  const plain = alpha ? still : still.removeAlpha()
  const webp = colours
    ? { quality: 92, smartSubsample: true, alphaQuality: 100 }
    : { quality: 82, smartSubsample: true }
  const [body, leading] = [await plain.clone().webp(webp).toBuffer(), colours ? await coloursOf(still) : []]
  return { body, width: info.width, height: info.height, alpha, colours: leading }
}

/** A drawing at the size it is kept in, whatever size it claims. */
async function drawn(bytes: Uint8Array, sidePx: number): Promise<Sharp> {
  const { width, height } = await sharp(bytes, options).metadata()
  const longest = Math.max(width, height)
  if (longest < 1 || longest > LONGEST_SIDE_PX) throw new Error('a drawing without a sensible size')
  const density = Math.min(100_000, Math.max(1, (72 * sidePx) / longest))
  return sharp(bytes, { ...options, density })
}

async function coloursOf(still: Sharp): Promise<string[]> {
  const small = still
    .clone()
    .resize({ width: COLOURS_SIDE_PX, height: COLOURS_SIDE_PX, fit: 'inside', kernel: 'nearest' })
  return leadingColours(await small.ensureAlpha().raw().toBuffer())
}

async function resize({ bytes, width, format, square }: Task & { kind: 'resize' }): Promise<Made> {
  const boxed = { height: width, fit: 'contain', background: '#0000' } as const
  const narrow = sharp(bytes, options).resize({ width, ...(square ? boxed : { withoutEnlargement: true }) })
  const coded = format === 'webp' ? narrow.webp({ quality: 82, smartSubsample: true }) : narrow.png({ effort: 5 })
  const { data, info } = await coded.toBuffer({ resolveWithObject: true })
  return { body: data, width: info.width, height: info.height, alpha: info.channels === 4, colours: [] }
}
