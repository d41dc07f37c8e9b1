/* The catalogue's door for the other slices of the store. */
export { readForSale, type Part, type SaleVariant } from './sale.ts'
export { checkInputs, type InputField, isClosed, readTarget } from './rules.ts'
