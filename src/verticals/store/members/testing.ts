import assert from 'node:assert/strict'
import type { Mailer } from '#services/notifications/index.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import type { Shop } from '../testing.ts'
import { oneMember } from './controls.ts'

/* For tests: members who call the API as their browser would. */

export const MEMBER_PASSWORD = 'tujuh kuda hijau di atap'

/** A mailer whose letters the test can read. */
export function openMailbox() {
  const letters: { to: string; text: string }[] = []
  const mailer: Mailer = {
    send: async ({ to, text }) => void letters.push({ to: to.address, text }),
  }
  /** The link of the latest letter to this address that leads there; waits for it. */
  const linkTo = (address: string, path: string) =>
    waitFor(async () => {
      const found = letters.findLast(({ to, text }) => to === address && text.includes(`${path}?token=`))
      return found && new RegExp(`${path}\\?token=([A-Za-z0-9_-]+)`).exec(found.text)?.[1]
    })
  return { mailer, letters, linkTo }
}

export type Caller = Awaited<ReturnType<typeof memberOf>>

/** Somebody who has signed in at this shop. */
export async function memberOf(shop: Shop, email?: string) {
  const member = await oneMember(shop.world, email)
  return { ...member, ...callerOf(shop, member.sessionToken) }
}

export function callerOf(shop: Shop, sessionToken: string) {
  const cookie = `ruko=${sessionToken}`
  const call = (method: string, path: string, body?: unknown) => shop.api(method, path, body, { cookie })
  const get = async <T>(path: string): Promise<T> => {
    const answer = await call('GET', path)
    assert.equal(answer.status, 200, `${path}: ${await answer.clone().text()}`)
    return (await answer.json()) as T
  }
  return { cookie, call, get }
}

/** An order of this buyer, paid and handed over. */
export async function boughtBy(shop: Shop, email: string, cookie?: string) {
  const { variantId, productId, codes } = await shop.stock(1)
  const answer = await shop.api(
    'POST',
    '/orders',
    {
      lines: [{ variantId, quantity: 1 }],
      buyer: { name: 'Rina Anggota', email, whatsapp: '081234567890' },
      consent: true,
    },
    cookie ? { cookie } : {},
  )
  assert.equal(answer.status, 201, await answer.clone().text())
  const { token, number } = (await answer.json()) as { token: string; number: string }
  await shop.pay(token)
  const view = await shop.reached(token, 'delivered')
  const [row] = await shop.house.sql<{ id: string }>(shop.tenant.id, 'select id from store.orders where token = $1', [
    token,
  ])
  return { id: row!.id, token, number, variantId, productId, code: codes[0]!, deliveryId: view.deliveries[0]!.id }
}
