import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { calm } from '../support/axe.ts'
import type { Page } from '@playwright/test'
import { cart, openShop, type Shop } from '#verticals/store/testing.ts'
import { expect } from '../support/expect.ts'
import { DESK, openStage, PHONE } from '../support/journey.ts'
import { clearOfMidnight } from '../support/midnight.ts'

/* The owner of a shop looks after its orders: sees one, narrows, opens, repeats dead work, notes, exports. */

const NAME = 'Kinanti Larasati Puspaningtyas Wulandari'

await clearOfMidnight()

for (const [screen, options] of [
  ['phone', PHONE],
  ['desk', DESK],
] as const) {
  test(`the owner looks after orders (${screen})`, { timeout: 120_000 }, async (t) => {
    const stage = await openStage(t)
    const shop = await openShop(stage.house, `meja-${screen}`)
    const home = stage.site(shop.tenant.slug)
    const orders = await filled(shop)
    const { page, context } = await stage.visitor({ ...options, acceptDownloads: true })
    await context.addCookies([{ name: 'ruko', value: shop.ownerToken, url: home }])

    await t.test('the home page says what waits and leads there', async () => {
      await page.goto(`${home}/admin?lang=id`)
      await expect(page.getByRole('heading', { name: 'Siapkan toko Anda', exact: true })).toBeVisible()
      await expect(page.getByText('3 pesanan, 2 dibayar', { exact: true })).toBeVisible()
      await calm(page)
      await page.getByRole('link', { name: 'Pengiriman gagal total' }).click()
      await expect(page.getByRole('link', { name: /Barang/ })).toHaveCount(1)
    })
    await t.test('dead work is repeated', async () => {
      await page.getByRole('textbox', { name: 'Mengapa diulang', exact: true }).fill('Penyedia sudah diisi')
      await page.getByRole('button', { name: 'Ulangi semua', exact: true }).click()
      await expect(page.getByText('1 pekerjaan diulang.', { exact: true })).toBeVisible()
      await calm(page)
    })
    await t.test('orders are narrowed, and the filter is kept under a name', async () => {
      await page.goto(`${home}/admin/orders`)
      await page.getByRole('searchbox').fill('kinanti')
      await page.getByRole('button', { name: 'Terapkan', exact: true }).click()
      await expect(link(page, orders.paid)).toBeVisible()
      await expect(link(page, orders.unpaid)).toHaveCount(0)
      await page.getByText('Simpan tampilan', { exact: true }).click()
      await page.getByRole('textbox', { name: 'Nama tampilan', exact: true }).fill('Langganan Kinanti')
      await page.getByRole('button', { name: 'Simpan', exact: true }).click()
      await expect(page.getByRole('link', { name: 'Langganan Kinanti', exact: true })).toBeVisible()
      await calm(page)
    })
    await t.test('an order is opened, noted, and its code seen with a reason', async () => {
      await link(page, orders.paid).click()
      await expect(page.getByRole('heading', { level: 1, name: orders.paid, exact: true })).toBeVisible()
      await calm(page)
      await page.getByRole('textbox', { name: 'Catatan toko', exact: true }).fill('Sudah dihubungi.')
      await page.getByRole('button', { name: 'Simpan catatan', exact: true }).click()
      await expect(page.getByText('Catatan tersimpan.', { exact: true })).toBeVisible()
      await page.getByText('Lihat isi', { exact: true }).click()
      await page.getByRole('textbox', { name: 'Alasan', exact: true }).filter({ visible: true }).fill('Pembeli lupa')
      await page.getByRole('button', { name: 'Tampilkan', exact: true }).click()
      await expect(page.getByText(/^KODE-/)).toBeVisible()
      await expect(page.getByText('Pembeli lupa', { exact: true })).toBeVisible()
      await page.getByText('Lihat isi asli', { exact: true }).first().click()
      await expect(page.locator('pre').filter({ visible: true })).toContainText('webhook-signature')
    })
    await t.test('the list leaves as CSV and as a workbook', async () => {
      await page.goto(`${home}/admin/orders?q=kinanti`)
      const table = await downloaded(page, 'CSV')
      const lines = table.toString('utf8').trim().split('\r\n')
      assert.equal(lines.length, 2)
      assert.ok(lines[1]!.includes(orders.paid) && lines[1]!.includes(NAME), table.toString('utf8'))
      const workbook = await downloaded(page, 'Excel')
      assert.equal(workbook.subarray(0, 2).toString('latin1'), 'PK')
    })
    await t.test('a buyer is blocked with a reason', async () => {
      await link(page, orders.paid).click()
      await page.getByRole('group').getByText('Blokir pembeli', { exact: true }).first().click()
      await page.getByRole('textbox', { name: 'Alasan', exact: true }).filter({ visible: true }).fill('Uang palsu')
      await page.getByRole('button', { name: 'Blokir pembeli', exact: true }).click()
      await expect(page.getByText('Pembeli diblokir. Pesanan barunya akan ditolak.', { exact: true })).toBeVisible()
      assert.equal((await shop.world.sql('select id from store.blocklist')).length, 2)
    })
    await t.test('settings say what is wrong beside the field, then hold', async () => {
      await page.goto(`${home}/admin/settings`)
      const number = page.getByRole('textbox', { name: 'WhatsApp bantuan', exact: true })
      await number.fill('021 555')
      await page.getByRole('button', { name: 'Simpan pengaturan', exact: true }).click()
      await expect(page.getByText('Tulis nomor WhatsApp, misalnya 0812 3456 7890.', { exact: true })).toBeVisible()
      await number.fill('0812 3456 7890')
      await page.getByRole('button', { name: 'Simpan pengaturan', exact: true }).click()
      await expect(page.getByText('Tersimpan. Langsung berlaku.', { exact: true })).toBeVisible()
      await expect(number).toHaveValue('+6281234567890')
      const most = page.getByRole('textbox', { name: 'Isi saldo paling banyak', exact: true })
      await most.fill('5.000')
      await page.getByRole('button', { name: 'Simpan pengaturan', exact: true }).click()
      await expect(page.getByText('Isi saldo paling banyak tidak boleh di bawah yang paling sedikit.')).toBeVisible()
      await most.fill('2.000.000')
      await page.getByRole('textbox', { name: 'Penarikan margin paling sedikit', exact: true }).fill('25.000')
      await page.getByRole('button', { name: 'Simpan pengaturan', exact: true }).click()
      await expect(page.getByText('Tersimpan. Langsung berlaku.', { exact: true })).toBeVisible()
      await expect(most).toHaveValue('2.000.000')
    })
    if (screen === 'desk') {
      await t.test('Ctrl-K looks for an order', async () => {
        await page.keyboard.press('Control+k')
        await page.getByRole('dialog').getByRole('textbox').fill('kinanti')
        await page
          .getByRole('dialog')
          .getByRole('button', { name: /kinanti.*Pesanan/ })
          .click()
        await expect(page).toHaveURL(/\/admin\/orders\?q=kinanti$/)
        await expect(link(page, orders.paid)).toBeVisible()
      })
    }
    for (const path of ['payments', 'webhooks', 'credits', 'settings', 'jobs']) {
      await t.test(`${path} is calm`, async () => {
        await page.goto(`${home}/admin/${path}`)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await calm(page)
      })
    }
  })
}

/** One order that was paid and delivered, one that waits for its money, one whose hand-over was given up. */
async function filled(shop: Shop) {
  const goods = await shop.stock(4)
  const invites = await shop.stock(0, { kind: 'invite', priceIdr: 0 })
  const buyer = { name: NAME, email: 'kinanti.larasati.puspaningtyas@contoh.id', whatsapp: '081234567890' }
  const paid = await shop.placed(cart(goods.variantId, { buyer }))
  await shop.pay(paid.token)
  await shop.reached(paid.token, 'delivered')
  const unpaid = await shop.placed(cart(goods.variantId))
  const stuck = await shop.placed(cart(invites.variantId))
  await shop.reached(stuck.token, 'attention')
  await shop.world.sql("update store.fulfillment_jobs set status = 'dead', next_run_at = null where kind = 'invite'")
  return { paid: paid.number, unpaid: unpaid.number }
}

function link(page: Page, number: string) {
  return page.getByRole('link', { name: number, exact: true }).filter({ visible: true })
}

async function downloaded(page: Page, name: string): Promise<Buffer> {
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name, exact: true }).click()
  return readFile(await (await download).path())
}
