import { SORTS } from '../../../catalogue/rules.ts'

/* The address of a list of products: what it says, and the same with something changed. */

export type Wish = {
  q: string
  category: string
  kind: string
  minIdr: string
  maxIdr: string
  available: string
  sort: string
  cursor: string
}

const NAMES = ['q', 'category', 'kind', 'minIdr', 'maxIdr', 'available', 'sort', 'cursor'] as const

/** What the address asks for; what it says wrongly is left out instead of refused. */
export function wishOf(search: URLSearchParams): Wish {
  const wish = Object.fromEntries(NAMES.map((name) => [name, (search.get(name) ?? '').trim()])) as Wish
  const digits = (typed: string) =>
    typed
      .replaceAll(/\D/g, '')
      .replace(/^0+(?=\d)/, '')
      .slice(0, 9)
  return {
    ...wish,
    q: wish.q.slice(0, 80),
    category: wish.category.slice(0, 80),
    kind: /^(stock|shared|invite|file)$/.test(wish.kind) ? wish.kind : '',
    minIdr: digits(wish.minIdr),
    maxIdr: digits(wish.maxIdr),
    available: wish.available === 'true' ? 'true' : '',
    sort: (SORTS as readonly string[]).includes(wish.sort) ? wish.sort : '',
    cursor: /^[A-Za-z0-9_-]{0,300}$/.test(wish.cursor) ? wish.cursor : '',
  }
}

/** As an operation's input: only what was asked for. */
export function inputOf(wish: Wish): Record<string, string> {
  return Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== ''))
}

/** The address of the list with some of it changed; another list begins at its start. */
export function hrefOf(wish: Wish, change: Partial<Wish>): string {
  const next = inputOf({ ...wish, cursor: '', ...change })
  const query = new URLSearchParams(next).toString()
  return query ? `/products?${query}` : '/products'
}

/** How many filters are set, the words and the order apart. */
export function filtersOf({ kind, minIdr, maxIdr, available }: Wish): number {
  return [kind, minIdr || maxIdr, available].filter(Boolean).length
}
