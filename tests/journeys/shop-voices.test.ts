import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from '@playwright/test'
import type { Mail } from '#services/notifications/ports/port.ts'
import { cart, openShop, type Shop } from '#verticals/store/testing.ts'
import { calm } from '../support/axe.ts'
import { button, buyerOf, deskOf, open, sold, WAYS } from '../support/counter.ts'
import { expect } from '../support/expect.ts'
import { openStage } from '../support/journey.ts'
import { waitFor } from '../support/wait.ts'

/* What buyers say and wish, and whom the shop no longer serves: reviews, restock alerts, the blocklist. */

const WORDS = {
  id: {
    how: /^Bagaimana /,
    tell: 'Ceritakan sedikit (opsional)',
    nick: 'Nama yang ditampilkan',
    send: 'Kirim ulasan',
    thanks: 'Terima kasih atas ulasanmu',
    waiting: 'Menunggu',
    reply: 'Balas dan tampilkan',
    words: 'Balasan Anda',
    show: 'Tampilkan dengan balasan',
    shown: 'Tampil',
    hide: 'Sembunyikan',
    hidden: 'Disembunyikan',
    answers: 'Jawaban toko:',
    none: /Belum ada ulasan/,
    back: 'Stok habis? Kami kabari',
    email: 'Email',
    alert: 'Kabari saya',
    noted: 'Sip, kami kabari',
    told: 'Sudah diberi tahu',
    block: 'Blokir pembeli',
    reason: 'Alasan',
    blocked: 'Pembeli diblokir. Pesanan barunya akan ditolak.',
    name: 'Nama',
    whatsapp: 'Nomor WhatsApp',
    pay: 'Lanjut bayar dengan QRIS',
    refused: /Pesanan ini tidak dapat diproses/,
  },
  en: {
    how: /^How was /,
    tell: 'Tell us a little (optional)',
    nick: 'Name to show',
    send: 'Send review',
    thanks: 'Thank you for your review',
    waiting: 'Waiting',
    reply: 'Reply and show',
    words: 'Your reply',
    show: 'Show with the reply',
    shown: 'Shown',
    hide: 'Hide',
    hidden: 'Hidden',
    answers: 'The shop answers:',
    none: /No reviews yet/,
    back: 'Sold out? We will tell you',
    email: 'Email',
    alert: 'Tell me',
    noted: 'We will tell you',
    told: 'Told',
    block: 'Block the buyer',
    reason: 'Reason',
    blocked: 'The buyer is blocked. New orders will be refused.',
    name: 'Name',
    whatsapp: 'WhatsApp number',
    pay: 'Continue to QRIS payment',
    refused: /This order cannot be taken/,
  },
} as const
type Words = (typeof WORDS)['id' | 'en']
type Scene = { shop: Shop; home: string; desk: Page; buyer: Page; words: Words; slug: string; variantId: string }

const BODY = 'Kodenya langsung jalan, terima kasih banyak!'
const REPLY = 'Sama-sama, ditunggu pesanan berikutnya.'

test('reviews, restock alerts and the blocklist', { timeout: 180_000 }, async (t) => {
  const mails: Mail[] = []
  const stage = await openStage(t, { mailer: { send: async (mail) => void mails.push(mail) } })
  for (const way of WAYS) {
    await t.test(`${way.lang}, ${way.screen}`, async (inner) => {
      const shop = await openShop(stage.house, `suara-${way.screen}`)
      const goods = await shop.stock(2)
      const [row] = await shop.world.sql('select slug from store.products where id = $1', [goods.productId])
      const scene: Scene = {
        shop,
        home: stage.site(shop.tenant.slug),
        desk: await deskOf(stage, shop, way),
        buyer: await buyerOf(stage, shop, way),
        words: WORDS[way.lang],
        slug: row!.slug as string,
        variantId: goods.variantId,
      }
      await inner.test('a buyer writes a review; it is shown with an answer, then hidden', () => review(scene))
      await inner.test('somebody asks to be told, and is, when there is stock again', () => restock(scene, mails))
      await inner.test('a buyer of one order is blocked from the next', () => blocklist(scene))
      await Promise.all([scene.desk.context().close(), scene.buyer.context().close()])
    })
  }
})

