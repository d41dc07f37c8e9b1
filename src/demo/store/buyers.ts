import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { isProblem } from '#kernel/problem/problem.ts'
import type { DemoWork } from '../seed.ts'
import type { DemoBuyer, DemoShop } from './shape.ts'

export type Known = ReadonlyMap<string, { id: string; variants: { id: string }[] }>
type Order = {
  status: string
  invoice: { state: string; reference: string | null }
  items: { id: string; parentId: string | null }[]
}

/** Longer than a hand-over takes; one that takes longer goes on without us. */
const WAIT_MS = 15_000
const ENDED = ['delivered', 'partially_delivered', 'attention', 'refunded', 'expired', 'cancelled']

/** Some people have bought: the same orders, charges and hand-overs as anybody's, once each however often it begins. */
export async function sellSome(shop: DemoShop, known: Known, work: DemoWork): Promise<void> {
  await Promise.all(shop.buyers.map((buyer) => sellOne(shop, buyer, known, work)))
}

/** `through` is what an order may hold beside its lines, such as the code of a reseller's link. */
export async function sellOne(
  shop: DemoShop,
  buyer: DemoBuyer,
  known: Known,
  work: DemoWork,
  through: { reseller?: string } = {},
): Promise<void> {
  const token = await orderOf(shop, buyer, known, work, through)
  if (!token || buyer.unpaid) return
  const end = Date.now() + WAIT_MS
  let paid = false
  while (Date.now() < end) {
    const order = await work.asVisitor<Order>('store.readOrder', { token })
    if (ENDED.includes(order.status)) return reviewOf(buyer, token, order, work)
    if (!paid && order.invoice.state === 'open' && order.invoice.reference) {
      await work.pay(order.invoice.reference)
      paid = true
    }
    await sleep(150)
  }
}

/** The order of an earlier start is this one: the form it came from has the same name. */
async function orderOf(
  shop: DemoShop,
  buyer: DemoBuyer,
  known: Known,
  work: DemoWork,
  through: { reseller?: string },
): Promise<string | null> {
  const variantId = known.get(buyer.product)!.variants[buyer.variant ?? 0]!.id
  const { name, email, whatsapp, quantity = 1, target = {} } = buyer
  try {
    const { token } = await work.asVisitor<{ token: string }>('store.placeOrder', {
      lines: [{ variantId, quantity, target }],
      buyer: { name, email, whatsapp },
      consent: true,
      hasRead: true,
      formToken: uuidOf(`${shop.slug} ${email}`),
      ...through,
    })
    return token
  } catch (error) {
    // Sold out or changed by whoever tries the demonstration at this moment: then it has one buyer less.
    if (isProblem(error)) return null
    throw error
  }
}

async function reviewOf(buyer: DemoBuyer, token: string, order: Order, work: DemoWork): Promise<void> {
  const item = order.items.find(({ parentId }) => parentId === null)
  if (!buyer.review || !item || order.status !== 'delivered') return
  const [first, second = ''] = buyer.name.split(' ')
  try {
    const input = { token, itemId: item.id, ...buyer.review, name: `${first} ${second.slice(0, 1)}.` }
    const { id } = await work.asVisitor<{ id: string }>('store.createReview', input)
    await work.asOwner('store.decideReview', { id, status: 'shown' })
  } catch (error) {
    if (!isProblem(error)) throw error
  }
}

/** A name-based UUID, the same for the same text. */
export function uuidOf(text: string): string {
  const hex = createHash('sha256').update(`ruko demo ${text}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
