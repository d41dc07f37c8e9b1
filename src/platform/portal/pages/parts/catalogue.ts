import type { OutputOf } from '#kernel/http/operation.ts'
import type { readCatalogue } from '../../operations.ts'

/** What the portal sells, in the visitor's language. */
export type Catalogue = OutputOf<typeof readCatalogue>
export type Template = Catalogue['templates'][number]
export type Package = Template['packages'][number]

/** The template of a trade; without a name the first one. Its packages stand cheapest first. */
export function templateOf(catalogue: Catalogue, vertical?: string | null): Template | undefined {
  return vertical ? catalogue.templates.find((one) => one.vertical === vertical) : catalogue.templates[0]
}
