/* The door of the queues for the other slices of the store. */
export { flashFreed, unitsKept, useTurn } from './turns.ts'
