import type { OrderStatus } from '../orders/schemas.ts'

/* What Digiflazz calls things: its response codes as far as a shop of codes and accounts can need them. Pure. */

export const RC = {
  success: '00',
  failed: '02',
  pending: '03',
  payload: '40',
  signature: '41',
  skuUnknown: '43',
  balance: '44',
  network: '45',
  refTaken: '49',
  customerWrong: '54',
  unavailable: '55',
  cutoff: '58',
  quantity: '65',
  soldOut: '68',
  priceHigher: '69',
  blocked: '80',
  listLimit: '83',
  limit: '85',
} as const
export type Rc = (typeof RC)[keyof typeof RC]
export type State = 'Sukses' | 'Pending' | 'Gagal'

/** Our refusals of an order, by code, as that API would put them. */
const REFUSALS: Readonly<Record<string, Rc>> = {
  'wallet-short': RC.balance,
  'sold-out': RC.soldOut,
  'stock-short': RC.soldOut,
  'product-busy': RC.soldOut,
  'price-above-max': RC.priceHigher,
  'closed-hours': RC.cutoff,
  'product-gone': RC.unavailable,
  'quantity-off': RC.quantity,
  'target-absent': RC.customerWrong,
  'invalid-input': RC.customerWrong,
  'duplicate-ref': RC.refTaken,
  'buyer-blocked': RC.blocked,
  'not-a-reseller': RC.blocked,
}

/** The code of a refused order; what has no code of its own has simply failed. */
export function rcOf(problemCode: string): Rc {
  return REFUSALS[problemCode] ?? RC.failed
}

/** Refusals that say nothing about the order: the same may be asked again under the same name. */
export const PASSING: ReadonlySet<string> = new Set([
  'too-many-requests',
  'unavailable',
  'network-busy',
  'too-many-open',
])

/** How an order stands, in that API's three words. */
export function stateOf(status: OrderStatus): { status: State; rc: Rc; message: string } {
  switch (status) {
    case 'delivered':
      return { status: 'Sukses', rc: RC.success, message: 'Transaksi Sukses' }
    case 'partially_delivered':
      return { status: 'Sukses', rc: RC.success, message: 'Transaksi Sukses sebagian, sisanya kembali ke saldo' }
    case 'refunded':
    case 'cancelled':
    case 'expired':
      return { status: 'Gagal', rc: RC.failed, message: 'Transaksi Gagal, saldo dikembalikan' }
    default:
      return { status: 'Pending', rc: RC.pending, message: 'Transaksi Pending' }
  }
}

type Input = { key: string; required: boolean }

/**
 * What a `customer_no` names for a product's inputs, in their order: one value, or several with | , ; # or a space
 * between them, or `123(45)`. Null: it names more or fewer. Products that ask nothing take anything.
 */
export function targetOf(customerNo: string, inputs: readonly Input[]): Record<string, string> | null {
  if (inputs.length === 0) return {}
  if (inputs.length === 1) return { [inputs[0]!.key]: customerNo }
  const parts = customerNo.split(/[|,;#()\s]+/).filter(Boolean)
  const needed = inputs.filter(({ required }) => required)
  const named = parts.length === inputs.length ? inputs : parts.length === needed.length ? needed : null
  return named && Object.fromEntries(named.map(({ key }, index) => [key, parts[index]!]))
}
