/** One element of a drawing: what it is called by, and what it points to. */
export type Shape = { name: string; ids: string[]; references: string[]; inside: Shape | null }

/**
 * How many elements are drawn when every reference is followed, as far as `most`: a handful of lines can stand for
 * billions. A circle of references counts as endless.
 */
export function expandedSize(shapes: readonly Shape[], most: number): number {
  const byId = new Map<string, Shape>()
  const children = new Map<Shape, Shape[]>()
  const childrenOf = (shape: Shape): Shape[] => {
    const known = children.get(shape) ?? []
    children.set(shape, known)
    return known
  }
  for (const shape of shapes) {
    for (const id of shape.ids) byId.set(id, shape)
    if (shape.inside) childrenOf(shape.inside).push(shape)
  }
  const known = new Map<Shape, number>()
  const under = new Set<Shape>()
  const sizeOf = (shape: Shape): number => {
    const found = known.get(shape)
    if (found !== undefined) return found
    if (under.has(shape)) return Infinity
    under.add(shape)
    let size = 1
    for (const child of children.get(shape) ?? []) size += sizeOf(child)
    for (const reference of shape.references) {
      const target = byId.get(reference)
      if (target) size += sizeOf(target)
      if (size > most) break
    }
    under.delete(shape)
    known.set(shape, size)
    return size
  }
  return shapes[0] ? sizeOf(shapes[0]) : 0
}
