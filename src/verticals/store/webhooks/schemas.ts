import { z } from 'zod'
import { EVENT_KINDS, TEST_KIND } from './rules.ts'

const Mode = z.enum(['live', 'test'])
const Dialect = z.enum(['standard', 'digiflazz'])
const Kinds = z
  .array(z.enum(EVENT_KINDS))
  .max(EVENT_KINDS.length)
  .transform((kinds) => [...new Set(kinds)])
const endpoint = {
  name: z
    .string()
    .trim()
    .min(1, { error: 'Beri nama alamat ini.|Give this address a name.' })
    .max(60, { error: 'Paling banyak 60 huruf.|At most 60 characters.' }),
  url: z
    .url({
      error: 'Isi alamat seperti https://toko.contoh.id/webhook.|Give an address such as https://shop.example/hook.',
    })
    .max(500, { error: 'Paling banyak 500 huruf.|At most 500 characters.' }),
  /** Empty: all kinds, also those that come later. */
  events: Kinds.default([]),
}

export const Nothing = z.strictObject({})
export const ById = z.strictObject({ id: z.uuid() })
export const EndpointForm = z.strictObject({
  ...endpoint,
  mode: Mode.default('live'),
  /** `digiflazz`: only transactions of programs that speak it, told as it tells. */
  dialect: Dialect.default('standard'),
})
export type EndpointForm = z.output<typeof EndpointForm>
export const EndpointEdit = z.strictObject({ id: z.uuid(), ...endpoint })
export type EndpointEdit = z.output<typeof EndpointEdit>
export const EndpointSwitch = z.strictObject({ id: z.uuid(), active: z.boolean() })
/** The former secret signs as well for so long. */
export const SecretRotation = z.strictObject({ id: z.uuid(), graceHours: z.int().min(0).max(168).default(24) })

export const Endpoint = z.object({
  id: z.uuid(),
  name: z.string(),
  url: z.string(),
  mode: Mode,
  dialect: Dialect,
  events: z.array(z.string()),
  status: z.enum(['active', 'disabled']),
  /** `gone`: it answered 410. `failing`: nothing arrived for as long as the schedule lasts. */
  disabledReason: z.enum(['manual', 'gone', 'failing']).nullable(),
  failingSince: z.string().nullable(),
  oldSecretUntil: z.string().nullable(),
  createdAt: z.string(),
})
export type Endpoint = z.output<typeof Endpoint>
export const EndpointList = z.object({ endpoints: z.array(Endpoint) })
/** `secret` begins with `whsec_` and is answered only here. */
export const EndpointMade = Endpoint.extend({ secret: z.string() })
export const SecretMade = z.object({ id: z.uuid(), secret: z.string(), oldSecretUntil: z.string().nullable() })

/** `held`: kept back while its reseller is stopped; it goes on afterwards, or is dropped with the log after 30 days. */
const DELIVERY_STATUSES = ['pending', 'held', 'delivered', 'failed'] as const
export const DeliveryPage = z.strictObject({
  endpointId: z.uuid().optional(),
  status: z.enum(DELIVERY_STATUSES).optional(),
  cursor: z.uuid().optional(),
})
export type DeliveryPage = z.output<typeof DeliveryPage>
const delivery = {
  id: z.uuid(),
  endpointId: z.uuid(),
  /** The `webhook-id` that every attempt carries. */
  eventId: z.uuid(),
  kind: z.enum([...EVENT_KINDS, TEST_KIND]),
  status: z.enum(DELIVERY_STATUSES),
  attempts: z.int(),
  lastStatus: z.int().nullable(),
  lastTrouble: z.string(),
  nextAt: z.string().nullable(),
  createdAt: z.string(),
}
export const DeliveryList = z.object({ deliveries: z.array(z.object(delivery)), nextCursor: z.uuid().nullable() })
export const DeliveryDetail = z.object({
  ...delivery,
  /** What is sent, byte for byte. */
  body: z.string(),
  log: z.array(
    z.object({
      number: z.int(),
      status: z.int().nullable(),
      trouble: z.string(),
      answer: z.string(),
      durationMs: z.int(),
      at: z.string(),
    }),
  ),
})
/** Everything that did not arrive since then is sent again. */
export const ResendMany = z.strictObject({ id: z.uuid(), since: z.iso.datetime({ offset: true }) })
export const Sent = z.object({ id: z.uuid() })
export const SentMany = z.object({ count: z.int() })
