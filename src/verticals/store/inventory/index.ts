/* The inventory's door for the other slices of the store. */
export { type Line, openLines, stockPlace } from './sealed.ts'
export { noteStockTaken } from './levels.ts'
