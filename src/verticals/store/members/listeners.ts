import { atOnce, type AtOnce, type Listener } from '#kernel/module/manifest.ts'
import { onAddressProven } from './claim.ts'
import { closePoints } from '../points/index.ts'
import { onKnown, onRegistered } from './letters.ts'

/** Whoever signs in finds the orders they placed as a guest. */
export const memberListeners: Record<string, Listener | AtOnce> = {
  'identity.signed_in': atOnce(onAddressProven),
  'identity.email_verified': atOnce(onAddressProven),
  'identity.password_changed': atOnce(onAddressProven),
  'identity.person_erased': (ctx, { personId }: { personId: string }) => closePoints(ctx, personId),
  'store.member_registered': onRegistered,
  'store.member_known': onKnown,
}
