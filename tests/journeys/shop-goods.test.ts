import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calm } from '../support/axe.ts'
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { cart, openShop, type Shop } from '#verticals/store/testing.ts'
import { expect } from '../support/expect.ts'
import { DESK, openStage, PHONE, type Stage } from '../support/journey.ts'

/* The owner writes a product, puts its codes in, sells it, and cares for what comes back. */

const SIZES = { phone: PHONE, desktop: DESK }
const CODES = ['AAAA-1111-KODE', 'BBBB-2222-KODE', 'AAAA-1111-KODE', 'CCCC-3333-KODE']

test('the owner runs the goods of a shop', { timeout: 240_000 }, async (t) => {
  const stage = await openStage(t)
  for (const [size, options] of Object.entries(SIZES)) {
    await t.test(size, async (inner) => {
      const shop = await openShop(stage.house, `barang-${size}`)
      const owner = await openDesk(stage, shop, options)
      await inner.test('a product with two variants and a picture', () => writesProduct(owner))
      await inner.test('codes come in by paste, duplicates are shown', () => importsCodes(owner))
      await inner.test('it is published and everybody sees it', () => publishes(stage, shop, owner, options))
      await inner.test('two people edit at once', () => meetsAnother(shop, owner))
      await inner.test('a bad batch is put aside and released', () => quarantines(owner))
      await inner.test('a claim is answered', () => answersClaim(stage, shop, owner))
      await inner.test('every page is whole', () => looksWhole(stage, shop, owner))
      await owner.context().close()
    })
  }
})

async function openDesk(stage: Stage, shop: Shop, options: Parameters<Stage['visitor']>[0]): Promise<Page> {
  const { page, context } = await stage.visitor(options)
  const domain = shop.tenant.host
  page.setDefaultTimeout(30_000)
  await context.addCookies([
    { name: 'ruko', value: shop.ownerToken, domain, path: '/' },
    { name: 'lang', value: 'id', domain, path: '/' },
  ])
  await page.goto(`${stage.site(shop.tenant.slug)}/admin/products`, { waitUntil: 'networkidle' })
  return page
}

async function writesProduct(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Tambah produk', exact: true }).first().click()
  await page.getByRole('radio', { name: /^Kode/ }).check()
  const show = page.getByRole('button', { name: 'Simpan draf', exact: true })
  // Without a price and a name nothing is saved, and the first of them takes the focus.
  await show.click()
  await expect(page.getByText('Belum tersimpan', { exact: true })).toBeVisible()
  await expect(page.getByLabel('Nama produk', { exact: true })).toBeFocused()
  await page.getByLabel('Nama produk', { exact: true }).fill('Film Hemat Bersama')
  await expect(page.getByLabel('Alamat', { exact: true })).toHaveValue('film-hemat-bersama')
  await page.getByLabel('Nama varian', { exact: true }).fill('1 bulan')
  await page.getByLabel('Harga', { exact: true }).fill('25000')
  await expect(page.getByLabel('Harga', { exact: true })).toHaveValue('25.000')
  await page.getByRole('button', { name: 'Tambah varian', exact: true }).click()
  await page.getByLabel('Nama varian', { exact: true }).nth(1).fill('3 bulan')
  await page.getByLabel('Harga', { exact: true }).nth(1).fill('69000')
  await page.getByRole('textbox', { name: 'Deskripsi', exact: true }).fill('Nonton **tanpa iklan**.')
  await page.getByRole('group', { name: 'Deskripsi' }).getByRole('button', { name: 'Pratinjau' }).click()
  await expect(page.locator('strong', { hasText: 'tanpa iklan' })).toBeVisible()
  const picture = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#7c3aed' } })
    .png()
    .toBuffer()
  await page.getByLabel('Unggah gambar').setInputFiles({ name: 'film.png', mimeType: 'image/png', buffer: picture })
  await expect(page.getByAltText('Gambar 1')).toBeVisible()
  await show.click()
  await expect(page.getByText('Tersimpan. Tambahkan stok lalu tayangkan.')).toBeVisible()
  await expect(page.getByLabel('Nama varian', { exact: true }).nth(1)).toHaveValue('3 bulan')
}

async function importsCodes(page: Page): Promise<void> {
  await page.goto(new URL('/admin/stock', page.url()).href, { waitUntil: 'networkidle' })
  await expect(page.getByRole('heading', { name: '2 varian perlu diisi' })).toBeVisible()
  const rows = page.getByRole('link', { name: 'Film Hemat Bersama' })
  await rows.filter({ visible: true }).first().click()
  await page.getByRole('link', { name: 'Impor kode', exact: true }).click()
  await page.getByLabel('Tempel kode', { exact: true }).fill(CODES.join('\n'))
  await page.getByRole('button', { name: 'Periksa dulu', exact: true }).click()
  await figure(page, 'Kode baru', '3')
  await figure(page, 'Ganda di daftar ini', '1')
  await expect(page.getByRole('cell', { name: 'AAAA-1111-KODE' })).toHaveCount(0)
  await expect(page.getByText(/•+KODE$/).first()).toBeVisible()
  await page.getByLabel('Nama batch', { exact: true }).fill('Pemasok Uji')
  await page.getByRole('button', { name: 'Masukkan 3 kode', exact: true }).click()
  await expect(page.getByText('3 kode masuk ke stok')).toBeVisible({ timeout: 20_000 })
  // The same once more: all of them were here before.
  await page.getByRole('button', { name: 'Impor lagi', exact: true }).click()
  await page.getByLabel('Tempel kode', { exact: true }).fill(CODES.join('\n'))
  await page.getByRole('button', { name: 'Periksa dulu', exact: true }).click()
  await figure(page, 'Sudah pernah masuk', '3')
  await expect(page.getByText('Tidak ada kode baru di sini.')).toBeVisible()
}

