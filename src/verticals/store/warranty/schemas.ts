import { z } from 'zod'
import { TokenText } from '../orders/schemas.ts'

export const MOST_PICTURES = 4

export const ReportProblem = z.strictObject({
  token: TokenText,
  id: z.uuid().meta({ description: 'The delivery.' }),
  problem: z
    .string()
    .trim()
    .min(5, { error: 'Ceritakan masalahnya.|Tell us what is wrong.' })
    .max(2000, { error: 'Paling banyak 2.000 huruf.|At most 2,000 characters.' }),
  pictureIds: z
    .array(z.uuid())
    .max(MOST_PICTURES, { error: 'Paling banyak 4 gambar.|At most 4 pictures.' })
    .default([]),
})
export type ReportProblem = z.output<typeof ReportProblem>
/** `replaced`: another unit is on the order's page already. */
export const Reported = z.object({ id: z.uuid(), status: z.enum(['open', 'replaced']) })

export const UploadEvidence = z.strictObject({
  token: TokenText,
  /** Base64; how large it may be is said by a sentence of its own. */
  file: z.string().min(1, { error: 'Pilih gambar.|Choose a picture.' }),
  name: z.string().trim().max(120).optional(),
})
export type UploadEvidence = z.output<typeof UploadEvidence>
export const Evidence = z.object({ id: z.uuid(), url: z.string() })

const ClaimState = z.enum(['open', 'replaced', 'credited', 'refused'])

export const ListClaims = z.strictObject({
  status: ClaimState.optional(),
  q: z.string().trim().max(80).optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})
export type ListClaims = z.output<typeof ListClaims>

export const Claim = z.object({
  id: z.uuid(),
  orderId: z.uuid(),
  orderNumber: z.string(),
  deliveryId: z.uuid(),
  kind: z.enum(['code', 'seat', 'invite', 'file']),
  buyerName: z.string(),
  productName: z.string(),
  variantName: z.string(),
  unitIdr: z.int(),
  problem: z.string(),
  pictures: z.array(z.string()),
  status: ClaimState,
  answer: z.string(),
  /** Claims of this buyer in the last 90 days, this one included, and from how many on staff decides. */
  recentClaims: z.int(),
  claimLimit: z.int(),
  badBatch: z.boolean(),
  deliveredAt: z.string(),
  warrantyUntil: z.string().nullable(),
  replacementId: z.uuid().nullable(),
  decidedAt: z.string().nullable(),
  createdAt: z.string(),
})
export type Claim = z.output<typeof Claim>
export const ClaimPage = z.object({ items: z.array(Claim), open: z.int(), nextCursor: z.uuid().nullable() })

const answer = z.string().trim().max(2000, { error: 'Paling banyak 2.000 huruf.|At most 2,000 characters.' })
export const AnswerClaim = z.strictObject({
  id: z.uuid(),
  outcome: z.enum(['replaced', 'refused']),
  /** Needed for a refusal: the buyer reads it. */
  answer: answer.default(''),
})
export type AnswerClaim = z.output<typeof AnswerClaim>

export const CreditClaim = z.strictObject({
  id: z.uuid(),
  amountIdr: z
    .int({ error: 'Isi nominal dengan rupiah bulat.|Give the amount in whole rupiah.' })
    .min(1, { error: 'Isi nominal.|Give the amount.' })
    .max(1_000_000_000, { error: 'Nominal terlalu besar.|The amount is too large.' }),
  answer: answer.default(''),
})
export type CreditClaim = z.output<typeof CreditClaim>

export const OfBatch = z.strictObject({ id: z.uuid() })
export const ListAffected = z.strictObject({
  id: z.uuid(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type ListAffected = z.output<typeof ListAffected>
export const AffectedPage = z.object({
  items: z.array(
    z.object({
      deliveryId: z.uuid(),
      orderId: z.uuid(),
      orderNumber: z.string(),
      buyerName: z.string(),
      email: z.string(),
      revealed: z.boolean(),
      deliveredAt: z.string(),
    }),
  ),
  total: z.int(),
  nextCursor: z.uuid().nullable(),
})

export const StartRecall = z.strictObject({
  id: z.uuid().meta({ description: 'The batch.' }),
  kind: z.enum(['message', 'replacement']),
  /** What the buyers read; needed for a message. */
  message: z.string().trim().max(500, { error: 'Paling banyak 500 huruf.|At most 500 characters.' }).default(''),
})
export type StartRecall = z.output<typeof StartRecall>
export const Recall = z.object({
  id: z.uuid(),
  kind: z.enum(['message', 'replacement']),
  message: z.string(),
  status: z.enum(['running', 'done']),
  total: z.int(),
  done: z.int(),
  failed: z.int(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
})
export type Recall = z.output<typeof Recall>
export const RecallList = z.object({ items: z.array(Recall) })
