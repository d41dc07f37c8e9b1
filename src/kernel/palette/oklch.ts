/* Colour arithmetic in OKLCH, after Björn Ottosson's definition (https://bottosson.github.io/posts/oklab/). */

/** `l` 0 to 1, `c` 0 to about 0.4, `h` in degrees. */
export type Oklch = { l: number; c: number; h: number }
type Triple = [number, number, number]

/** Reads `#rrggbb`; anything else is null, so nothing a tenant typed can reach a stylesheet unread. */
export function parseHex(hex: string): Oklch | null {
  const digits = /^#([0-9a-f]{6})$/i.exec(hex.trim())?.[1]
  if (!digits) return null
  const value = Number.parseInt(digits, 16)
  return fromRgb(value >> 16, (value >> 8) & 255, value & 255)
}

/** From three bytes of sRGB. */
export function fromRgb(red: number, green: number, blue: number): Oklch {
  return fromLinear([red, green, blue].map((part) => linear(part / 255)) as Triple)
}

/** Writes `#rrggbb`, giving up chroma until the colour fits into sRGB. */
export function toHex(colour: Oklch): string {
  let fitting = toLinear(colour)
  for (let c = colour.c; !fits(fitting) && c > 0; c -= 0.004) fitting = toLinear({ ...colour, c: Math.max(0, c) })
  const bytes = fitting.map((part) => Math.round(gamma(Math.min(1, Math.max(0, part))) * 255))
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

/** WCAG 2 contrast of two `#rrggbb` colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((left, right) => right - left) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** How far apart two colours look, about 0.02 for a difference one just sees. */
export function distance(one: Oklch, other: Oklch): number {
  const angle = ((one.h - other.h) * Math.PI) / 180
  const between = one.c ** 2 + other.c ** 2 - 2 * one.c * other.c * Math.cos(angle)
  return Math.hypot(one.l - other.l, Math.sqrt(Math.max(0, between)))
}

function luminance(hex: string): number {
  const value = Number.parseInt(hex.slice(1), 16)
  const [red, green, blue] = [value >> 16, (value >> 8) & 255, value & 255].map((part) => linear(part / 255)) as Triple
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function fromLinear([red, green, blue]: Triple): Oklch {
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const middle = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  const l = 0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short
  const a = 1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short
  const b = 0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short
  return { l, c: Math.hypot(a, b), h: ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360 }
}

function toLinear({ l, c, h }: Oklch): Triple {
  const a = c * Math.cos((h * Math.PI) / 180)
  const b = c * Math.sin((h * Math.PI) / 180)
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ]
}

function fits(colour: Triple): boolean {
  return colour.every((part) => part > -0.0005 && part < 1.0005)
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}

function gamma(part: number): number {
  return part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055
}
