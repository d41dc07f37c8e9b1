import { z } from 'zod'
import { LIMITS } from './rules.ts'

const Text = z.string().trim()
const Reason = Text.min(3).max(LIMITS.reason)
const Ids = z.array(z.uuid()).min(1).max(LIMITS.ids)
const Price = z.int().min(0).max(1_000_000_000)
const Day = z.iso.date()
const NextId = z.uuid().nullable()

const Delimiter = z.enum(['comma', 'semicolon', 'tab', 'pipe', 'newline', 'custom'])

/** Codes as a file (base64, or the part of a form) or as pasted text; without both there is nothing to read. */
const source = {
  variantId: z.uuid(),
  file: z.string().optional(),
  text: z.string().optional(),
  /** Guessed unless told. */
  delimiter: Delimiter.optional(),
  custom: z.string().min(1).max(5).optional(),
  header: z.enum(['auto', 'yes', 'no']).default('auto'),
}
export const ReadCodes = z.strictObject(source)
export type ReadCodes = z.output<typeof ReadCodes>

export const Preview = z.object({
  delimiter: Delimiter,
  custom: z.string().nullable(),
  header: z.boolean(),
  labels: z.array(z.string()),
  /** Codes that would be added: whole, not twice in the file and never seen before. */
  valid: z.int(),
  empty: z.int(),
  invalid: z.int(),
  duplicatesInFile: z.int(),
  duplicatesInHistory: z.int(),
  /** The first rows, masked. */
  sample: z.array(z.array(z.string())),
})

export const StartImport = z.strictObject({
  ...source,
  name: Text.max(120).default(''),
  unitCostIdr: Price.default(0),
  expiresOn: Day.optional(),
})
export type StartImport = z.output<typeof StartImport>

export const Batch = z.object({
  id: z.uuid(),
  variantId: z.uuid(),
  productName: z.string(),
  variantName: z.string(),
  name: z.string(),
  status: z.enum(['importing', 'active', 'quarantined', 'failed']),
  quarantineReason: z.string().nullable(),
  /** Codes that were to be added, those that were, and those that had been known. */
  total: z.int(),
  added: z.int(),
  duplicates: z.int(),
  unitCostIdr: z.int(),
  expiresOn: z.string().nullable(),
  createdAt: z.string(),
})
export const ListBatches = z.strictObject({ cursor: z.uuid().optional(), variantId: z.uuid().optional() })
export const Batches = z.object({ items: z.array(Batch), next: NextId })
export const Quarantine = z.strictObject({ id: z.uuid(), reason: Reason })
export const Quarantined = z.object({
  /** Units that were put aside, and deliveries whose buyers are told. */
  quarantined: z.int(),
  affected: z.int(),
})

export const ById = z.strictObject({ id: z.uuid() })

export const ListStock = z.strictObject({
  cursor: z
    .string()
    .max(300)
    .regex(/^[A-Za-z0-9_-]*$/)
    .optional(),
  q: Text.max(80).optional(),
  /** Only what has fallen to its mark. */
  low: z.enum(['true', 'false']).optional(),
})
export type ListStock = z.output<typeof ListStock>
export const Levels = z.object({
  items: z.array(
    z.object({
      variantId: z.uuid(),
      productId: z.uuid(),
      productName: z.string(),
      variantName: z.string(),
      kind: z.enum(['stock', 'shared']),
      available: z.int(),
      held: z.int(),
      sold: z.int(),
      quarantined: z.int(),
      lowStockAt: z.int(),
      low: z.boolean(),
      sold7Days: z.int(),
      /** In how many days it is used up at the pace of the last seven; null when nothing was sold. */
      daysLeft: z.int().nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
})

export const UnitStatus = z.enum(['available', 'held', 'sold', 'quarantined', 'void'])
export const ListUnits = z.strictObject({
  variantId: z.uuid().optional(),
  batchId: z.uuid().optional(),
  status: UnitStatus.optional(),
  cursor: z.uuid().optional(),
})
export type ListUnits = z.output<typeof ListUnits>
export const Units = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      variantId: z.uuid(),
      batchId: z.uuid().nullable(),
      accountId: z.uuid().nullable(),
      seat: z.string().nullable(),
      /** Never the code itself. */
      masked: z.string(),
      status: UnitStatus,
      orderItemId: z.uuid().nullable(),
      heldUntil: z.string().nullable(),
      soldAt: z.string().nullable(),
      createdAt: z.string(),
    }),
  ),
  next: NextId,
})

const Lines = z
  .array(z.strictObject({ label: Text.max(LIMITS.label).default(''), value: Text.min(1).max(LIMITS.value) }))
  .min(1)
  .max(LIMITS.columns)
export const AddUnit = z.strictObject({
  variantId: z.uuid(),
  lines: Lines,
  reason: Text.max(LIMITS.reason).default(''),
})
export type AddUnit = z.output<typeof AddUnit>
export const VoidUnits = z.strictObject({ ids: Ids, reason: Reason })
export const MoveUnits = z.strictObject({ ids: Ids, variantId: z.uuid(), reason: Reason })
export const Changed = z.object({ count: z.int() })

export const NewAccount = z.strictObject({
  variantId: z.uuid(),
  label: Text.min(1).max(120),
  lines: Lines,
  /** What each buyer gets of it: a name such as "Profil 1" and, if it has one, a secret of its own such as a PIN. */
  seats: z
    .array(z.strictObject({ name: Text.min(1).max(80), secret: Text.max(LIMITS.value).optional() }))
    .min(1)
    .max(100),
  expiresOn: Day.optional(),
})
export type NewAccount = z.output<typeof NewAccount>
export const Account = z.object({
  id: z.uuid(),
  variantId: z.uuid(),
  productName: z.string(),
  variantName: z.string(),
  label: z.string(),
  seats: z.int(),
  free: z.int(),
  sold: z.int(),
  revision: z.int(),
  status: z.enum(['active', 'quarantined', 'retired']),
  expiresOn: z.string().nullable(),
  changedAt: z.string(),
  createdAt: z.string(),
})
export const ListAccounts = z.strictObject({ cursor: z.uuid().optional(), variantId: z.uuid().optional() })
export const Accounts = z.object({ items: z.array(Account), next: NextId })
export const Retire = z.strictObject({ id: z.uuid(), reason: Reason })

export const ListEvents = z.strictObject({ cursor: z.uuid().optional(), variantId: z.uuid().optional() })
export const StockEvents = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      variantId: z.uuid(),
      productName: z.string(),
      variantName: z.string(),
      batchId: z.uuid().nullable(),
      kind: z.string(),
      count: z.int(),
      reason: z.string(),
      actorName: z.string(),
      createdAt: z.string(),
    }),
  ),
  next: NextId,
})
