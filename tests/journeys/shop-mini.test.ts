import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calm } from '../support/axe.ts'
import type { Page } from '@playwright/test'
import { PDF, SHIELD } from '#services/files/testing.ts'
import { summarize } from '#verticals/store/catalogue/product-queries.ts'
import { openReseller } from '#verticals/store/resellers/testing.ts'
import { openShop } from '#verticals/store/testing.ts'
import { expect } from '../support/expect.ts'
import { DESK, openStage, PHONE, pressAtSimulator } from '../support/journey.ts'

/* A reseller opens a mini-shop, a stranger buys there, its reseller prices it, and the owner of the shop closes it. */

const SHOTS = process.env['MINI_SHOTS']

for (const [screen, options] of [
  ['phone', PHONE],
  ['desk', DESK],
] as const) {
  test(`a mini-shop from its opening to its end (${screen})`, { timeout: 150_000 }, async (t) => {
    const stage = await openStage(t)
    const shop = await openShop(stage.house, `pusat-${screen}`)
    const goods = await shop.stock(5, { priceIdr: 25_000 })
    // As the editor does after every change of a product.
    await shop.world.inside((ctx) => summarize(ctx, [goods.productId]))
    const [product] = await shop.world.sql('select slug, name from store.products where id = $1', [goods.productId])
    const slug = product!.slug as string
    const [home, label] = [stage.site(shop.tenant.slug), `kios-${screen}`]
    const mini = stage.site(label)
    const reseller = await openReseller(shop, { offBasisPoints: 2_000 })
    const [mine, owner, buyer] = [
      await stage.visitor(options),
      await stage.visitor(options),
      await stage.visitor(options),
    ]
    await mine.context.addCookies([{ name: 'ruko', value: reseller.token, url: home }])
    await owner.context.addCookies([{ name: 'ruko', value: shop.ownerToken, url: home }])
    for (const { page } of [mine, owner, buyer]) page.setDefaultTimeout(30_000)
    const shot = (page: Page, name: string) => look(page, `${name}-${screen}`)

    await t.test('opens with what is filled in already', async () => {
      const { page } = mine
      await page.goto(`${home}/reseller/shop?lang=id`)
      await shot(page, 'open')
      await page.getByLabel('Alamat', { exact: true }).fill('admin')
      await page.getByRole('button', { name: 'Buka toko sekarang', exact: true }).click()
      await expect(page.getByText('Alamat ini tidak boleh dipakai. Coba yang lain.', { exact: true })).toBeVisible()
      await shot(page, 'refused')
      await page.getByLabel('Alamat', { exact: true }).fill(label)
      await page.getByRole('radio', { name: 'Hijau hutan', exact: true }).check()
      await page.getByRole('button', { name: 'Buka toko sekarang', exact: true }).click()
      await expect(page.getByText('Tokomu sudah buka!', { exact: true })).toBeVisible()
      await shot(page, 'opened')
    })
    await t.test('prices goods of its own', async () => {
      const { page } = mine
      await page.getByRole('textbox', { name: /^Harga sendiri untuk/ }).fill('23.450')
      await page.getByRole('button', { name: 'Simpan harga', exact: true }).click()
      await expect(page.getByText('Tersimpan. Toko langsung berubah.', { exact: true })).toBeVisible()
      await expect(page.getByText('Rp 23.450', { exact: true })).toBeVisible()
    })
    await t.test('wears a logo of its own', async () => {
      const { page } = mine
      const file = page.getByLabel('Pilih gambar', { exact: true })
      await file.setInputFiles({ name: 'nota.pdf', mimeType: 'application/pdf', buffer: PDF })
      await page.getByRole('button', { name: 'Unggah logo', exact: true }).click()
      await expect(page.locator('#logo-error')).toContainText('Kirim gambar PNG, JPEG, WebP, atau SVG.')
      await shot(page, 'logo-refused')
      await file.setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: SHIELD })
      await page.getByRole('button', { name: 'Unggah logo', exact: true }).click()
      await expect(page.getByRole('img', { name: /^Logo / })).toBeVisible()
      await shot(page, 'logo')
      await buyer.page.goto(`${mini}/?lang=id`)
      const sign = buyer.page.locator('header img').first()
      await expect(sign).toHaveJSProperty('naturalWidth', 192)
      const picture = await buyer.page.goto(`${mini}/og.png`)
      assert.equal(picture!.headers()['content-type'], 'image/png')
      if (SHOTS) await buyer.page.screenshot({ path: `${SHOTS}/logo-poster-${screen}.png` })
    })
    let invoice = ''
    await t.test('a stranger buys there and sees nothing of the shop', async () => {
      const { page } = buyer
      for (const path of ['', 'products', `products/${slug}`, 'faq', 'bantuan', 'syarat', 'privasi', 'cek-transaksi']) {
        await page.goto(`${mini}/${path}?lang=id`)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await alone(page, shop.tenant.name, shop.tenant.slug)
        // The other pages are the shop's own, which are looked at there.
        if (path === '' || path.startsWith('products/')) await shot(page, `buyer-${path ? 'product' : 'home'}`)
      }
      await page.goto(`${mini}/checkout/${slug}?lang=id`)
      await page.locator('input[name=name]').fill('Pembeli Kios')
      await page.locator('input[name=email]').fill(`pembeli.kios.${screen}@contoh.id`)
      await page.locator('input[name=whatsapp]').fill('081288887777')
      await page.locator('input[name=consent]').check()
      await alone(page, shop.tenant.name, shop.tenant.slug)
      await shot(page, 'buyer-checkout')
      await page.getByRole('button', { name: 'Lanjut bayar dengan QRIS', exact: true }).click()
      await expect(page).toHaveURL(/\/invoice\//)
      invoice = page.url()
      await alone(page, shop.tenant.name, shop.tenant.slug)
      await pressAtSimulator(page)
      await expect(page.getByText('Rp 23.450', { exact: true }).first()).toBeVisible()
      // The paid invoice may just be leading there by itself.
      await page.goto(invoice.replace('/invoice/', '/track/')).catch(() => page.waitForURL(/\/track\//))
      await alone(page, shop.tenant.name, shop.tenant.slug)
      await shot(page, 'buyer-track')
      const away = await page.goto(invoice.replace(mini, home))
      assert.equal(away!.status(), 404)
    })
    await t.test('is closed by the owner of the shop, and says so decently', async () => {
      const { page } = owner
      await page.goto(`${home}/admin/mini-shops?lang=id`)
      await expect(page.getByText(/^1 pesanan dibayar · omzet Rp.23\.450 · margin Rp.3\.450$/)).toBeVisible()
      await shot(page, 'desk')
      await page.getByRole('link', { name: 'Lihat pesanannya', exact: true }).click()
      await expect(page.getByTitle(/^Toko mini: /).filter({ visible: true })).toHaveCount(1)
      await shot(page, 'orders')
      await page.getByRole('link', { name: /^RP-/ }).filter({ visible: true }).click()
      await expect(page.getByRole('link', { name: 'Reseller: Kios Uji', exact: true })).toBeVisible()
      await shot(page, 'order')
      const seen = await page.getByRole('link', { name: 'Buka seperti pembeli', exact: true }).getAttribute('href')
      assert.ok(seen!.startsWith(`${mini}/track/`), seen!)
      await page.getByRole('link', { name: 'Reseller: Kios Uji', exact: true }).click()
      await expect(page.getByRole('heading', { name: 'Akun Digiflazz', exact: true })).toBeVisible()
      await page.goto(`${home}/admin/mini-shops?lang=id`)
      await page.getByRole('group').getByText('Tutup toko mini', { exact: true }).first().click()
      await page
        .getByRole('textbox', { name: 'Alasan', exact: true })
        .filter({ visible: true })
        .fill('melanggar aturan')
      await page.getByRole('button', { name: 'Tutup toko mini', exact: true }).click()
      await expect(page.getByText('Tersimpan.', { exact: true })).toBeVisible()
      await expect(page.getByText('Alasan: melanggar aturan', { exact: true })).toBeVisible()
      await mine.page.goto(`${home}/reseller/shop`)
      await expect(mine.page.getByText('melanggar aturan', { exact: true })).toBeVisible()
      await shot(mine.page, 'suspended')
      const closed = await buyer.page.goto(`${mini}/`)
      assert.equal(closed!.status(), 503)
      await expect(buyer.page.getByRole('heading', { name: 'Toko sedang tutup', exact: true })).toBeVisible()
      await shot(buyer.page, 'buyer-closed')
      assert.equal((await buyer.page.goto(invoice.replace('/invoice/', '/track/')))!.status(), 200)
    })
    await t.test('takes the logo off again', async () => {
      const { page } = mine
      await page.goto(`${home}/reseller/shop?lang=id`)
      await page.getByRole('button', { name: 'Hapus logo', exact: true }).click()
      await expect(page.getByText('Belum ada logo. Toko memakai inisial namanya.', { exact: true })).toBeVisible()
    })
    await t.test('every page is calm in English as well', async () => {
      await inEnglish(mine.page, `${home}/reseller/shop`)
      await inEnglish(owner.page, `${home}/admin/mini-shops`)
      await inEnglish(buyer.page, `${mini}/`)
    })
  })
}

/** Nothing on the page, seen or not, names the shop whose goods are sold, or leads to it. */
async function alone(page: Page, name: string, slug: string): Promise<void> {
  const html = await page.content()
  for (const word of [name, `${slug}.`, '25.000', '25000', '/admin', '/account', '/login'])
    assert.ok(
      !html.includes(word),
      `${page.url()} says ${word}: …${html.slice(html.indexOf(word) - 200).slice(0, 400)}`,
    )
}

async function inEnglish(page: Page, url: string): Promise<void> {
  await page.goto(`${url}?lang=en`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  assert.equal(await page.locator('html').getAttribute('lang'), 'en')
  assert.ok(!/mini_|undefined/.test(await page.locator('body').innerText()), url)
  await calm(page)
}

/** The page is calm; and kept as a picture where somebody wants to look. */
async function look(page: Page, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true })
  await calm(page)
}
