import type { Locale } from '#kernel/problem/problem.ts'
import type { Card } from './card.tsx'
import type { FrontView } from './front.tsx'

/* Goods that stand in a shop nobody has ordered yet: named as what they are, examples. */

type Example = { id: string; en: string; art: string; kind: Card['kind']; fromIdr: number; left: number | null }

const examples: readonly Example[] = [
  { id: 'Contoh: voucher gim', en: 'Example: game voucher', art: 'game:5', kind: 'stock', fromIdr: 48_000, left: null },
  {
    id: 'Contoh: akun streaming',
    en: 'Example: streaming account',
    art: 'streaming:0',
    kind: 'shared',
    fromIdr: 35_000,
    left: 6,
  },
  {
    id: 'Contoh: undangan desain',
    en: 'Example: design invitation',
    art: 'design:3',
    kind: 'invite',
    fromIdr: 29_000,
    left: null,
  },
  { id: 'Contoh: e-book', en: 'Example: e-book', art: 'ebook:1', kind: 'file', fromIdr: 59_000, left: null },
]

export function sampleGoods(locale: Locale): FrontView {
  const products = examples.map(({ id, en, art, kind, fromIdr, left }): Card => {
    return {
      id: art,
      slug: art.replace(':', '-'),
      name: locale === 'id' ? id : en,
      kind,
      category: null,
      summary: '',
      art,
      picture: null,
      fromIdr,
      compareAtIdr: null,
      flash: null,
      stock: left === null ? 'many' : 'few',
      left,
      paused: false,
      rating: null,
      soldCount: 0,
      medianSeconds: null,
      tags: [],
    }
  })
  return { products, categories: [], flash: [] }
}
