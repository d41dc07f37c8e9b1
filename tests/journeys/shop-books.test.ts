import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import type { Page } from '@playwright/test'
import { moveTo } from '#verticals/store/closing/testing.ts'
import { dayAfter, dayOf } from '#verticals/store/desk/rules.ts'
import { openReseller } from '#verticals/store/resellers/testing.ts'
import { cart, openShop, type Shop } from '#verticals/store/testing.ts'
import { calm } from '../support/axe.ts'
import { button, deskOf, open, WAYS, type Way } from '../support/counter.ts'
import { expect } from '../support/expect.ts'
import { openStage } from '../support/journey.ts'

/* The owner closes a day, prints and takes it along, and holds the gateway's settlement against what came. */

const WORDS = {
  id: {
    title: 'Tutup buku',
    auto: 'Nyalakan',
    autoOn: 'Hari yang lewat ditutup sendiri setiap malam.',
    open: 'Belum ditutup',
    close: 'Tutup hari ini',
    note: 'Catatan',
    closed: 'Hari ini sudah ditutup.',
    result: 'Hasil hari ini',
    ledger: 'Buku besar hari itu',
    print: 'Cetak',
    file: 'Berkas CSV',
    columns: /Kolom mana berisi apa/,
    match: 'Cocokkan',
    unexplained: '2 baris perlu penjelasan',
    clear: 'Semua baris jelas.',
    accept: 'Bukukan angka gateway',
    dismiss: 'Tutup tanpa dibukukan',
    reason: 'Alasan',
    saved: 'Tersimpan.',
    known: /sudah pernah diunggah/,
    none: 'Belum ada berkas settlement',
    unreadable: /tidak berisi tabel/,
  },
  en: {
    title: 'Daily closing',
    auto: 'Switch on',
    autoOn: 'Days that are over are closed by themselves every night.',
    open: 'Not closed',
    close: 'Close this day',
    note: 'Note',
    closed: 'The day is closed.',
    result: 'Result of the day',
    ledger: 'The ledger of that day',
    print: 'Print',
    file: 'CSV file',
    columns: /Which column says what/,
    match: 'Match',
    unexplained: '2 lines need an explanation',
    clear: 'All lines are clear.',
    accept: 'Book the gateway’s figures',
    dismiss: 'Close without booking',
    reason: 'Reason',
    saved: 'Saved.',
    known: /was uploaded before/,
    none: 'There is no settlement file yet',
    unreadable: /holds no table/,
  },
} as const
type Words = (typeof WORDS)['id' | 'en']
type Scene = { shop: Shop; home: string; page: Page; words: Words; day: string; references: string[] }

test('a day is closed and a settlement explained', { timeout: 120_000 }, async (t) => {
  const stage = await openStage(t)
  for (const way of WAYS) {
    await t.test(`${way.lang}, ${way.screen}`, async () => {
      const shop = await openShop(stage.house, `buku-${way.lang}`)
      const page = await deskOf(stage, shop, way)
      const scene = { shop, page, home: stage.site(shop.tenant.slug), words: WORDS[way.lang], ...(await filled(shop)) }
      await closes(scene, way)
      await settles(scene)
    })
  }
})

/** Yesterday two orders were paid and delivered, one of them by a reseller's link; a wallet paid a third. */
async function filled(shop: Shop) {
  const product = { name: 'Langganan Premium Keluarga Besar Nusantara 12 Bulan' }
  const { variantId } = await shop.stock(4, { priceIdr: 125_000, product })
  const reseller = await openReseller(shop, { offBasisPoints: 1_500, topupIdr: 200_000 })
  await reseller.buy(variantId)
  const orders = [(await shop.placed(cart(variantId))).token, (await reseller.sell(variantId)).token]
  for (const token of orders) {
    await shop.pay(token)
    await shop.reached(token, 'delivered')
  }
  const day = dayAfter(dayOf(new Date()), -1)
  await moveTo(shop, day)
  const rows = await shop.world.sql('select reference from payments.intents order by id')
  return { day, references: rows.map(({ reference }) => reference as string) }
}

