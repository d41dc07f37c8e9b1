import { z } from 'zod'

/** By what rules points are earned and given; members and resellers have their own. */
export const PointRules = z.strictObject({
  /** Off: nothing is earned and nothing can be given; what people have stays theirs. */
  on: z.boolean().default(false),
  /** So much money that was really paid, whole rupiah, makes one point. */
  perPointIdr: z.int().min(1).max(10_000_000).default(1_000),
  /** What one point takes off an order, whole rupiah. */
  worthIdr: z.int().min(1).max(1_000_000).default(10),
  /** At most this per cent of what the goods cost after the coupon may be paid with points. */
  capPercent: z.int().min(1).max(100).default(50),
  /** Points may be given from this much on, after the coupon. */
  leastOrderIdr: z.int().min(0).max(10_000_000).default(0),
  /** Points end after so many months; null: never. */
  months: z.int().min(1).max(60).nullable().default(12),
  /** Whether a reseller's points may take a price below what the goods cost the shop. */
  belowCost: z.boolean().default(false),
})
export type PointRules = z.output<typeof PointRules>

export const Role = z.enum(['member', 'reseller'])
export type Role = z.output<typeof Role>

export const ENTRY_KINDS = ['earned', 'spent', 'returned', 'clawed_back', 'expired', 'corrected', 'closed'] as const
const EntryKind = z.enum(ENTRY_KINDS)
export type EntryKind = z.output<typeof EntryKind>

export const AskPoints = z.strictObject({ role: Role.default('member') })

/** What a person has, what it is good for, and what of it ends when. */
export const Points = z.object({
  rules: PointRules,
  balance: z.int(),
  owed: z.int(),
  /** Of what ends at all, the days that come first. */
  ending: z.array(z.object({ points: z.int(), endsAt: z.string() })),
})

export const ListEntries = z.strictObject({
  role: Role.default('member'),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})

const Entry = z.object({
  id: z.uuid(),
  kind: EntryKind,
  points: z.int(),
  balance: z.int(),
  order: z.object({ id: z.uuid(), number: z.string(), token: z.string() }).nullable(),
  /** What the shop wrote to a correction; the member reads it as well. */
  reason: z.string(),
  createdAt: z.string(),
})
export const EntryPage = z.object({ items: z.array(Entry), nextCursor: z.uuid().nullable() })

export const BothRules = z.object({ member: PointRules, reseller: PointRules })
export const UpdateRules = z.strictObject({ role: Role, rules: PointRules })
export type UpdateRules = z.output<typeof UpdateRules>

export const ListBalances = z.strictObject({
  q: z.string().trim().max(80).optional(),
  role: Role.default('member'),
  /** Only people who have points. */
  some: z.enum(['yes']).optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})
export type ListBalances = z.output<typeof ListBalances>
/** The filters of the list, for its table. */
export const BalanceTable = ListBalances.omit({ cursor: true, limit: true })

export const BalancePage = z.object({
  items: z.array(
    z.object({
      personId: z.uuid(),
      name: z.string(),
      email: z.string(),
      balance: z.int(),
      owed: z.int(),
      earned: z.int(),
      spent: z.int(),
      updatedAt: z.string().nullable(),
    }),
  ),
  nextCursor: z.uuid().nullable(),
  /** All points that are out, of everybody in this role. */
  total: z.int(),
})

const OfPerson = { personId: z.uuid(), role: Role.default('member') }
export const AskBalance = z.strictObject({ ...OfPerson, cursor: z.uuid().optional() })
export const Balance = z.object({
  personId: z.uuid(),
  name: z.string(),
  email: z.string(),
  balance: z.int(),
  owed: z.int(),
  entries: z.array(Entry.extend({ actorName: z.string() })),
  nextCursor: z.uuid().nullable(),
})

export const CorrectPoints = z.strictObject({
  ...OfPerson,
  points: z
    .int()
    .min(-1_000_000)
    .max(1_000_000)
    .refine((points) => points !== 0, { error: 'Isi jumlah selain nol.|Give a number other than zero.' }),
  reason: z.string().trim().min(3).max(200),
})
export type CorrectPoints = z.output<typeof CorrectPoints>
export const Corrected = z.object({ balance: z.int() })