async function figure(page: Page, label: string, count: string): Promise<void> {
  const box = page.locator('dl > div', { has: page.getByText(label, { exact: true }) })
  await expect(box.locator('dd')).toHaveText(count)
}

async function publishes(
  stage: Stage,
  shop: Shop,
  page: Page,
  options: Parameters<Stage['visitor']>[0],
): Promise<void> {
  await page.goto(`${stage.site(shop.tenant.slug)}/admin/products?q=hemat`, { waitUntil: 'networkidle' })
  await page.getByRole('link', { name: 'Film Hemat Bersama' }).filter({ visible: true }).click()
  await page.getByRole('button', { name: 'Simpan dan tayangkan', exact: true }).click()
  await expect(page.getByText('Tayang', { exact: true })).toBeVisible()
  const buyer = await stage.visitor(options)
  await buyer.page.goto(`${stage.site(shop.tenant.slug)}/products`, { waitUntil: 'load' })
  await expect(buyer.page.getByText('Film Hemat Bersama').first()).toBeVisible()
  await buyer.context.close()
}

async function meetsAnother(shop: Shop, page: Page): Promise<void> {
  const id = new URL(page.url()).pathname.split('/').at(-1)!
  const now = await shop.world.call('store.editProduct', { id })
  const shown = ['kind', 'status', 'pauseReason', 'featured', 'soldCount', 'createdAt', 'updatedAt']
  const fields = Object.fromEntries(Object.entries(now).filter(([name]) => !shown.includes(name)))
  await shop.world.call('store.updateProduct', { ...fields, summary: 'Kata orang lain.' })
  await page.getByLabel('Ringkasan', { exact: true }).fill('Kata saya.')
  await page.getByRole('button', { name: 'Simpan', exact: true }).click()
  await expect(page.getByText('Orang lain baru saja menyimpan produk ini')).toBeVisible()
  await expect(page.getByLabel('Ringkasan', { exact: true })).toHaveValue('Kata saya.')
  await page.getByRole('button', { name: 'Simpan punya saya', exact: true }).click()
  await expect(page.getByText('Tersimpan.', { exact: true })).toBeVisible()
  assert.equal((await shop.world.call('store.editProduct', { id })).summary, 'Kata saya.')
}

async function quarantines(page: Page): Promise<void> {
  await page.goto(new URL('/admin/batches', page.url()).href, { waitUntil: 'networkidle' })
  await page.getByRole('link', { name: 'Pemasok Uji' }).filter({ visible: true }).click()
  await page.getByRole('button', { name: 'Karantina batch', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Alasan', { exact: true }).fill('Banyak kode ditolak')
  await dialog.getByRole('button', { name: 'Karantina batch', exact: true }).click()
  await expect(page.getByText('Batch ini dikarantina')).toBeVisible()
  await page.getByRole('button', { name: 'Jual lagi', exact: true }).click()
  await expect(page.getByText('Batch ini dikarantina')).toHaveCount(0)
}

async function answersClaim(stage: Stage, shop: Shop, page: Page): Promise<void> {
  const { variantId } = await shop.stock(3, { product: { warranty_days: 30 } })
  const { token } = await shop.placed(cart(variantId))
  await shop.pay(token)
  const order = await shop.reached(token, 'delivered')
  const [delivery] = order.deliveries
  const told = { problem: 'Kodenya sudah terpakai orang lain.' }
  const answer = await shop.api('POST', `/orders/${token}/deliveries/${delivery!.id}/claims`, told)
  assert.equal(answer.status, 201, await answer.text())
  await page.goto(`${stage.site(shop.tenant.slug)}/admin/warranty`, { waitUntil: 'networkidle' })
  await expect(page.getByText('1 klaim menunggu jawaban.')).toBeVisible()
  await page.getByRole('button', { name: 'Ganti unit', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ganti unit', exact: true }).click()
  await expect(page.getByText('Tidak ada klaim yang menunggu.')).toBeVisible()
}

const PAGES = [
  'products',
  'products/new',
  'categories',
  'synonyms',
  'stock',
  'batches',
  'flash-sales',
  'coupons',
  'providers',
  'invitations',
  'warranty?status=all',
  'reviews',
  'waiting',
  'blocklist',
]

/** Nothing wider than the screen, nothing that axe calls serious. */
async function looksWhole(stage: Stage, shop: Shop, page: Page): Promise<void> {
  for (const path of PAGES) {
    await page.goto(`${stage.site(shop.tenant.slug)}/admin/${path}`, { waitUntil: 'networkidle' })
    await calm(page)
  }
}
