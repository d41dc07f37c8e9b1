/* The door of points for the other slices of the store. */
export { earnClaimedSoon } from './claimed.ts'
export { withPoints } from './door.ts'
export { readPointsOf } from './desk.ts'
export { closePoints } from './ending.ts'
export { freePoints, pointTerms, retakePoints, settlePoints, takeBackFor } from './service.ts'
