import { deliverFiles } from '../downloads/fulfiller.ts'
import { deliverInvites } from '../invites/fulfiller.ts'
import { deliverCodes, deliverSeats } from '../stock/deliver.ts'
import type { Fulfiller } from './fulfiller.ts'

/** Every kind of goods, by hand; what is not here cannot be handed over and waits for staff. */
export const fulfillers: readonly Fulfiller[] = [deliverCodes, deliverSeats, deliverInvites, deliverFiles]
