import { parseHex } from './oklch.ts'

/** Two letters that stand for a name; generic words like "Bimbel" do not count when there is more. */
export function initialsOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  const telling = words.filter((word) => !/^(bimbel|bimbingan|belajar|les|kursus)$/i.test(word))
  const chosen = telling.length > 0 ? telling : words
  const letters =
    chosen.length > 1 ? chosen.slice(0, 2).map((word) => Array.from(word)[0]) : Array.from(chosen[0] ?? '?').slice(0, 2)
  return letters.join('').toLocaleUpperCase('id')
}

type MarkColours = { ground: string; ink: string; trim: string }

/** The sign of a business without a logo, as an SVG of its own: a shield with its initials. Colours are `#rrggbb`. */
export function initialsMark(name: string, { ground, ink, trim }: MarkColours): string {
  const [one, two, three] = [ground, ink, trim].map((colour) => (parseHex(colour) ? colour : '#14181c'))
  const letters = initialsOf(name).replaceAll(/[<>&"']/g, '')
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" width="96" height="96">',
    `<path fill="${one}" d="M4 4h32v17c0 8-7 13-16 16C11 34 4 29 4 21V4Z"/>`,
    `<path fill="${three}" d="M4 4h32v4H4z"/>`,
    `<text x="20" y="26" text-anchor="middle" fill="${two}" font-family="'Plus Jakarta Sans',system-ui,'Segoe UI',Roboto,sans-serif"`,
    ` font-size="15" font-weight="800" letter-spacing="-.3">${letters}</text></svg>`,
  ].join('')
}
