/* What other modules may draw in a tenant's colours. */
export { drawPoster } from './pictures/poster.ts'
