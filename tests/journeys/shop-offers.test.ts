import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from '@playwright/test'
import type { Mail } from '#services/notifications/ports/port.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { cart, type Goods, openShop, type Shop } from '#verticals/store/testing.ts'
import { calm } from '../support/axe.ts'
import { button, buyerOf, deskOf, open, sold, WAYS, type Way } from '../support/counter.ts'
import { expect } from '../support/expect.ts'
import { openStage, pressAtSimulator } from '../support/journey.ts'
import { waitFor } from '../support/wait.ts'

/* What the owner offers and a buyer takes: a coupon, a flash sale, many products and orders at once, the same again. */

const WORDS = {
  id: {
    newCoupon: 'Tambah kupon',
    code: 'Kode kupon',
    percent: 'Potongan dalam persen',
    cap: 'Potongan paling banyak',
    total: 'Batas pemakaian',
    save: 'Simpan',
    remove: 'Hapus',
    sure: 'Yakin hapus?',
    spent: 'Habis dipakai',
    newFlash: 'Tambah flash sale',
    variant: 'Varian',
    flashPrice: 'Harga flash sale',
    starts: 'Mulai',
    ends: 'Berakhir',
    units: 'Jumlah unit',
    make: 'Jadwalkan',
    running: 'Berjalan',
    end: 'Akhiri',
    ended: 'Berakhir',
    name: 'Nama',
    email: 'Email',
    whatsapp: 'Nomor WhatsApp',
    use: 'Pakai',
    pay: 'Lanjut bayar dengan QRIS',
    show: 'Tampilkan',
    all: 'Pilih semua',
    status: 'Ubah status',
    changed: '2 produk diubah.',
    allOrders: 'Pilih semua di halaman ini',
    note: 'Catatan toko',
    addNote: 'Tambah catatan',
    noted: 'Catatan ditambahkan ke 2 pesanan.',
    retry: 'Ulangi pengiriman',
    nothing: 'Tidak ada yang perlu dikerjakan.',
    invited: 'Email yang diundang',
  },
  en: {
    newCoupon: 'Add a coupon',
    code: 'Coupon code',
    percent: 'Discount in per cent',
    cap: 'Most it takes off',
    total: 'Total limit',
    save: 'Save',
    remove: 'Delete',
    sure: 'Delete for good?',
    spent: 'Used up',
    newFlash: 'Add a flash sale',
    variant: 'Variant',
    flashPrice: 'Flash price',
    starts: 'Starts',
    ends: 'Ends',
    units: 'Units',
    make: 'Schedule',
    running: 'Running',
    end: 'End',
    ended: 'Ended',
    name: 'Name',
    email: 'Email',
    whatsapp: 'WhatsApp number',
    use: 'Apply',
    pay: 'Continue to QRIS payment',
    show: 'Show',
    all: 'Choose all',
    status: 'Change status',
    changed: '2 products changed.',
    allOrders: 'Choose all on this page',
    note: 'The shop’s note',
    addNote: 'Add note',
    noted: 'The note was added to 2 orders.',
    retry: 'Repeat the hand-over',
    nothing: 'There was nothing to do.',
    invited: 'Email yang diundang',
  },
} as const
type Words = (typeof WORDS)['id' | 'en']

type Scene = { shop: Shop; home: string; desk: Page; buyer: Page; goods: Goods; slug: string; words: Words; way: Way }

test('offers made at the desk are taken in the shop', { timeout: 200_000 }, async (t) => {
  const mails: Mail[] = []
  const stage = await openStage(t, { mailer: { send: async (mail) => void mails.push(mail) } })
  for (const way of WAYS) {
    await t.test(`${way.lang}, ${way.screen}`, async (inner) => {
      const shop = await openShop(stage.house, `tawar-${way.screen}`)
      const goods = await shop.stock(5, { priceIdr: 50_000 })
      const [row] = await shop.world.sql('select slug, name from store.products where id = $1', [goods.productId])
      const scene: Scene = {
        shop,
        home: stage.site(shop.tenant.slug),
        desk: await deskOf(stage, shop, way),
        buyer: await buyerOf(stage, shop, way),
        goods,
        slug: row!.slug as string,
        words: WORDS[way.lang],
        way,
      }
      await inner.test('a coupon for one use', () => coupon(scene))
      await inner.test('a flash sale, while it runs', () => flashSale(scene, row!.name as string))
      await inner.test('many orders get a note at once', () => manyOrders(scene))
      await inner.test('many products change their status at once', () => manyProducts(scene))
      await inner.test('a reminder leads to the same again', () => sameAgain(scene, mails))
      await Promise.all([scene.desk.context().close(), scene.buyer.context().close()])
    })
  }
})

