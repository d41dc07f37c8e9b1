import type { Locator, Page } from '@playwright/test'
import type { Shop } from '#verticals/store/testing.ts'
import { DESK, PHONE, type Stage } from './journey.ts'

export { open } from './journey.ts'

/* Both sides of a shop's counter, for journeys: its owner at the desk, and its buyers. */

/** Both languages and both screens, without going every way four times. */
export const WAYS = [
  { lang: 'id', screen: 'phone', options: PHONE },
  { lang: 'en', screen: 'desk', options: DESK },
] as const
export type Way = (typeof WAYS)[number]

/** A page of the shop's owner, signed in. */
export async function deskOf(stage: Stage, shop: Shop, { lang, options }: Way): Promise<Page> {
  const { page, context } = await stage.visitor(options)
  const domain = shop.tenant.host
  page.setDefaultTimeout(30_000)
  await context.addCookies([
    { name: 'ruko', value: shop.ownerToken, domain, path: '/' },
    { name: 'lang', value: lang, domain, path: '/' },
  ])
  return page
}

/** A page of somebody who buys. */
export async function buyerOf(stage: Stage, shop: Shop, { lang, options }: Way): Promise<Page> {
  const { page, context } = await stage.visitor(options)
  page.setDefaultTimeout(30_000)
  await context.addCookies([{ name: 'lang', value: lang, domain: shop.tenant.host, path: '/' }])
  return page
}

export const button = (page: Page | Locator, name: string | RegExp): Locator =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).filter({ visible: true })

/** An order that was paid and stands so. */
export async function sold(shop: Shop, input: object, status: 'delivered' | 'attention' = 'delivered') {
  const placed = await shop.placed(input)
  await shop.pay(placed.token)
  const order = await shop.reached(placed.token, status)
  const [row] = await shop.world.sql('select id from store.orders where token = $1', [placed.token])
  return { ...placed, id: row!.id as string, order }
}
