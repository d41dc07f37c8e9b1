import { z } from 'zod'

/* What this part of the store tells; ids only. */

export const facts = {
  'store.invite_changed': z.object({
    orderId: z.uuid(),
    deliveryId: z.uuid().nullable(),
    status: z.enum(['sent', 'accepted', 'rejected', 'expired']),
  }),
  'store.claim_opened': z.object({ claimId: z.uuid() }),
  'store.claim_decided': z.object({ claimId: z.uuid() }),
  'store.product_paused': z.object({ productId: z.uuid() }),
  'store.product_resumed': z.object({ productId: z.uuid() }),
}
