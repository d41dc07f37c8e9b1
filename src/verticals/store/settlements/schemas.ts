import { z } from 'zod'
import { LIMITS } from './rules.ts'

const Idr = z.int()
const Place = z
  .int()
  .min(0)
  .max(LIMITS.columns - 1)
export const Mapping = z.strictObject({
  reference: Place,
  amount: Place,
  fee: Place.nullable(),
  net: Place.nullable(),
  paymentId: Place.nullable(),
  paidAt: Place.nullable(),
})
export const RESULTS = [
  'waiting',
  'matched',
  'fee_differs',
  'amount_differs',
  'missing_with_us',
  'missing_at_gateway',
  'duplicate',
  'not_a_payment',
] as const
export const Result = z.enum(RESULTS)

/** A file of the gateway, as base64 or as the part of a form. */
export const PreviewSettlement = z.strictObject({ file: z.string() })
export const SettlementPreview = z.object({
  /** The names of the columns, and what they seem to say; as last time where they have the same names. */
  head: z.array(z.string()),
  mapping: Mapping.partial(),
  remembered: z.boolean(),
  lines: z.int(),
  sample: z.array(z.array(z.string())),
  /** The settlement that this very file is already. */
  knownId: z.uuid().nullable(),
})
export const StartSettlement = z.strictObject({
  file: z.string(),
  name: z.string().trim().min(1).max(120),
  mapping: Mapping,
})
export type StartSettlement = z.output<typeof StartSettlement>
export const Started = z.object({
  id: z.uuid(),
  known: z.boolean().meta({ description: 'This file was read before: nothing has happened again.' }),
})

export const ById = z.strictObject({ id: z.uuid() })
export const Settlement = z.object({
  id: z.uuid(),
  name: z.string(),
  status: z.enum(['matching', 'done']),
  lines: z.int(),
  seen: z.int(),
  /** Lines that do not agree and nobody has decided about. */
  unexplained: z.int(),
  /** What was moved from the gateway to the bank. */
  settledIdr: Idr,
  createdAt: z.string(),
})
export type Settlement = z.output<typeof Settlement>
export const ListSettlements = z.strictObject({ cursor: z.uuid().optional() })
export const Settlements = z.object({ items: z.array(Settlement), nextCursor: z.uuid().nullable() })
export const SettlementView = Settlement.extend({
  counts: z.array(z.object({ result: Result, lines: z.int(), amountIdr: Idr })),
})

export const ListLines = z.strictObject({
  id: z.uuid(),
  result: Result.optional(),
  /** Only what nobody has decided about. */
  open: z.enum(['yes']).optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type ListLines = z.output<typeof ListLines>
export const Line = z.object({
  id: z.uuid(),
  place: z.int().nullable(),
  reference: z.string(),
  paymentId: z.string(),
  amountIdr: Idr,
  feeIdr: Idr.nullable(),
  ourAmountIdr: Idr.nullable(),
  ourFeeIdr: Idr.nullable(),
  paidAt: z.string().nullable(),
  result: Result,
  resolution: z.enum(['accepted', 'dismissed', 'found']).nullable(),
  reason: z.string(),
  /** Whether the gateway's figures can be booked. */
  acceptable: z.boolean(),
})
export type Line = z.output<typeof Line>
export const Lines = z.object({ items: z.array(Line), nextCursor: z.uuid().nullable() })

export const ResolveLine = z.strictObject({
  id: z.uuid(),
  /** `accepted` books what the gateway says; `dismissed` books nothing. */
  resolution: z.enum(['accepted', 'dismissed']),
  reason: z.string().trim().min(3).max(300),
})
export type ResolveLine = z.output<typeof ResolveLine>
