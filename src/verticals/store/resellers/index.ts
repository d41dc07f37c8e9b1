/* The resellers' door for the other slices of the store. */
export { linkDoor, resellerDoor } from './door.ts'
export { type Reseller, resellerOf } from './of.ts'
export { pricesFor } from './prices.ts'
export { openTopup, readTopup, walletOf } from '../wallet/index.ts'