async function coupon({ home, desk, buyer, slug, words, shop }: Scene): Promise<void> {
  await open(desk, `${home}/admin/coupons`)
  await button(desk, words.newCoupon).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel(words.code, { exact: true }).fill('hemat20')
  const percent = dialog.getByLabel(words.percent, { exact: true })
  await percent.fill('2,5')
  await button(dialog, words.save).click()
  await expect(percent).toHaveAccessibleDescription(/Tulis dengan angka\.|Write it as a number\./)
  await expect(percent).toHaveValue('2,5')
  await percent.fill('20')
  await dialog.getByLabel(words.cap, { exact: true }).fill('8000')
  await dialog.getByLabel(words.total, { exact: true }).fill('1')
  await calm(desk)
  await button(dialog, words.save).click()
  await expect(lineOf(desk, 'HEMAT20')).toContainText('20%')

  await buyer.goto(`${home}/checkout/${slug}`)
  await fillBuyer(buyer, words)
  await buyer.getByLabel(words.code, { exact: true }).fill('hemat20')
  await button(buyer, words.use).click()
  await expect(buyer.getByText(/HEMAT20/).first()).toBeVisible()
  await calm(buyer)
  await paid(buyer, words)
  const order = await shop.read(tokenIn(buyer))
  assert.deepEqual([order.discountIdr, order.totalIdr, order.couponCode], [8_000, 42_000, 'HEMAT20'])
  await open(desk, `${home}/admin/coupons`)
  await expect(lineOf(desk, 'HEMAT20')).toContainText(words.spent)
  await calm(desk)
  // One that was made by mistake goes, and not by a slip.
  await button(desk, words.newCoupon).click()
  await dialog.getByLabel(words.code, { exact: true }).fill('keliru')
  await percent.fill('10')
  await button(dialog, words.save).click()
  await lineOf(desk, 'KELIRU').getByRole('button').first().click()
  await button(dialog, words.remove).click()
  await calm(desk)
  await percent.focus()
  await button(dialog, words.remove).click()
  await button(dialog, words.sure).click()
  await expect(dialog).toHaveCount(0)
  await expect(lineOf(desk, 'KELIRU')).toHaveCount(0)
}

async function flashSale({ home, desk, buyer, slug, words, shop }: Scene, name: string): Promise<void> {
  await open(desk, `${home}/admin/flash-sales`)
  await button(desk, words.newFlash).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel(words.variant, { exact: true }).fill(name)
  await dialog.getByRole('button', { name: new RegExp(name) }).click()
  await dialog.getByLabel(words.flashPrice, { exact: true }).fill('30000')
  await dialog.getByLabel(words.starts, { exact: true }).fill(inJakarta(-3_600_000))
  await dialog.getByLabel(words.ends, { exact: true }).fill(inJakarta(3_600_000))
  await dialog.getByLabel(words.units, { exact: true }).fill('1')
  await calm(desk)
  await button(dialog, words.make).click()
  await expect(lineOf(desk, name)).toContainText(words.running)

  await buyer.goto(`${home}/products/${slug}`)
  await expect(buyer.locator('body')).toContainText(/Rp.30[.,]000/)
  await calm(buyer)
  await buyer.goto(`${home}/checkout/${slug}`)
  await fillBuyer(buyer, words)
  await paid(buyer, words)
  const order = await shop.read(tokenIn(buyer))
  assert.deepEqual([order.totalIdr, order.items[0]!.flash], [30_000, true])
  // Its only unit is sold: the next one pays what it always costs.
  await buyer.goto(`${home}/checkout/${slug}`)
  await expect(buyer.locator('body')).toContainText(/Rp.50[.,]000/)
  await open(desk, `${home}/admin/flash-sales`)
  await expect(lineOf(desk, name)).toContainText('1 / 1')
  await button(lineOf(desk, name), words.end).click()
  await expect(lineOf(desk, name)).toContainText(words.ended)
  await calm(desk)
}

