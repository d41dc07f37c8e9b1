import { setTimeout as sleep } from 'node:timers/promises'
import { isProblem } from '#kernel/problem/problem.ts'
import type { DemoWork } from '../seed.ts'
import { type Known, sellOne, uuidOf } from './buyers.ts'
import type { DemoReseller, DemoShop } from './shape.ts'

type Listed = { items: { id: string; email: string; status: string; code: string }[] }
type Tiers = { items: { id: string; name: string }[] }
type Topup = { id: string; status: string; payUrl: string | null }

/** Longer than a payment takes to be heard of. */
const WAIT_MS = 15_000

/** Whoever sells on: their application, their money and their orders, by the same steps as anybody's, once each. */
export async function openResellers(shop: DemoShop, known: Known, work: DemoWork): Promise<void> {
  for (const one of shop.resellers ?? []) await openOne(shop, one, known, work)
}

async function openOne(shop: DemoShop, one: DemoReseller, known: Known, work: DemoWork): Promise<void> {
  const { email, shopName, channel, whatsapp, about } = one
  await unless('already-applied', () =>
    work.asPerson(email, 'store.applyForReseller', { shopName, channel, whatsapp, about, consent: true }),
  )
  const { items } = await work.asOwner<Listed>('store.listResellers', { q: email })
  const { id, status, code } = items.find((row) => row.email === email)!
  if (one.waits) return
  if (status === 'applied') await work.asOwner('store.approveReseller', { id })
  await topUp(one, id, work)
  await buy(shop, one, known, work)
  for (const customer of one.customers ?? []) await sellOne(shop, customer, known, work, { reseller: code })
}

async function topUp({ email, topupIdr, tier }: DemoReseller, resellerId: string, work: DemoWork): Promise<void> {
  if (!topupIdr) return
  const { items } = await work.asPerson<{ items: unknown[] }>(email, 'store.listMyWalletEntries', {})
  if (items.length > 0) return
  // Before anything is bought at its prices; whatever level the shop gives later stays.
  if (tier) await giveTier(resellerId, tier, work)
  const wish = { amountIdr: topupIdr }
  const { id } = await work.asPerson<Topup>(email, 'store.openMyTopup', wish, `demo-topup-${email}`)
  const end = Date.now() + WAIT_MS
  let paid = false
  while (Date.now() < end) {
    const { status, payUrl } = await work.asPerson<Topup>(email, 'store.readMyTopup', { id })
    if (status === 'paid') return
    if (!paid && payUrl) {
      await work.pay(new URL(payUrl).pathname.split('/').at(-1)!)
      paid = true
    }
    await sleep(150)
  }
}

async function giveTier(id: string, name: string, work: DemoWork): Promise<void> {
  const { items } = await work.asOwner<Tiers>('store.listResellerTiers', {})
  await work.asOwner('store.setResellerTier', { id, tierId: items.find((tier) => tier.name === name)!.id })
}

/** Each line is an order of its own; what was ordered at an earlier start is the same order. */
async function buy(shop: DemoShop, { email, buys = [] }: DemoReseller, known: Known, work: DemoWork): Promise<void> {
  for (const [at, { product, variant = 0, quantity, target = {} }] of buys.entries())
    // Sold out, or not paid in for: then it is one order less.
    await unless(null, () =>
      work.asPerson(email, 'store.placeResellerOrder', {
        lines: [{ variantId: known.get(product)!.variants[variant]!.id, quantity, target }],
        formToken: uuidOf(`${shop.slug} ${email} ${at}`),
        hasRead: true,
      }),
    )
}

/** Passes over a refusal with this code; null: over any. */
async function unless(code: string | null, step: () => Promise<unknown>): Promise<void> {
  try {
    await step()
  } catch (error) {
    if (!isProblem(error) || (code !== null && error.code !== code)) throw error
  }
}
