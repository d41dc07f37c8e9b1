import { z } from 'zod'
import { readNetwork } from '#kernel/identity/networks.ts'
import { RefId } from '../partner/schemas.ts'

/* What programs that speak Digiflazz send and are answered, in that API's own names; and what a reseller sets for them. */

const Username = z.string().min(1).max(40)
const Sign = z.string().regex(/^[0-9a-fA-F]{32}$/)

export const AskPrices = z.strictObject({
  cmd: z.enum(['prepaid', 'pasca']).default('prepaid'),
  username: Username,
  sign: Sign,
  /** One product only. */
  code: z.string().max(80).optional(),
  category: z.string().max(120).optional(),
  brand: z.string().max(120).optional(),
})
export type AskPrices = z.output<typeof AskPrices>

export const AskBalance = z.strictObject({
  cmd: z.literal('deposit').default('deposit'),
  username: Username,
  sign: Sign,
})
export type AskBalance = z.output<typeof AskBalance>

export const AskTransaction = z.strictObject({
  username: Username,
  buyer_sku_code: z.string().min(1).max(80),
  customer_no: z.string().max(254).default(''),
  ref_id: RefId,
  sign: Sign,
  /** Tried out: nothing real is bought. */
  testing: z.boolean().default(false),
  max_price: z.int().min(0).max(1_000_000_000).optional(),
  /** Only what is paid in advance is sold here. */
  commands: z.string().max(40).optional(),
})
export type AskTransaction = z.output<typeof AskTransaction>

const Rc = z.string().regex(/^\d\d$/)
const Refused = z.object({ rc: Rc, message: z.string() })
export const Transaction = z.object({
  ref_id: z.string(),
  customer_no: z.string(),
  buyer_sku_code: z.string(),
  message: z.string(),
  status: z.enum(['Sukses', 'Pending', 'Gagal']),
  rc: Rc,
  /** What was delivered, where the account may read it; each answer with it is a noted look. */
  sn: z.string(),
  buyer_last_saldo: z.int(),
  price: z.int(),
  tele: z.string(),
  wa: z.string(),
})
export type Transaction = z.output<typeof Transaction>
export const TransactionAnswer = z.object({ data: Transaction })

const Price = z.object({
  product_name: z.string(),
  category: z.string(),
  brand: z.string(),
  type: z.string(),
  seller_name: z.string(),
  price: z.int(),
  buyer_sku_code: z.string(),
  buyer_product_status: z.boolean(),
  seller_product_status: z.boolean(),
  unlimited_stock: z.boolean(),
  stock: z.int(),
  multi: z.boolean(),
  start_cut_off: z.string(),
  end_cut_off: z.string(),
  desc: z.string(),
})
export type Price = z.output<typeof Price>
export const PriceAnswer = z.object({ data: z.union([z.array(Price), Refused]) })
export const BalanceAnswer = z.object({ data: z.union([z.object({ deposit: z.int() }), Refused]) })

/* What the reseller sets. */

/** A weak signature is worth nothing when half of the internet may send it. */
const LEAST_BITS = { four: 16, six: 32 }
export function isNarrow(network: string): boolean {
  const [address = '', bits] = (readNetwork(network) ?? '').split('/')
  return Number(bits) >= (address.includes(':') ? LEAST_BITS.six : LEAST_BITS.four)
}

export const SaveAccount = z.strictObject({
  active: z.boolean(),
  networks: z
    .array(
      z
        .string()
        .max(60)
        .refine((text) => readNetwork(text) !== null, {
          error:
            'Isi alamat IP atau jaringan seperti 203.0.113.0/24.|Give an IP address or a network such as 203.0.113.0/24.',
        })
        .transform((text) => readNetwork(text) ?? '')
        .refine((network) => isNarrow(network), {
          error:
            'Jaringan ini terlalu luas: paling lebar /16 (IPv6: /32).|This network is too wide: /16 at most (IPv6: /32).',
        }),
    )
    .min(1, { error: 'Isi minimal satu alamat IP.|Give one IP address at least.' })
    .max(20, { error: 'Paling banyak 20 alamat.|At most 20 addresses.' })
    .transform((networks) => [...new Set(networks)]),
  /** Whether answers carry what was delivered. */
  reveals: z.boolean(),
})
export type SaveAccount = z.output<typeof SaveAccount>
export const Account = z.object({
  active: z.boolean(),
  username: z.string(),
  keyHint: z.string(),
  keyMadeAt: z.string(),
  networks: z.array(z.string()),
  reveals: z.boolean(),
  lastUsedAt: z.string().nullable(),
  /** The shop has ended its key, and why; it can be switched on again with a new one. */
  revoked: z.object({ at: z.string(), reason: z.string() }).nullable(),
})
export const AccountState = z.object({ account: Account.nullable() })
/** The key is answered only here: when the account is made, and when it is replaced. */
export const AccountSaved = z.object({ account: Account, key: z.string().nullable() })
