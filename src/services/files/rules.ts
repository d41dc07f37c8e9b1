/* What may be uploaded and how it is kept. Browser-safe: pages say the same limits. */

export const FILE_LIMIT_MB = 8
export const FILE_LIMIT_BYTES = FILE_LIMIT_MB * 1024 * 1024
export const SVG_LIMIT_KB = 256
export const MOST_MEGAPIXELS = 40
export const LONGEST_SIDE_PX = 12_000

/** The widths in which a picture is handed out; nothing else is ever made. */
export const WIDTHS = [64, 128, 192, 320, 512, 640, 960, 1280] as const
export type Width = (typeof WIDTHS)[number]

export type Purpose = 'logo' | 'picture'
/** The longest side of what is kept. */
export const KEPT_SIDE_PX: Record<Purpose, number> = { logo: 1024, picture: 1600 }

/** A picture that nobody has kept is removed after this many days. */
export const UNKEPT_DAYS = 7
