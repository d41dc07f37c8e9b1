/** A place in a menu: its own page, what stands below it unless `end`, and further paths that belong to it. */
export type Spot = { to: string; end?: boolean; also?: readonly string[] }

/** Whether the page at this path stands behind the entry. */
export function isHere(path: string, { to, end = false, also = [] }: Spot): boolean {
  if (end) return path === to
  return [to, ...also].some((one) => path === one || path.startsWith(`${one}/`))
}
