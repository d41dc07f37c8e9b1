import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from '@playwright/test'
import type { Mail } from '#services/notifications/ports/port.ts'
import { cart, openShop, type Shop } from '#verticals/store/testing.ts'
import { calm } from '../support/axe.ts'
import { button, buyerOf, deskOf, open, sold, WAYS } from '../support/counter.ts'
import { expect } from '../support/expect.ts'
import { openStage } from '../support/journey.ts'
import { waitFor } from '../support/wait.ts'

/* Staff sends invitations by hand and says what became of them; a buyer corrects the address that was refused. */

const WORDS = {
  id: {
    answer: 'Jawab',
    what: 'Apa yang terjadi',
    save: 'Simpan',
    sent: 'Terkirim',
    refused: 'Ditolak',
    accepted: 'Diterima',
    waits: 'Menunggu tim',
    buyerSent: /Undangan sudah dikirim ke emailmu/,
    buyerWrong: /Undangan tidak sampai atau sudah tidak berlaku/,
    buyerAccepted: 'Undanganmu sudah diterima dan aktif.',
    right: 'Email yang benar',
    again: 'Kirim ulang undangan',
    corrected: 'Tujuan diperbarui, undangan dikirim ulang.',
    credit: /Rp.50\.000/,
  },
  en: {
    answer: 'Answer',
    what: 'What happened',
    save: 'Save',
    sent: 'Sent',
    refused: 'Rejected',
    accepted: 'Accepted',
    waits: 'Waits for staff',
    buyerSent: /The invitation was sent to your email/,
    buyerWrong: /The invitation did not arrive or is no longer valid/,
    buyerAccepted: 'Your invitation was accepted and is active.',
    right: 'The right email',
    again: 'Send the invitation again',
    corrected: 'The target was updated and the invitation is being sent again.',
    credit: /Rp.50,000|Rp.50\.000/,
  },
} as const
type Words = (typeof WORDS)['id' | 'en']

const [WRONG, RIGHT, FULL] = ['salah@contoh.id', 'benar@contoh.id', 'penuh@contoh.id']
const EMAIL_INPUT = JSON.stringify([
  { key: 'email', label: 'Email yang diundang', type: 'email', required: true, help: '' },
])

test('invitations sent by hand: sent, refused, corrected, accepted, and given up', { timeout: 180_000 }, async (t) => {
  const mails: Mail[] = []
  const stage = await openStage(t, { mailer: { send: async (mail) => void mails.push(mail) } })
  for (const way of WAYS) {
    await t.test(`${way.lang}, ${way.screen}`, async (inner) => {
      const words = WORDS[way.lang]
      const shop = await openShop(stage.house, `undang-${way.screen}`)
      const home = stage.site(shop.tenant.slug)
      const order = (email: string) => sold(shop, invited(variantId, email), 'attention')
      const variantId = await inviteVariant(shop)
      const desk = await deskOf(stage, shop, way)
      const buyer = await buyerOf(stage, shop, way)
      const first = await order(WRONG)
      const list = `${home}/admin/invitations`

      await inner.test('staff sends it and says so; the buyer sees it', async () => {
        await open(desk, list)
        await expect(rowOf(desk, WRONG)).toContainText(words.waits)
        await calm(desk)
        await answer(desk, words, WRONG, 'sent')
        await expect(rowOf(desk, WRONG)).toContainText(words.sent)
        await shop.reached(first.token, 'delivered')
        await buyer.goto(`${home}/track/${first.token}`)
        await expect(buyer.getByText(words.buyerSent)).toBeVisible()
        await calm(buyer)
      })
      await inner.test('it is refused; the buyer is told and corrects the address', async () => {
        await open(desk, list)
        await answer(desk, words, WRONG, 'rejected')
        await expect(rowOf(desk, WRONG)).toContainText(words.refused)
        await waitFor(async () =>
          mails.some(({ subject, text }) => /perlu kamu periksa/.test(subject) && text.includes(first.number)),
        )
        await buyer.goto(`${home}/track/${first.token}`)
        await expect(buyer.getByText(words.buyerWrong)).toBeVisible()
        await calm(buyer)
        await buyer.getByLabel(words.right, { exact: true }).fill(RIGHT)
        await button(buyer, words.again).click()
        await expect(buyer.getByText(words.corrected, { exact: true })).toBeVisible()
      })
      await inner.test('it goes to the corrected address and is accepted', async () => {
        await waitFor(async () => (await waiting(shop)) === RIGHT)
        await open(desk, list)
        await answer(desk, words, RIGHT, 'sent')
        await waitFor(async () => (await waiting(shop)) === null)
        await answer(desk, words, RIGHT, 'accepted')
        await expect(rowOf(desk, RIGHT)).toContainText(words.accepted)
        await buyer.goto(`${home}/track/${first.token}`)
        await expect(buyer.getByText(words.buyerAccepted, { exact: true })).toBeVisible()
      })
      await inner.test('what cannot be sent becomes the buyer’s credit', async () => {
        const second = await order(FULL)
        await open(desk, list)
        await answer(desk, words, FULL, 'failed')
        await shop.reached(second.token, 'refunded')
        await buyer.goto(`${home}/track/${second.token}`)
        await expect(buyer.locator('#saldo')).toContainText(words.credit)
        await calm(buyer)
      })
      await Promise.all([desk.context().close(), buyer.context().close()])
    })
  }
})

/** Answers the invitation to this address. */
async function answer(page: Page, words: Words, target: string, outcome: string): Promise<void> {
  await button(rowOf(page, target), words.answer).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words.what, { exact: true }).selectOption(outcome)
  await calm(page)
  await button(dialog, words.save).click()
  await expect(dialog).toHaveCount(0)
}

/** A line of the list, which is a row on wide screens and a card on phones. */
function rowOf(page: Page, target: string): Locator {
  return page.locator('main').locator('tr, li').filter({ visible: true, hasText: target })
}

function invited(variantId: string, email: string): Record<string, unknown> {
  return cart(variantId, { lines: [{ variantId, quantity: 1, target: { email } }] })
}

async function inviteVariant(shop: Shop): Promise<string> {
  const { id } = (await shop.world.call('store.createProvider', { adapter: 'manual', name: 'Tim kami' })) as {
    id: string
  }
  const goods = await shop.stock(0, {
    kind: 'invite',
    priceIdr: 50_000,
    product: { inputs: EMAIL_INPUT },
    variant: { provider_id: id, plan: 'pro', duration_days: 30 },
  })
  return goods.variantId
}

/** The address of the invitation that waits for staff. */
async function waiting(shop: Shop): Promise<string | null> {
  const rows = await shop.world.sql("select target from store.invitations where status = 'staff'")
  assert.ok(rows.length <= 1)
  return (rows[0]?.target as string | undefined) ?? null
}
