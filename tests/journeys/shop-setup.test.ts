import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calm } from '../support/axe.ts'
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { cart, openShop, type Shop } from '#verticals/store/testing.ts'
import { expect } from '../support/expect.ts'
import { DESK, openStage, PHONE, type Stage } from '../support/journey.ts'

/* The owner gives a category its picture, names what buyers mean, and says who checks accounts; units have numbers. */

const SIZES = { phone: PHONE, desktop: DESK }

test('the owner sets a shop up', { timeout: 240_000 }, async (t) => {
  const stage = await openStage(t, { standIns: true })
  for (const [size, options] of Object.entries(SIZES)) {
    await t.test(size, async (inner) => {
      const shop = await openShop(stage.house, `atur-${size}`)
      const home = stage.site(shop.tenant.slug)
      const { page, context } = await stage.visitor(options)
      page.setDefaultTimeout(30_000)
      const domain = shop.tenant.host
      await context.addCookies([
        { name: 'ruko', value: shop.ownerToken, domain, path: '/' },
        { name: 'lang', value: 'id', domain, path: '/' },
      ])
      await inner.test('a category has a picture, in the admin and in the shop', () =>
        picturesCategory(shop, page, home),
      )
      await inner.test('what buyers write short is found', () => explainsWords(shop, page, home))
      await inner.test('a provider is chosen to check accounts', () => choosesChecker(shop, page, home))
      await inner.test('units of one line have numbers, in what is saved as well', () =>
        numbersUnits(stage, shop, page),
      )
      await context.close()
    })
  }
})

async function picturesCategory(shop: Shop, page: Page, home: string): Promise<void> {
  const category = (await shop.world.call('store.createCategory', { name: 'Tontonan', featured: true })) as {
    id: string
  }
  const { productId } = await shop.stock(1)
  await shop.world.sql('update store.products set category_id = $1 where id = $2', [category.id, productId])
  await page.goto(`${home}/admin/categories`, { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: 'Ubah: Tontonan', exact: true }).click()
  const dialog = page.getByRole('dialog')
  const buffer = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#0e7490' } })
    .png()
    .toBuffer()
  await dialog.getByLabel('Unggah gambar').setInputFiles({ name: 'tontonan.png', mimeType: 'image/png', buffer })
  await expect(dialog.getByRole('button', { name: 'Hapus gambar', exact: true })).toBeVisible()
  await calm(page)
  await dialog.getByRole('button', { name: 'Simpan', exact: true }).click()
  await expect(dialog).toHaveCount(0)
  const seen = async () => (await shop.house.fetch(shop.tenant.host, '/')).text()
  await expect.poll(seen).toMatch(/<img[^>]+\/media\/[0-9a-f-]{36}\//)
  await page.getByRole('button', { name: 'Ubah: Tontonan', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Hapus gambar', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Simpan', exact: true }).click()
  await expect.poll(seen).not.toMatch(/<img[^>]+\/media\//)
}

async function explainsWords(shop: Shop, page: Page, home: string): Promise<void> {
  await shop.stock(1, { product: { name: 'Layarku', name_words: ['layarku'], search_words: ['layarku', 'film'] } })
  const found = async (q: string) => {
    const answer = (await (await shop.api('GET', `/products?q=${q}`)).json()) as { items: { name: string }[] }
    return answer.items.map(({ name }) => name)
  }
  assert.deepEqual(await found('lyk'), [])
  await page.goto(`${home}/admin/synonyms`, { waitUntil: 'networkidle' })
  const [word, means] = [
    page.getByLabel('Pembeli menulis', { exact: true }),
    page.getByLabel('Yang dimaksud', { exact: true }),
  ]
  const add = page.getByRole('button', { name: 'Tambah', exact: true })
  await add.click()
  await expect(page.getByText('Isi singkatannya.')).toBeVisible()
  await word.fill('dua kata')
  await means.fill('layarku')
  await add.click()
  await expect(page.getByText('Tulis satu kata, huruf saja atau angka saja.')).toBeVisible()
  await expect(means).toHaveValue('layarku')
  await word.fill('lyk, LYR')
  await add.click()
  await expect(page.getByText('Tersimpan. Pencarian langsung memakainya.')).toBeVisible()
  await expect(word).toHaveValue('')
  await word.fill('lyr')
  await means.fill('lain')
  await add.click()
  await expect(page.getByText('Singkatan ini sudah ada. Hapus dulu yang lama.')).toBeVisible()
  await calm(page)
  assert.deepEqual(await found('lyk'), ['Layarku'])
  await page.getByRole('button', { name: 'Hapus singkatan: lyk', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Hapus singkatan: lyk', exact: true })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Hapus singkatan: lyr', exact: true })).toBeVisible()
  await expect.poll(() => found('lyk')).toEqual([])
}

async function choosesChecker(shop: Shop, page: Page, home: string): Promise<void> {
  await shop.world.call('store.createProvider', { adapter: 'manual', name: 'Staf sendiri' })
  await shop.world.call('store.createProvider', { adapter: 'simulator', name: 'Pemeriksa gim' })
  const { id } = (await shop.world.call('store.createProduct', {
    kind: 'stock',
    name: 'Permata',
    inputs: [{ key: 'player', label: 'ID pemain', type: 'number' }],
    variants: [{ name: '86', priceIdr: 20_000 }],
  })) as { id: string }
  await page.goto(`${home}/admin/products/${id}`, { waitUntil: 'networkidle' })
  await page.getByText('Data dari pembeli', { exact: true }).click()
  const choice = page.getByLabel('Periksa akun tujuan lewat', { exact: true })
  assert.deepEqual(await choice.locator('option').allTextContents(), ['Tidak diperiksa', 'Pemeriksa gim · Simulator'])
  await choice.selectOption({ label: 'Pemeriksa gim · Simulator' })
  await calm(page)
  await page.getByRole('button', { name: /^Simpan( draf)?$/ }).click()
  await expect(page.getByText('Tersimpan.', { exact: true })).toBeVisible()
  const saved = (await shop.world.call('store.editProduct', { id })) as { targetCheck: string | null }
  assert.ok(saved.targetCheck)
}

async function numbersUnits(stage: Stage, shop: Shop, page: Page): Promise<void> {
  const { variantId } = await shop.stock(3)
  const { token } = await shop.placed(cart(variantId, { lines: [{ variantId, quantity: 3 }] }))
  await shop.pay(token)
  await shop.reached(token, 'delivered')
  await page.goto(`${stage.site(shop.tenant.slug)}/track/${token}`)
  for (const place of [1, 2, 3]) await expect(page.getByText(`Kode ${place} dari 3`, { exact: true })).toBeVisible()
  const second = page.locator('article').filter({ hasText: 'Kode 2 dari 3' })
  await second.getByRole('button', { name: 'Tampilkan', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Salin Kode 2 dari 3', exact: true })).toBeVisible()
  const file = page.locator('article').filter({ hasText: 'Kode 2 dari 3' }).locator('a[download]')
  assert.match((await file.getAttribute('download'))!, /-2\.txt$/)
  assert.match(decodeURIComponent((await file.getAttribute('href'))!), /\n\nKode 2 dari 3: KODE-/)
  await calm(page)
  const [row] = await shop.world.sql('select id from store.orders where token = $1', [token])
  await page.goto(`${stage.site(shop.tenant.slug)}/admin/orders/${String(row!.id)}`, { waitUntil: 'networkidle' })
  await expect(page.getByText('Kode 3 dari 3', { exact: true })).toBeVisible()
}
