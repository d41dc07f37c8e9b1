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

/* What was sold turns out to be bad: a batch of codes is recalled, the secret of a shared account is changed. */

const WORDS = {
  id: {
    quarantine: 'Karantina batch',
    reason: 'Alasan',
    now: 'Batch ini dikarantina',
    affected: '2 pembeli memegang kode dari batch ini',
    write: 'Kirim pesan',
    words: 'Pesan',
    send: 'Kirim ke semua',
    replace: 'Ganti semua',
    reached: '2 dari 2 pembeli',
    replaced: 'Sudah diganti',
    show: 'Tampilkan',
    add: 'Tambah akun berbagi',
    label: 'Nama akun',
    lines: 'Isi',
    seats: 'Kursi',
    free: '1 dari 3 kosong',
    secret: 'Ganti data masuk',
    save: 'Ganti sekarang',
    told: 'Data masuk diganti. 2 pembeli diberi tahu dan melihat yang baru.',
    changed: 'Kata sandinya berubah',
  },
  en: {
    quarantine: 'Quarantine',
    reason: 'Reason',
    now: 'This batch is quarantined',
    affected: '2 buyers hold a code of this batch',
    write: 'Write to them',
    words: 'Message',
    send: 'Send to all',
    replace: 'Replace all',
    reached: '2 of 2 buyers',
    replaced: 'Replaced',
    show: 'Show',
    add: 'Add a shared account',
    label: 'Account name',
    lines: 'Content',
    seats: 'Seats',
    free: '1 of 3 free',
    secret: 'Change sign-in',
    save: 'Change now',
    told: 'The sign-in was changed. 2 buyers are told and see the new one.',
    changed: 'The password has changed',
  },
} as const
type Words = (typeof WORDS)['id' | 'en']

const BAD = ['BURUK-1111-AAAA', 'BURUK-2222-BBBB', 'BURUK-3333-CCCC']
const GOOD = ['BAIK-4444-DDDD', 'BAIK-5555-EEEE']
const MESSAGE = 'Kode dari batch ini ditolak penerbit. Kami sedang menggantinya.'

test('a bad batch is recalled, and a shared account gets another secret', { timeout: 180_000 }, async (t) => {
  const mails: Mail[] = []
  const stage = await openStage(t, { mailer: { send: async (mail) => void mails.push(mail) } })
  for (const way of WAYS) {
    await t.test(`${way.lang}, ${way.screen}`, async (inner) => {
      const words = WORDS[way.lang]
      const shop = await openShop(stage.house, `tarik-${way.screen}`)
      const home = stage.site(shop.tenant.slug)
      const desk = await deskOf(stage, shop, way)
      const buyer = await buyerOf(stage, shop, way)
      await inner.test('the batch is put aside and those who hold its codes are shown', async () => {
        const { variantId } = await shop.stock(0)
        const batchId = await importsCodes(shop, variantId, BAD)
        const orders = [await sold(shop, cart(variantId)), await sold(shop, cart(variantId))]
        await open(desk, `${home}/admin/batches/${batchId}`)
        await quarantines(desk, words)
        for (const { number } of orders)
          await expect(desk.getByRole('link', { name: number }).filter({ visible: true })).toBeVisible()
        await calm(desk)
        mails.length = 0
        await writes(desk, words)
        const told = await waitFor(async () => {
          const found = mails.filter(({ text }) => text.includes(MESSAGE)).map(({ to }) => to.address)
          return found.length >= 2 ? found : null
        })
        assert.deepEqual(told.toSorted(), orders.map(({ order }) => order.buyer.email).toSorted())
        await replaces(desk, words, shop, variantId)
        for (const { token } of orders) assert.match(await shownTo(buyer, `${home}/track/${token}`, words), /^BAIK-/)
        await expect(buyer.getByText(words.replaced, { exact: true })).toBeVisible()
        await calm(buyer)
      })
      await inner.test('the new secret of a shared account reaches all who have a seat', async () => {
        const { variantId } = await shop.stock(0, { kind: 'shared' })
        await open(desk, `${home}/admin/stock/${variantId}`)
        await addsAccount(desk, words)
        const orders = [await sold(shop, cart(variantId)), await sold(shop, cart(variantId))]
        const track = `${home}/track/${orders[0]!.token}`
        await buyer.goto(track)
        await button(buyer, words.show).click()
        await expect(buyer.locator('code').filter({ hasText: 'sandi-lama' })).toBeVisible()
        await buyer.goto(track)
        mails.length = 0
        await open(desk, `${home}/admin/stock/${variantId}`)
        await changesSecret(desk, words)
        // The page that is open hears of it by itself.
        await expect(buyer.getByText(words.changed, { exact: true })).toBeVisible()
        await calm(buyer)
        await button(buyer, words.show).click()
        await expect(buyer.locator('code').filter({ hasText: 'sandi-baru' })).toBeVisible()
        await waitFor(async () => new Set(mails.map(({ to }) => to.address)).size === 2)
        assert.ok(
          mails.every(({ text, html }) => !/sandi-(lama|baru)/.test(text + html)),
          'no message holds a secret',
        )
      })
      await Promise.all([desk.context().close(), buyer.context().close()])
    })
  }
})

