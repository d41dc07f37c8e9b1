import type { OutputOf } from '#kernel/http/operation.ts'
import type { readCatalogue } from '../../operations.ts'

/** What the portal sells, in the visitor's language. */
export type Catalogue = OutputOf<typeof readCatalogue>
export type Package = Catalogue['templates'][number]['packages'][number]

/** The tutoring template's packages, cheapest first. */
export function packagesOf(catalogue: Catalogue): Package[] {
  return catalogue.templates.find(({ vertical }) => vertical === 'tutoring')?.packages ?? []
}