async function closes({ page, home, words, day, shop }: Scene, { screen }: Way): Promise<void> {
  await open(page, `${home}/admin/closing?month=${day.slice(0, 7)}`)
  await expect(page.getByRole('heading', { level: 1, name: words.title, exact: true })).toBeVisible()
  await calm(page)
  await button(page, words.auto).click()
  await expect(page.getByText(words.autoOn, { exact: true })).toBeVisible()
  await page.locator(`a[href="/admin/closing/${day}"]`).filter({ visible: true }).first().click()
  await expect(page).toHaveURL(new RegExp(`/admin/closing/${day}$`))
  // In the list every open day says so; on its own page it is said once.
  await expect(page.getByText(words.open, { exact: true })).toHaveCount(1)
  await expect(page.getByRole('heading', { name: words.result, exact: true })).toBeVisible()
  await calm(page)
  await figuresInSight(page)
  await page.getByText(words.close, { exact: true }).first().click()
  await page.getByRole('textbox', { name: words.note }).fill('Kas dan mutasi bank cocok.')
  await button(page, words.close).click()
  await expect(page.getByText(words.closed, { exact: true })).toBeVisible()
  await expect(page.getByText('Kas dan mutasi bank cocok.', { exact: true })).toBeVisible()
  const [row] = await shop.world.sql('select day::text, note from store.closings')
  assert.deepEqual(row, { day, note: 'Kas dan mutasi bank cocok.' })
  if (screen === 'desk') {
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'CSV', exact: true }).click()
    assert.match(String(await readFile(await (await download).path())), /"Result of the day","Result",,/)
  }
  await page.getByRole('link', { name: words.print, exact: true }).click()
  await expect(page.getByRole('heading', { name: words.ledger, exact: true })).toBeVisible()
  await calm(page)
}

/** No figure of the day's tables stands beyond the edge of its card. */
async function figuresInSight(page: Page): Promise<void> {
  const beyond = await page
    .locator('table td')
    .evaluateAll(
      (cells) =>
        cells.filter(
          (cell) => cell.getBoundingClientRect().right > cell.closest('section')!.getBoundingClientRect().right,
        ).length,
    )
  assert.equal(beyond, 0)
}

async function settles({ page, home, words, references }: Scene): Promise<void> {
  await open(page, `${home}/admin/settlements`)
  await expect(page.getByText(words.none, { exact: true })).toBeVisible()
  const choose = (name: string, text: string) =>
    page
      .getByLabel(words.file, { exact: true })
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  await choose('kosong.csv', 'halo')
  await expect(page.getByText(words.unreadable)).toBeVisible()
  const [one, two] = references
  const csv = `Laporan settlement,November 2026\nOrder ID,Amount,Fee,Transaction time\n${one},125000.00,875,2026-11-21 10:00:00\n${two},125000.00,900,2026-11-21 11:00:00\nRK-TIDAK-DIKENAL-0001,50000,350,2026-11-21 12:00:00\n`
  await choose('settlement-21-november.csv', csv)
  await expect(page.getByText(words.columns)).toBeVisible()
  await calm(page)
  await button(page, words.match).click()
  await expect(page).toHaveURL(/\/admin\/settlements\/[0-9a-f-]{36}$/)
  await expect(page.getByText(words.unexplained, { exact: true })).toBeVisible()
  await calm(page)
  await decide(page, words, words.accept)
  await expect(page.getByText(words.saved, { exact: true })).toBeVisible()
  await expect(button(page, words.accept)).toHaveCount(0)
  await decide(page, words, words.dismiss)
  await expect(page.getByText(words.clear, { exact: true })).toBeVisible()
  await open(page, `${home}/admin/settlements`)
  await choose('lagi.csv', csv)
  await expect(page.getByText(words.known)).toBeVisible()
}

async function decide(page: Page, words: Words, title: string): Promise<void> {
  await page.locator('summary').filter({ hasText: title }).first().click()
  await page
    .getByRole('textbox', { name: words.reason, exact: true })
    .filter({ visible: true })
    .fill('Sudah dicek ke gateway')
  await button(page, title).click()
}
