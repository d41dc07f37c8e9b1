import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { calm } from '../support/axe.ts'
import type { BrowserContext, Page } from '@playwright/test'
import { writeSettings } from '#kernel/tenancy/settings.ts'
import { oneKey } from '#verticals/store/partner/controls.ts'
import { fund } from '#verticals/store/resellers/testing.ts'
import { StoreSettings } from '#verticals/store/settings.ts'
import { openShop, type Shop } from '#verticals/store/testing.ts'
import { expect } from '../support/expect.ts'
import { DESK, open, openStage, PHONE, pressAtSimulator, type Stage } from '../support/journey.ts'
import { waitFor } from '../support/wait.ts'
import { sessionOf } from '../support/world.ts'

/* A member becomes a reseller, pays in, orders for themselves and for a customer, sells by the link and is paid out. */

const SHOTS = process.env['RESELLER_SHOTS']
const LONG = 'Bot penjualan otomatis cabang Yogyakarta dan Surakarta untuk akhir pekan panjang'

for (const [screen, options] of [
  ['phone', PHONE],
  ['desk', DESK],
] as const) {
  test(`a reseller's way through the shop (${screen})`, { timeout: 240_000 }, async (t) => {
    const stage = await openStage(t)
    const shop = await openShop(stage.house, `mitra-${screen}`)
    await shop.world.inside((ctx) => writeSettings(ctx, 'store', StoreSettings, { withdrawMinIdr: 1_000 }))
    const home = stage.site(shop.tenant.slug)
    const goods = await shop.stock(20, { priceIdr: 25_000, variant: { sku: 'FILM-1' } })
    const keeping = { ...options, acceptDownloads: true }
    const [mine, owner] = [await stage.visitor(keeping), await stage.visitor(keeping)]
    await signIn(mine.context, home, await sessionOf(stage.house, shop.tenant, ['member']))
    await signIn(owner.context, home, shop.ownerToken)
    for (const { page } of [mine, owner]) page.setDefaultTimeout(30_000)
    const shot = (page: Page, name: string) => look(page, `${name}-${screen}`)

    await t.test('applies', async () => {
      const { page } = mine
      await page.goto(`${home}/reseller?lang=id`)
      await expect(page).toHaveURL(/\/reseller\/apply$/)
      await shot(page, 'apply')
      await page.getByRole('textbox', { name: 'Nama toko atau usahamu', exact: true }).fill('Kios Rina')
      await page.getByRole('textbox', { name: 'Kamu jualan di mana?', exact: true }).fill('instagram.com/kiosrina')
      await page.getByRole('textbox', { name: 'Nomor WhatsApp', exact: true }).fill('12')
      await page.getByRole('checkbox').check()
      await page.getByRole('button', { name: 'Kirim pengajuan', exact: true }).click()
      await expect(page.getByText('Tulis nomor WhatsApp, misalnya 0812 3456 7890.', { exact: true })).toBeVisible()
      await page.getByRole('textbox', { name: 'Nomor WhatsApp', exact: true }).fill('0812 3456 7890')
      await page.getByRole('checkbox').check()
      await page.getByRole('button', { name: 'Kirim pengajuan', exact: true }).click()
      await expect(page.getByText('Pengajuan Kios Rina sedang ditinjau', { exact: true })).toBeVisible()
      await shot(page, 'applied')
    })
    await t.test('is approved by the owner', async () => {
      const { page } = owner
      await open(page, `${home}/admin/resellers?lang=id`)
      await page.getByText('1 pengajuan menunggu keputusan', { exact: true }).click()
      await shot(page, 'admin-resellers')
      await page.getByRole('group').getByText('Setujui', { exact: true }).first().click()
      await page.getByRole('button', { name: 'Setujui', exact: true }).click()
      await expect(page.getByText('Tersimpan.', { exact: true })).toBeVisible()
    })
    await t.test('is given a price, which can be taken back', async () => {
      const { page } = owner
      await open(page, `${home}/admin/pricing`)
      const cell = page.getByRole('textbox', { name: /: Dasar$/ }).first()
      await cell.fill('apa')
      await expect(page.getByText('Ada sel yang bukan harga atau persen.', { exact: true })).toBeVisible()
      await expect(page.getByText('Harga atau 0–90%', { exact: true })).toBeVisible()
      await cell.fill('20%')
      await page.getByRole('button', { name: 'Simpan 1 perubahan', exact: true }).click()
      await expect(page.getByRole('button', { name: 'Kembalikan 1 harga', exact: true })).toBeVisible()
      await expect(cell).toHaveValue('20%')
      await shot(page, 'admin-pricing')
      const wide = page.viewportSize()!
      await page.setViewportSize({ width: 390, height: 844 })
      const box = (await cell.boundingBox())!
      assert.ok(box.x >= 0 && box.x + box.width <= 390, 'a phone shows the price without scrolling sideways')
      await page.setViewportSize(wide)
      await page.getByRole('button', { name: 'Kembalikan 1 harga', exact: true }).click()
      await expect(cell).toHaveValue('')
      await cell.fill('20.000')
      await page.getByRole('button', { name: 'Simpan 1 perubahan', exact: true }).click()
      await expect(page.getByRole('button', { name: 'Kembalikan 1 harga', exact: true })).toBeVisible()
      await open(page, `${home}/admin/reseller-tiers`)
      await expect(page.getByRole('textbox', { name: 'Nama', exact: true })).toHaveCount(3)
      await tiersRefused(page)
      await shot(page, 'admin-tiers')
    })
    await t.test('prices leave as a table and come back', async () => {
      const { page } = owner
      await open(page, `${home}/admin/pricing`)
      const download = page.waitForEvent('download')
      await page.getByRole('link', { name: 'CSV', exact: true }).click()
      const table = await readFile(await (await download).path(), 'utf8')
      assert.match(table, /"film-1",.*"20\.000"/)
      const file = { name: 'harga.csv', mimeType: 'text/csv', buffer: Buffer.from(table.replace('20.000', '19.000')) }
      await page.locator('input[type=file]').setInputFiles(file)
      await expect(page.getByText('1 harga akan berubah', { exact: true })).toBeVisible()
      await calm(page)
      await page.getByRole('button', { name: 'Terapkan perubahan', exact: true }).click()
      await expect(page.getByText('1 harga diganti.', { exact: true })).toBeVisible()
    })
    await t.test('pays in by QRIS', async () => {
      const { page } = mine
      await page.goto(`${home}/reseller/wallet`)
      await shot(page, 'wallet-empty')
      await page.getByRole('textbox', { name: 'Jumlah (Rp)', exact: true }).first().fill('5.000')
      await page.getByRole('button', { name: 'Buat QRIS', exact: true }).click()
      await expect(page.getByText(/^Isi saldo antara Rp/)).toBeVisible()
      await page.getByRole('textbox', { name: 'Jumlah (Rp)', exact: true }).first().fill('60.000')
      await page.getByRole('button', { name: 'Buat QRIS', exact: true }).click()
      await expect(page.getByRole('img', { name: /QRIS/ })).toBeVisible()
      await shot(page, 'topup')
      await pressAtSimulator(page)
      await expect(page.getByText(/Rp.60\.000 sudah masuk ke saldomu/)).toBeVisible()
      await shot(page, 'wallet')
    })
    await t.test('orders pasted lines, each by itself', async () => {
      const { page } = mine
      await page.goto(`${home}/reseller/order`)
      await page.getByRole('textbox', { name: 'Baris pesanan', exact: true }).fill('film-1 1\nSALAH 1\nfilm-1 1')
      await page.getByRole('button', { name: 'Periksa', exact: true }).click()
      await expect(page.getByText('Kode ini tidak dikenal atau tidak dijual.', { exact: true })).toBeVisible()
      await shot(page, 'order-preview')
      await page.getByRole('button', { name: /^Pesan, bayar Rp.38\.000 dari saldo$/ }).click()
      await expect(page.getByText('2 dari 2 baris berhasil dipesan.', { exact: true })).toBeVisible()
      await shot(page, 'order-results')
      await expect(page).toHaveURL(/\/reseller\/order\?done=/)
      const before = await bought(shop)
      await page.reload()
      await expect(page.getByText('2 dari 2 baris berhasil dipesan.', { exact: true })).toBeVisible()
      await page.goBack()
      await expect(page.getByRole('textbox', { name: 'Baris pesanan', exact: true })).toHaveValue('')
      await page.goForward()
      await expect(page.getByText('2 dari 2 baris berhasil dipesan.', { exact: true })).toBeVisible()
      assert.equal(await bought(shop), before)
    })
    await t.test('keeps a pasted list over a cut line and an ended session', async () => {
      const { page } = mine
      const list = page.getByRole('textbox', { name: 'Baris pesanan', exact: true })
      await page.goto(`${home}/reseller/order`)
      await list.fill('film-1 1\nSALAH 1')
      await page.context().setOffline(true)
      await page.getByRole('button', { name: 'Periksa', exact: true }).click()
      await expect(page.getByText(/^Jaringan terputus/)).toBeVisible()
      await shot(page, 'order-away')
      await page.context().setOffline(false)
      const cookies = await page.context().cookies()
      await page.context().clearCookies()
      await page.getByRole('button', { name: 'Periksa', exact: true }).click()
      await expect(page).toHaveURL(/\/login\?next=/)
      await page.context().addCookies(cookies)
      await page.goto(`${home}/reseller/order`)
      await expect(list).toHaveValue('film-1 1\nSALAH 1')
    })
    await t.test('orders once what was ordered when the answer was lost', async () => {
      const { page } = mine
      const list = page.getByRole('textbox', { name: 'Baris pesanan', exact: true })
      const place = page.getByRole('button', { name: /^Pesan, bayar/ })
      const [reseller] = await shop.world.sql('select id from store.resellers')
      await fund(shop, { id: reseller!.id as string }, 'topup', 19_000)
      const before = await bought(shop)
      await page.goto(`${home}/reseller/order`)
      await list.fill('film-1 1')
      await page.getByRole('button', { name: 'Periksa', exact: true }).click()
      await expect(place).toBeVisible()
      const line = await page.context().newCDPSession(page)
      await line.send('Fetch.enable', { patterns: [{ urlPattern: '*/reseller/order', requestStage: 'Response' }] })
      line.once('Fetch.requestPaused', ({ requestId }) => {
        void line.send('Fetch.failRequest', { requestId, errorReason: 'ConnectionClosed' })
      })
      await place.click()
      await waitFor(async () => (await bought(shop)) === before + 1)
      await line.detach()
      await page.goto(`${home}/reseller/order`)
      await expect(list).toHaveValue('film-1 1')
      await page.getByRole('button', { name: 'Periksa', exact: true }).click()
      await place.click()
      await expect(page).toHaveURL(/\/reseller\/order\?done=/)
      assert.equal(await bought(shop), before + 1)
      await page.goto(`${home}/reseller/order`)
      await expect(list).toHaveValue('')
    })
    await t.test('orders for a customer, whose page shows no price', async () => {
      const { page } = mine
      await page.goto(`${home}/reseller/order`)
      await page.getByRole('textbox', { name: 'Baris pesanan', exact: true }).fill('film-1')
      await page.getByRole('button', { name: 'Periksa', exact: true }).click()
      await page.getByRole('checkbox', { name: 'Satu pesanan untuk pelanggan', exact: true }).check()
      await page.getByRole('textbox', { name: 'Nama pelanggan', exact: true }).fill('Tono')
      await page.getByRole('textbox', { name: 'Email pelanggan', exact: true }).fill('tono@contoh.id')
      await page.getByRole('textbox', { name: 'Nomor WhatsApp', exact: true }).fill('081299990000')
      await page.getByRole('button', { name: /^Pesan, bayar/ }).click()
      await expect(page).toHaveURL(/\/reseller\/orders\/[0-9a-f-]{36}\?done=[0-9a-f-]{36}$/)
      await page.getByRole('button', { name: 'Lihat', exact: true }).click()
      await expect(page.getByText(/^KODE-/)).toBeVisible()
      await shot(page, 'order-detail')
      const [row] = await shop.world.sql("select token from store.orders where email = 'tono@contoh.id'")
      await page.goto(`${home}/track/${row!.token as string}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      assert.ok(!/19\.000|25\.000/.test(await page.locator('main').innerText()), await page.locator('main').innerText())
      await shot(page, 'customer-page')
    })
    await t.test('sells by the link, and the margin is paid out', async () => {
      await soldByLink(stage, shop, home, goods.productId)
      const { page } = mine
      await page.goto(`${home}/reseller`)
      await shot(page, 'home')
      await page.goto(`${home}/reseller/orders`)
      await expect(page.getByText('lewat tautanmu', { exact: false }).filter({ visible: true }).last()).toBeVisible()
      await shot(page, 'orders')
      await page.goto(`${home}/reseller/wallet`)
      await page.getByRole('textbox', { name: 'Jumlah (Rp)', exact: true }).last().fill('6.000')
      await page.getByRole('textbox', { name: 'Bank atau e-wallet', exact: true }).fill('BCA')
      await page.getByRole('textbox', { name: 'Nomor rekening', exact: true }).fill('123 456 7890')
      await page.getByRole('textbox', { name: 'Nama pemilik', exact: true }).fill('Rina Wati')
      await page.getByRole('button', { name: 'Ajukan penarikan', exact: true }).click()
      await expect(page.getByText('Menunggu transfer', { exact: true })).toBeVisible()
      await shot(page, 'wallet-withdrawal')
    })
    await t.test('the owner sends it and notes it', async () => {
      const { page } = owner
      await open(page, `${home}/admin/withdrawals`)
      await page.getByRole('group').getByText('Lihat rekening tujuan', { exact: true }).first().click()
      await page.getByRole('textbox', { name: 'Alasan', exact: true }).filter({ visible: true }).fill('akan ditransfer')
      await page.getByRole('button', { name: 'Lihat rekening tujuan', exact: true }).click()
      await expect(page.getByText('1234567890', { exact: true })).toBeVisible()
      await shot(page, 'admin-withdrawals')
      await page.getByRole('group').getByText('Catat transfer', { exact: true }).first().click()
      await page.getByRole('textbox', { name: /eferensi/ }).fill('BCA-88123')
      await page.getByRole('button', { name: 'Catat transfer', exact: true }).click()
      await expect(page.getByText('Transfer tercatat.', { exact: true })).toBeVisible()
      await mine.page.goto(`${home}/reseller/wallet`)
      await expect(mine.page.getByText('Sudah ditransfer', { exact: true })).toBeVisible()
      await expect(mine.page.getByText('BCA-88123', { exact: true })).toBeVisible()
    })
    await t.test('gets cashback by a rule of the shop, and is told before paying', async () => {
      const { page } = owner
      await open(page, `${home}/admin/cashback`)
      await expect(page.getByText('Belum ada aturan cashback', { exact: true })).toBeVisible()
      await shot(page, 'admin-cashback-none')
      await page.getByRole('button', { name: 'Aturan baru', exact: true }).click()
      await page.getByRole('textbox', { name: 'Nama aturan', exact: true }).fill(LONG)
      const share = page.getByRole('textbox', { name: 'Bagian dari margin', exact: true })
      await share.fill('120')
      await page.getByRole('button', { name: 'Simpan', exact: true }).click()
      await expect(page.getByText('Paling banyak 100% dari margin.', { exact: true })).toBeVisible()
      await share.fill('50')
      await shot(page, 'admin-cashback-new')
      await page.getByRole('button', { name: 'Simpan', exact: true }).click()
      await expect(page.getByText('50% margin', { exact: true }).filter({ visible: true })).toBeVisible()
      await shot(page, 'admin-cashback')
      const [product] = await shop.world.sql('select slug from store.products where id = $1', [goods.productId])
      await mine.page.goto(`${home}/checkout/${product!.slug as string}?lang=id`)
      await expect(mine.page.getByText(/^Cashback Rp.3\.000 masuk ke saldo margin resellermu/)).toBeVisible()
      await shot(mine.page, 'checkout-cashback')
    })
    const [reseller] = await shop.world.sql('select id, person_id from store.resellers')
    await t.test('has no key, one, and twenty with long names, and the shop sees and revokes them', async () => {
      const who = { id: reseller!.id as string, personId: reseller!.person_id as string, sessionToken: '' }
      await mine.page.goto(`${home}/reseller/api?lang=id`)
      await expect(mine.page.getByText('Belum ada kunci', { exact: true })).toBeVisible()
      if (screen === 'phone') await shot(mine.page, 'keys-0')
      await oneKey(shop.world, who, { networks: ['203.0.113.0/24', '198.51.100.7', '2001:db8:85a3::8a2e:370:7334'] })
      await mine.page.reload()
      if (screen === 'desk') await shot(mine.page, 'keys-1')
      for (let n = 1; n < 20; n++) await oneKey(shop.world, who, n % 3 ? {} : { mode: 'test' })
      await shop.world.sql('update kernel.api_keys set name = $1 where personal', [LONG.slice(0, 60)])
      await mine.page.reload()
      await expect(mine.page.getByRole('heading', { name: LONG.slice(0, 60) })).toHaveCount(20)
      await shot(mine.page, 'keys-20')
      const { page } = owner
      await page.goto(`${home}/admin/resellers`)
      await page.getByRole('link', { name: 'Kios Rina', exact: true }).click()
      await expect(page.getByRole('heading', { name: 'Kunci API (20)', exact: true })).toBeVisible()
      await shot(page, 'admin-reseller')
      await page.getByRole('group').getByText('Cabut kunci', { exact: true }).first().click()
      await page.getByRole('textbox', { name: 'Alasan', exact: true }).filter({ visible: true }).fill('kuncinya bocor')
      await page.getByRole('button', { name: 'Cabut kunci', exact: true }).filter({ visible: true }).click()
      await expect(page.getByText('Kunci dicabut.', { exact: true })).toBeVisible()
      await expect(page.getByRole('heading', { name: 'Kunci API (19)', exact: true })).toBeVisible()
      await page.getByRole('textbox', { name: 'Panggilan per menit', exact: true }).fill('20.000')
      await page.getByRole('button', { name: 'Simpan batas', exact: true }).click()
      await expect(page.locator('[aria-invalid=true]')).toHaveCount(1)
      await page.getByRole('textbox', { name: 'Panggilan per menit', exact: true }).fill('500')
      await page.getByRole('button', { name: 'Simpan batas', exact: true }).click()
      await expect(page.getByText('Tersimpan.', { exact: true })).toBeVisible()
    })
    await t.test('every page is calm in English as well', async () => {
      for (const path of ['reseller', 'reseller/order', 'reseller/orders', 'reseller/wallet', 'reseller/apply'])
        await inEnglish(mine.page, `${home}/${path}`)
      const one = `resellers/${reseller!.id as string}`
      for (const path of ['resellers', one, 'reseller-tiers', 'pricing', 'cashback', 'points/rules', 'withdrawals'])
        await inEnglish(owner.page, `${home}/admin/${path}`)
    })
  })
}

/** What is no per cent, and a name that another level has, are refused beside their fields; the rest stays as typed. */
async function tiersRefused(page: Page): Promise<void> {
  const nth = (name: string, place: number) => page.getByRole('textbox', { name, exact: true }).nth(place)
  await nth('Potongan (%)', 1).fill('abc')
  await nth('Nama', 2).fill('dasar')
  await nth('Mulai omzet 30 hari', 2).fill('')
  await page.getByRole('button', { name: 'Simpan', exact: true }).click()
  await expect(page.getByText('Tulis 0 sampai 90 persen.', { exact: true })).toBeVisible()
  await expect(page.getByText('Wajib diisi.', { exact: true })).toBeVisible()
  await expect(nth('Potongan (%)', 1)).toHaveValue('abc')
  await nth('Potongan (%)', 1).fill('2')
  await nth('Mulai omzet 30 hari', 2).fill('25.000.000')
  await page.getByRole('button', { name: 'Simpan', exact: true }).click()
  await expect(page.getByText('Tingkat lain sudah memakai nama ini.', { exact: true })).toBeVisible()
  await expect(nth('Nama', 2)).toHaveValue('dasar')
}

/** A stranger comes by the reseller's link, buys and pays what everybody pays. */
async function soldByLink(stage: Stage, shop: Shop, home: string, productId: string): Promise<void> {
  const [row] = await shop.world.sql('select code from store.resellers')
  const [product] = await shop.world.sql('select slug from store.products where id = $1', [productId])
  const { page, context } = await stage.visitor(DESK)
  await page.goto(`${home}/r/${row!.code as string}?ke=${product!.slug as string}&lang=id`)
  await expect(page).toHaveURL(new RegExp(`/products/${product!.slug as string}`))
  await page.goto(`${home}/checkout/${product!.slug as string}?lang=id`)
  await page.locator('input[name=name]').fill('Pelanggan Tautan')
  await page.locator('input[name=email]').fill('pelanggan.tautan@contoh.id')
  await page.locator('input[name=whatsapp]').fill('081288887777')
  await page.locator('input[name=consent]').check()
  await page.getByRole('button', { name: 'Lanjut bayar dengan QRIS', exact: true }).click()
  await expect(page).toHaveURL(/\/invoice\//)
  const token = /invoice\/([\w-]+)/.exec(page.url())![1]!
  await shop.pay(token)
  assert.equal((await shop.reached(token, 'delivered')).totalIdr, 25_000)
  await context.close()
}

async function inEnglish(page: Page, url: string): Promise<void> {
  await page.goto(`${url}?lang=en`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  assert.equal(await page.locator('html').getAttribute('lang'), 'en')
  assert.ok(!/resell_|undefined/.test(await page.locator('body').innerText()), url)
  await calm(page)
}

async function signIn(context: BrowserContext, home: string, token: string): Promise<void> {
  await context.addCookies([{ name: 'ruko', value: token, url: home }])
}

/** The page is calm; and kept as a picture where somebody wants to look. */
async function look(page: Page, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true })
  await calm(page)
}

async function bought(shop: Shop): Promise<number> {
  const [row] = await shop.world.sql("select count(*)::int as n from store.orders where channel = 'reseller'")
  return row!.n as number
}