async function review({ shop, home, desk, buyer, words, slug, variantId }: Scene): Promise<void> {
  const { token } = await sold(shop, cart(variantId))
  const product = `${home}/products/${slug}`
  await buyer.goto(product)
  await expect(buyer.getByText(words.none)).toBeVisible()
  await buyer.goto(`${home}/track/${token}`)
  await buyer.locator('summary', { hasText: words.how }).click()
  await buyer.locator('input[name=rating][value="4"]').check()
  await buyer.getByLabel(words.tell, { exact: true }).fill(BODY)
  await buyer.getByLabel(words.nick, { exact: true }).fill('Bagas')
  await calm(buyer)
  await button(buyer, words.send).click()
  await expect(buyer.getByText(words.thanks, { exact: true })).toBeVisible()
  await buyer.goto(product)
  await expect(buyer.getByText(BODY)).toHaveCount(0)

  await open(desk, `${home}/admin/reviews`)
  const card = desk.locator('li', { hasText: BODY })
  await expect(card).toContainText(words.waiting)
  await button(card, words.reply).click()
  await desk.getByRole('dialog').getByLabel(words.words, { exact: true }).fill(REPLY)
  await calm(desk)
  await button(desk.getByRole('dialog'), words.show).click()
  await expect(card).toContainText(words.shown)
  await expect(async () => {
    await buyer.goto(product)
    await expect(buyer.getByText(BODY)).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 45_000 })
  await expect(buyer.getByText(words.answers)).toBeVisible()
  await expect(buyer.locator('#ulasan')).toContainText(REPLY)
  await calm(buyer)
  await button(card, words.hide).click()
  await expect(card).toContainText(words.hidden)
  await expect(async () => {
    await buyer.goto(product)
    await expect(buyer.getByText(words.none)).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 45_000 })
}

async function restock({ shop, home, desk, buyer, words, slug, variantId }: Scene, mails: Mail[]): Promise<void> {
  await sold(shop, cart(variantId))
  const address = `tunggu-${slug}@contoh.id`
  await expect(async () => {
    await buyer.goto(`${home}/products/${slug}`)
    await expect(buyer.getByRole('heading', { name: words.back, exact: true })).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 45_000 })
  await buyer.locator('#kabari').getByLabel(words.email, { exact: true }).fill(address)
  await calm(buyer)
  await button(buyer, words.alert).click()
  await expect(buyer.getByText(words.noted, { exact: true })).toBeVisible()
  await open(desk, `${home}/admin/waiting`)
  const line = desk.locator('main').locator('tr, li').filter({ visible: true, hasText: address })
  await expect(line).toHaveCount(1)
  await shop.world.call('store.addUnit', { variantId, lines: [{ value: 'KODE-BARU-1' }] })
  const mail = await waitFor(async () => mails.find(({ to }) => to.address === address))
  assert.ok(mail.text.includes(`${home}/products/${slug}`), mail.text)
  assert.ok(!mail.text.includes('KODE-BARU'))
  await open(desk, `${home}/admin/waiting`)
  await expect(line).toContainText(words.told)
  await calm(desk)
}

async function blocklist({ shop, home, desk, buyer, words, slug, variantId }: Scene): Promise<void> {
  const crook = { name: 'Tama Penipu', email: 'tama@contoh.id', whatsapp: '081200007777' }
  const { id } = await sold(shop, cart(variantId, { buyer: crook }))
  await shop.world.call('store.addUnit', { variantId, lines: [{ value: 'KODE-BARU-2' }] })
  await open(desk, `${home}/admin/orders/${id}`)
  await desk.getByRole('group').getByText(words.block, { exact: true }).first().click()
  await desk.getByRole('textbox', { name: words.reason, exact: true }).filter({ visible: true }).fill('Kartu curian')
  await button(desk, words.block).click()
  await expect(desk.getByText(words.blocked, { exact: true })).toBeVisible()
  // Another mailbox, but the number is the same, written in another way.
  await buyer.goto(`${home}/checkout/${slug}`)
  await buyer.getByLabel(words.name, { exact: true }).fill('Orang Lain')
  await buyer.getByLabel(words.email, { exact: true }).fill('orang.lain@contoh.id')
  await buyer.getByLabel(words.whatsapp, { exact: true }).fill('+62 812-0000-7777')
  await buyer.locator('input[name=consent]').check()
  await button(buyer, words.pay).click()
  await expect(buyer.getByText(words.refused)).toBeVisible()
  await expect(buyer.getByLabel(words.name, { exact: true })).toHaveValue('Orang Lain')
  await calm(buyer)
  await open(desk, `${home}/admin/blocklist`)
  await expect(desk.getByText('Kartu curian', { exact: true }).filter({ visible: true })).toHaveCount(2)
  for (const contact of [crook.email, '+6281200007777'])
    await expect(desk.getByText(contact, { exact: true }).filter({ visible: true })).toHaveCount(1)
  await calm(desk)
}
