/** What the portal sells, in the visitor's language; the answer of `platform.readCatalogue`. */
export type Catalogue = {
  downPaymentPercent: number
  templates: { vertical: string; name: string; summary: string; packages: Package[] }[]
}
export type Package = {
  code: string
  name: string
  priceIdr: number
  summary: string
  features: { text: string; coming?: boolean }[]
}

/** The tutoring template's packages, cheapest first. */
export function packagesOf(catalogue: Catalogue): Package[] {
  return catalogue.templates.find(({ vertical }) => vertical === 'tutoring')?.packages ?? []
}
