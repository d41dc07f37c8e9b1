/* The credits' door for the other slices of the store. */
export { grantCredit } from './notes.ts'
