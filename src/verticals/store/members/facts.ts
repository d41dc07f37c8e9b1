import { z } from 'zod'

/* What members tell; ids only. */

export const memberFacts = {
  /** Somebody registered, or registered again before they had confirmed: the link of the mail is `tokenId`. */
  'store.member_registered': z.object({ personId: z.uuid(), tokenId: z.uuid() }),
  /** Somebody registered under an address that has an account: its owner is told, and nobody else. */
  'store.member_known': z.object({ personId: z.uuid() }),
}