async function manyOrders({ home, desk, words, shop }: Scene): Promise<void> {
  await open(desk, `${home}/admin/orders`)
  await desk.getByLabel(words.allOrders, { exact: true }).check()
  await desk.getByRole('textbox', { name: words.note, exact: true }).fill('Pelanggan lama')
  await calm(desk)
  await button(desk, words.addNote).click()
  await expect(desk.getByText(words.noted)).toBeVisible()
  const rows = await shop.world.sql('select note from store.orders')
  assert.ok(rows.every(({ note }) => (note as string).includes('Pelanggan lama')))
  await desk.getByLabel(words.allOrders, { exact: true }).check()
  await button(desk, words.retry).click()
  await expect(desk.getByText(words.nothing)).toBeVisible()
}

async function manyProducts({ home, desk, buyer, slug, words, shop }: Scene): Promise<void> {
  await shop.stock(1)
  await open(desk, `${home}/admin/products`)
  await desk.getByLabel(words.all).check()
  await desk.getByLabel(words.status, { exact: true }).selectOption('archived')
  await expect(desk.getByText(words.changed, { exact: true })).toBeVisible()
  await calm(desk)
  await expect.poll(async () => (await buyer.goto(`${home}/products/${slug}`))!.status()).toBe(404)
  await desk.getByLabel(words.all).check()
  await desk.getByLabel(words.status, { exact: true }).selectOption('active')
  await expect.poll(async () => (await buyer.goto(`${home}/products/${slug}`))!.status()).toBe(200)
}

/** A subscription ends soon; the reminder's link fills the form with what was told then. */
async function sameAgain({ home, buyer, words, shop }: Scene, mails: Mail[]): Promise<void> {
  const inputs = [{ key: 'email', label: words.invited, type: 'email', required: true, help: '' }]
  const goods = await shop.stock(3, { product: { inputs: JSON.stringify(inputs) }, variant: { duration_days: 30 } })
  const lines = [{ variantId: goods.variantId, quantity: 2, target: { email: 'akun.lama@contoh.id' } }]
  const { order } = await sold(shop, cart(goods.variantId, { lines }))
  await shop.world.sql("update store.deliveries set ends_at = now() + interval '2 days' where order_item_id = $1", [
    order.items[0]!.id,
  ])
  await shop.world.inside(async (ctx) => enqueue(ctx, 'store.remindEndings', {}))
  const reminder = await waitFor(async () =>
    mails.find(({ to, text }) => to.address === order.buyer.email && text.includes('perpanjang=')),
  )
  const link = /https?:\S+perpanjang=\S+/.exec(reminder.text)![0]
  assert.ok(link.startsWith(`${home}/checkout/`))
  await buyer.goto(link)
  await expect(buyer.getByLabel(words.invited, { exact: true })).toHaveValue('akun.lama@contoh.id')
  await expect(buyer.locator('[name=n]').filter({ visible: true }).first()).toHaveValue('2')
  // Whoever has the link does not learn who bought.
  await expect(buyer.getByLabel(words.name, { exact: true })).toHaveValue('')
  await calm(buyer)
}

/** A line of a list, which is a row on wide screens and a card on phones. */
function lineOf(page: Page, text: string): Locator {
  return page.locator('main').locator('tr, li').filter({ visible: true, hasText: text })
}

async function fillBuyer(page: Page, words: Words): Promise<void> {
  await page.getByLabel(words.name, { exact: true }).fill('Bagas Prakoso')
  await page.getByLabel(words.email, { exact: true }).fill('bagas@contoh.id')
  await page.getByLabel(words.whatsapp, { exact: true }).fill('0812 0000 1001')
}

async function paid(page: Page, words: Words): Promise<void> {
  await page.locator('input[name=consent]').check()
  await button(page, words.pay).click()
  await page.waitForURL(/\/invoice\//)
  await pressAtSimulator(page)
  await page.waitForURL(/\/track\//)
  await expect(button(page, words.show)).toBeVisible()
}

function tokenIn(page: Page): string {
  return /\/track\/([\w-]+)/.exec(page.url())![1]!
}

/** A field of day and time, as people in Jakarta read their clock. */
function inJakarta(fromNowMs: number): string {
  return new Date(Date.now() + fromNowMs + 7 * 3_600_000).toISOString().slice(0, 16)
}
