import { z } from 'zod'
import { readNetwork } from '#kernel/identity/networks.ts'
import { IssuedKey } from '#kernel/identity/schemas.ts'
import { KEY_SCOPES } from './permissions.ts'

const Networks = z
  .array(
    z
      .string()
      .max(60)
      .refine((text) => readNetwork(text) !== null, {
        error:
          'Isi alamat IP atau jaringan seperti 203.0.113.0/24.|Give an IP address or a network such as 203.0.113.0/24.',
      })
      .transform((text) => readNetwork(text)!),
  )
  .max(20, { error: 'Paling banyak 20 alamat.|At most 20 addresses.' })
  .transform((networks) => [...new Set(networks)])
const Scopes = z
  .array(z.enum(KEY_SCOPES))
  .min(1, { error: 'Pilih minimal satu izin.|Choose at least one permission.' })
  .max(KEY_SCOPES.length)
  .transform((codes) => [...new Set(codes)])

export const KeyForm = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, { error: 'Beri nama kunci ini.|Give this key a name.' })
    .max(60, { error: 'Paling banyak 60 huruf.|At most 60 characters.' }),
  permissions: Scopes,
  /** A test key buys nothing real. */
  mode: z.enum(['live', 'test']).default('live'),
  /** Where it may be used from; empty: from anywhere. */
  networks: Networks.default([]),
  endsAt: z.iso.datetime().optional(),
})
export const KeyRotation = z.strictObject({ id: z.uuid(), graceHours: z.int().min(0).max(168).default(0) })
export const KeyNetworks = z.strictObject({ id: z.uuid(), networks: Networks })
export const KeyById = z.strictObject({ id: z.uuid() })
export { IssuedKey }
