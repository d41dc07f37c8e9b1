/* Content while it is being edited: a tree of plain values, changed by copying. Items of lists carry a key of their own. */

export type Path = readonly (string | number)[]
export type Tree = { [name: string]: unknown }

/** Marks an item of a list, so that it stays itself when it moves; never sent. */
const KEY = '_key'
let made = 0

export function nextKey(): number {
  made += 1
  return made
}

export function keyOf(item: unknown, fallback: number): number {
  return typeof item === 'object' && item !== null && KEY in item ? Number(item[KEY]) : -fallback - 1
}

/** Gives every item of every list its key. */
export function keyed<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item) => withKey(keyed(item))) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, keyed(inner)])) as T
}

export function withKey(item: unknown): unknown {
  return typeof item === 'object' && item !== null ? { ...item, [KEY]: nextKey() } : item
}

/** The content as it is sent: without the keys. */
export function plain<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item) => plain(item)) as T
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([name]) => name !== KEY)
  return Object.fromEntries(entries.map(([name, inner]) => [name, plain(inner)])) as T
}

export function at(tree: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<string | number, unknown> | undefined)?.[step], tree)
}

/** The text at the path; empty where none is. */
export function textAt(tree: unknown, path: Path): string {
  const value = at(tree, path)
  return typeof value === 'string' ? value : ''
}

/** The tree with another value at the path. */
export function put<T>(tree: T, path: Path, value: unknown): T {
  const [step, ...rest] = path
  if (step === undefined) return value as T
  const inner = put((tree as Record<string | number, unknown>)[step], rest, value)
  if (Array.isArray(tree)) return tree.with(Number(step), inner) as T
  return { ...tree, [step]: inner }
}

/** The list with the item moved to another place; a place outside leaves it as it is. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  if (to < 0 || to >= list.length) return [...list]
  const rest = list.toSpliced(from, 1)
  return rest.toSpliced(to, 0, list[from]!)
}
