import { z } from 'zod'

/* What resellers and their wallets tell; ids and figures only. */

const reseller = { resellerId: z.uuid() }
export const resellerFacts = {
  'store.reseller_applied': z.object(reseller),
  'store.reseller_decided': z.object({ ...reseller, status: z.enum(['approved', 'refused', 'suspended']) }),
  'store.reseller_tier_changed': z.object({ ...reseller, tierId: z.uuid(), direction: z.enum(['up', 'down']) }),
  'store.reseller_key_revoked': z.object({ ...reseller, keyId: z.uuid(), name: z.string(), reason: z.string() }),
  'store.bot_key_revoked': z.object({ ...reseller, reason: z.string() }),
  'store.wallet_low': z.object({ ...reseller, leftIdr: z.int() }),
  'store.topup_credited': z.object({ ...reseller, topupId: z.uuid(), captureId: z.uuid(), amountIdr: z.int() }),
  'store.withdrawal_asked': z.object({ ...reseller, withdrawalId: z.uuid(), amountIdr: z.int() }),
  'store.withdrawal_decided': z.object({ ...reseller, withdrawalId: z.uuid(), status: z.enum(['paid', 'refused']) }),
}