async function importsCodes(shop: Shop, variantId: string, codes: readonly string[]): Promise<string> {
  const { id } = await shop.world.call('store.startImport', { variantId, text: codes.join('\n'), name: 'Pemasok Uji' })
  await waitFor(async () => {
    const { status } = await shop.world.call('store.readImport', { id })
    return status === 'active'
  })
  return id as string
}

async function quarantines(page: Page, words: Words): Promise<void> {
  await button(page, words.quarantine).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words.reason, { exact: true }).fill('Ditolak penerbit')
  await button(dialog, words.quarantine).click()
  await expect(page.getByText(words.now, { exact: true })).toBeVisible()
  await expect(page.getByText(words.affected, { exact: true })).toBeVisible()
}

async function writes(page: Page, words: Words): Promise<void> {
  await button(page, words.write).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words.words, { exact: true }).fill(MESSAGE)
  await calm(page)
  await button(dialog, words.send).click()
  await expect(page.getByText(words.reached)).toBeVisible()
}

/** What is left of the bad batch is not given to anybody. */
async function replaces(page: Page, words: Words, shop: Shop, variantId: string): Promise<void> {
  await importsCodes(shop, variantId, GOOD)
  await button(page, words.replace).click()
  await button(page.getByRole('dialog'), words.replace).click()
  await expect(page.getByText(words.reached)).toHaveCount(2)
  const left = await shop.world.sql(
    "select status, count(*)::int as n from store.stock_items where variant_id = $1 and status <> 'sold' group by status order by status",
    [variantId],
  )
  assert.deepEqual(left, [
    { status: 'quarantined', n: 1 },
    { status: 'void', n: 2 },
  ])
}

async function shownTo(page: Page, url: string, words: Words): Promise<string> {
  await page.goto(url)
  await button(page, words.show).click()
  return (await page.locator('code').first().textContent())!
}

async function addsAccount(page: Page, words: Words): Promise<void> {
  await button(page, words.add).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words.label, { exact: true }).fill('Akun keluarga 1')
  await dialog.getByLabel(words.lines, { exact: true }).fill('Email: keluarga@contoh.id\nSandi: sandi-lama')
  await dialog.getByLabel(words.seats, { exact: true }).fill('Profil 1: 1111\nProfil 2\nProfil 3')
  await calm(page)
  await button(dialog, words.add).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('Akun keluarga 1', { exact: true }).filter({ visible: true }).first()).toBeVisible()
}

async function changesSecret(page: Page, words: Words): Promise<void> {
  await expect(page.getByText(words.free, { exact: true }).filter({ visible: true })).toBeVisible()
  await button(page, words.secret).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words.lines, { exact: true }).fill('Email: keluarga@contoh.id\nSandi: sandi-baru')
  await button(dialog, words.save).click()
  await expect(page.getByText(words.told, { exact: true })).toBeVisible()
}
