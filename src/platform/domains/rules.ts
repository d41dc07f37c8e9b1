import { isReserved } from '#kernel/tenancy/labels.ts'

export { isReserved, SLUG, slugFrom } from '#kernel/tenancy/labels.ts'

/** Other labels close to a wanted one, to be offered where they are free. */
export function slugVariants(slug: string): string[] {
  const base = slug.slice(0, 32).replace(/-+$/, '')
  return ['id', 'official', 'pusat', '2', '3', 'online']
    .map((tail) => `${base}-${tail}`)
    .filter((one) => !isReserved(one))
}
