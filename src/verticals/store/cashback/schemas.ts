import { z } from 'zod'

const ids = z.array(z.uuid()).max(200)
const MOST_IDR = 1_000_000_000
const WHOLE = 10_000

const fields = {
  name: z
    .string()
    .trim()
    .min(1, { error: 'Beri nama aturan ini.|Give this rule a name.' })
    .max(80, { error: 'Paling banyak 80 huruf.|At most 80 characters.' }),
  kind: z.enum(['share', 'fixed']),
  /** Hundredths of a per cent of the margin, or rupiah a unit. */
  value: z.int().min(1, { error: 'Isi lebih dari nol.|Give more than zero.' }).max(MOST_IDR),
  /** The most that one order gets back by this rule; null: no limit. */
  mostOrderIdr: z.int().min(1).max(MOST_IDR).nullable().default(null),
  /** Both empty: everything. */
  productIds: ids.default([]),
  categoryIds: ids.default([]),
  startsAt: z.iso.datetime().nullable().default(null),
  endsAt: z.iso.datetime().nullable().default(null),
  active: z.boolean().default(true),
}

type Rule = { kind: string; value: number; startsAt: string | null; endsAt: string | null }
const shareFits = ({ kind, value }: Rule): boolean => kind !== 'share' || value <= WHOLE
const inOrder = ({ startsAt, endsAt }: Rule): boolean => !startsAt || !endsAt || startsAt < endsAt
const share = { path: ['value'], error: 'Paling banyak 100% dari margin.|At most 100% of the margin.' }
const order = { path: ['endsAt'], error: 'Akhirnya harus sesudah mulainya.|The end must be after the start.' }

export const CashbackInput = z.strictObject(fields).refine(shareFits, share).refine(inOrder, order)
export type CashbackInput = z.output<typeof CashbackInput>
export const ById = z.strictObject({ id: z.uuid() })
export const EditCashback = z
  .strictObject({ id: z.uuid(), ...fields })
  .refine(shareFits, share)
  .refine(inOrder, order)

export const Cashback = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: fields.kind,
  value: z.int(),
  mostOrderIdr: z.int().nullable(),
  productIds: z.array(z.uuid()),
  categoryIds: z.array(z.uuid()),
  startsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  active: z.boolean(),
  createdAt: z.string(),
})
export type Cashback = z.output<typeof Cashback>
/** All of them: a shop has few. `paidIdr` is what resellers have been credited in the last 30 days. */
export const CashbackList = z.object({ items: z.array(Cashback), paidIdr: z.int() })
