import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calm } from '../support/axe.ts'
import type { Page } from '@playwright/test'
import { expireOrder } from '#verticals/store/orders/release.ts'
import { openShop, type Shop } from '#verticals/store/testing.ts'
import { fillShop } from '../../src/demo/store/fill.ts'
import { ruangpremium } from '../../src/demo/store/ruangpremium.ts'
import { expect } from '../support/expect.ts'
import { press } from '../support/gateway.ts'
import { DESK, openStage, PHONE, pressAtSimulator, type Stage } from '../support/journey.ts'

const WORDS = {
  id: {
    buy: 'Beli sekarang',
    name: 'Nama',
    email: 'Email',
    whatsapp: 'Nomor WhatsApp',
    pay: 'Lanjut bayar dengan QRIS',
    review: 'Periksa dan bayar',
    right: 'Sudah benar?',
    confirm: /^Sudah benar, bayar/,
    scan: 'Pindai untuk membayar',
    delivered: 'Terkirim',
    show: 'Tampilkan',
    coupon: 'Kode kupon',
    use: 'Pakai',
    saved: /RUANG10 dipakai/,
    wrong: 'Kupon ini tidak dikenal.',
    cancel: 'Batalkan pesanan',
    renew: 'Buat ulang pesanan',
    check: 'Periksa pembayaran',
    none: 'Pembayaran belum terlihat',
    search: 'Cari produk',
    lookup: 'Kirim tautan pesanan',
    sent: 'Periksa email dan WhatsApp-mu',
    expired: 'Waktu bayar habis',
    already: 'Sudah terlanjur bayar?',
    proof: 'Buat bukti untuk dibagikan',
    proofTitle: 'Bukti pembelian',
  },
  en: {
    buy: 'Buy now',
    name: 'Name',
    email: 'Email',
    whatsapp: 'WhatsApp number',
    pay: 'Continue to QRIS payment',
    review: 'Review and pay',
    right: 'Is this right?',
    confirm: /^It is right, pay/,
    scan: 'Scan to pay',
    delivered: 'Delivered',
    show: 'Show',
    coupon: 'Coupon code',
    use: 'Apply',
    saved: /RUANG10 applied/,
    wrong: 'This coupon is not known.',
    cancel: 'Cancel order',
    renew: 'Order the same again',
    check: 'Check payment',
    none: 'No payment seen yet',
    search: 'Search products',
    lookup: 'Send the order link',
    sent: 'Check your email and WhatsApp',
    expired: 'Time to pay ran out',
    already: 'Already paid?',
    proof: 'Make a proof to share',
    proofTitle: 'Proof of purchase',
  },
} as const
type Lang = keyof typeof WORDS
type Words = (typeof WORDS)[Lang]
const SCREENS = { phone: PHONE, desk: DESK } as const

/** The demonstration's own catalogue in a shop of the test. */
async function openFull(stage: Stage, slug: string): Promise<Shop> {
  const shop = await openShop(stage.house, slug)
  await fillShop(ruangpremium, async (id, input, refused) => {
    const answer = shop.world.call(id, input)
    // This house has no stand-in for a provider: nobody is asked whose account it is.
    return (await (refused === 'adapter-unknown' ? answer.catch(() => null) : answer)) as never
  })
  await stage.house.sql(shop.tenant.id, 'update store.products set cutoff_from = null, cutoff_to = null')
  return shop
}

for (const lang of ['id', 'en'] as const) {
  for (const screen of ['phone', 'desk'] as const) {
    test(`a buyer finds, pays for and opens a product (${lang}, ${screen})`, { timeout: 180_000 }, async (t) => {
      const stage = await openStage(t)
      const shop = await openFull(stage, `beli-${lang}-${screen}`)
      const home = stage.site(shop.tenant.slug)
      const words = WORDS[lang]
      const { page } = await stage.visitor(SCREENS[screen])
      await page.goto(`${home}/?lang=${lang}`)

      await t.test('a misspelt word finds the product', async () => {
        await page.getByRole('searchbox', { name: words.search }).filter({ visible: true }).first().fill('biskopin')
        await page.keyboard.press('Enter')
        await page.getByRole('link', { name: 'Bioskopin HD', exact: true }).click()
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bioskopin HD')
        await calm(page)
      })
      await t.test('a coupon changes the price and loses nothing that was typed', async () => {
        await page.getByRole('button', { name: words.buy, exact: true }).filter({ visible: true }).click()
        await fillBuyer(page, words)
        await page.getByLabel(words.coupon, { exact: true }).fill('TIDAKADA')
        await page.getByRole('button', { name: words.use, exact: true }).click()
        await expect(page.getByText(words.wrong)).toBeVisible()
        await page.getByLabel(words.coupon, { exact: true }).fill('ruang10')
        await page.getByRole('button', { name: words.use, exact: true }).click()
        await expect(page.getByText(words.saved)).toBeVisible()
        await expect(page.getByLabel(words.name, { exact: true })).toHaveValue('Bagas Prakoso')
        await calm(page)
      })
      await t.test('the code opens after paying, and only when it is asked for', async () => {
        await page.locator('input[name=consent]').check()
        await page.getByRole('button', { name: words.pay, exact: true }).click()
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.scan)
        await calm(page)
        await pressAtSimulator(page)
        await page.waitForURL(/\/track\//)
        await expect(page.getByRole('button', { name: words.show, exact: true })).toBeVisible()
        const before = await page.content()
        assert.doesNotMatch(before, /[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/, 'no code before it is asked for')
        await page.getByRole('button', { name: words.show, exact: true }).click()
        await expect(page.locator('code').filter({ hasText: /^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/ })).toBeVisible()
        await calm(page)
      })
      await t.test('a proof shows neither name nor code', async () => {
        await page.goto(page.url().replace(/[?#].*/, ''))
        await page.getByRole('button', { name: words.proof, exact: true }).click()
        await page.locator('a[href*="/bukti/"]').click()
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.proofTitle)
        const proof = await page.locator('main').textContent()
        assert.doesNotMatch(proof!, /Bagas|Prakoso|[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/)
      })
    })
  }
}

test(
  'without JavaScript: search, choice, coupon, target, invoice, and asking whether it is paid',
  { timeout: 180_000 },
  async (t) => {
    const stage = await openStage(t)
    const shop = await openFull(stage, 'tanpa-skrip')
    const home = stage.site(shop.tenant.slug)
    const words = WORDS.id
    const { page } = await stage.visitor({ ...PHONE, javaScriptEnabled: false })
    await page.goto(`${home}/products?q=kanvasa`)
    await page.getByRole('link', { name: 'Kanvasa Pro', exact: true }).click()
    await page.getByText('3 bulan', { exact: true }).first().click()
    await expect(page.locator('.pick1').filter({ visible: true }).first()).toHaveText('Rp 39.000')
    await page.getByRole('button', { name: words.buy, exact: true }).filter({ visible: true }).click()
    await fillBuyer(page, words)
    await page.getByLabel(words.coupon, { exact: true }).fill('RUANG10')
    await page.getByRole('button', { name: words.use, exact: true }).click()
    await expect(page.getByText(words.saved)).toBeVisible()
    await expect(page.getByLabel(words.name, { exact: true })).toHaveValue('Bagas Prakoso')

    await t.test('a wrong target is told before anything is asked', async () => {
      await page.getByLabel('Email yang diundang', { exact: true }).fill('bukan-email@x')
      await page.locator('input[name=hasRead]').check()
      await page.locator('input[name=consent]').check()
      await page.getByRole('button', { name: words.review, exact: true }).click()
      await expect(page.getByLabel('Email yang diundang', { exact: true })).toBeFocused()
      await expect(page.getByLabel(words.name, { exact: true })).toHaveValue('Bagas Prakoso')
    })
    await t.test('the target is confirmed in large letters, and asked again when it changes', async () => {
      await page.getByLabel('Email yang diundang', { exact: true }).fill('tim@contoh.id')
      await page.getByRole('button', { name: words.review, exact: true }).click()
      await expect(page.getByRole('heading', { name: words.right })).toBeVisible()
      await page.getByLabel('Email yang diundang', { exact: true }).fill('lain@contoh.id')
      await page.getByRole('button', { name: words.confirm }).click()
      await expect(page.locator('dd').filter({ hasText: 'lain@contoh.id' })).toBeVisible()
      await page.getByRole('button', { name: words.confirm }).click()
    })
    await t.test('the invoice is a picture and a button', async () => {
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.scan)
      await expect(page.locator('svg[viewBox]').filter({ visible: true }).first()).toBeVisible()
      assert.match((await page.locator('a[download^="qris-"]').getAttribute('href'))!, /^data:image\/png;base64,/)
      await page.getByRole('button', { name: words.check, exact: true }).click()
      await expect(page.getByText(words.none)).toBeVisible()
      const token = /invoice\/([\w-]+)/.exec(page.url())![1]!
      await press(stage.house.gateway.url, await shop.reference(token), 'bayar')
      await expect
        .poll(async () => {
          await page.goto(`${home}/invoice/${token}`)
          return page.getByRole('heading', { level: 1 }).textContent()
        })
        .toBe('Pembayaran diterima')
    })
  },
)

test(
  'an invoice that has ended offers the same again, and says what becomes of money',
  { timeout: 180_000 },
  async (t) => {
    const stage = await openStage(t)
    const shop = await openFull(stage, 'buat-ulang')
    const home = stage.site(shop.tenant.slug)
    const words = WORDS.id
    const { page } = await stage.visitor(PHONE)
    await page.goto(`${home}/checkout/bioskopin-hd`)
    await fillBuyer(page, words)
    await page.locator('input[name=consent]').check()
    await page.getByRole('button', { name: words.pay, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.scan)
    const token = /invoice\/([\w-]+)/.exec(page.url())![1]!
    await runOut(stage, shop, token)
    await page.goto(`${home}/invoice/${token}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.expired)
    await expect(page.getByText(words.already)).toBeVisible()
    await calm(page)
    await page.getByRole('button', { name: words.renew, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.scan)
    assert.ok(!page.url().includes(token), 'it is another order')
  },
)

test(
  'a lost link is asked for by number and contact, and the answer tells nothing',
  { timeout: 120_000 },
  async (t) => {
    const stage = await openStage(t)
    const shop = await openShop(stage.house, 'cek-toko')
    const { page } = await stage.visitor(PHONE)
    await page.goto(`${stage.site(shop.tenant.slug)}/cek-transaksi`)
    await page.getByLabel('Nomor pesanan', { exact: true }).fill('RP-2611-999999')
    await page.getByLabel('Email atau nomor WhatsApp', { exact: true }).fill('siapa@contoh.id')
    await page.getByRole('button', { name: WORDS.id.lookup, exact: true }).click()
    await expect(page.getByText(WORDS.id.sent)).toBeVisible()
  },
)

test('the owner edits the words of the shop, looks at the draft and publishes', { timeout: 180_000 }, async (t) => {
  const stage = await openStage(t)
  const shop = await openShop(stage.house, 'isi-toko')
  const home = stage.site(shop.tenant.slug)
  const { page, context } = await stage.visitor(DESK)
  await context.addCookies([{ name: 'ruko', value: shop.ownerToken, domain: shop.tenant.host, path: '/' }])
  await page.goto(`${home}/admin/site`, { waitUntil: 'networkidle' })
  await page.getByLabel('Judul', { exact: true }).fill('Toko yang selalu buka')
  await page.getByRole('button', { name: 'Mulai dari pertanyaan bawaan', exact: true }).click()
  await page.getByLabel('Pertanyaan 1', { exact: true }).fill('Berapa cepat?')
  await page.getByRole('button', { name: 'Simpan draf', exact: true }).click()
  await expect(page.getByText('Draf tersimpan. Pengunjung belum melihatnya.')).toBeVisible()
  const seen = async (path: string) => (await stage.house.fetch(shop.tenant.host, path)).text()
  assert.doesNotMatch(await seen('/'), /Toko yang selalu buka/)
  const draft = await context.newPage()
  await draft.goto(`${home}/?draft=1`)
  await expect(draft.getByRole('heading', { level: 1 })).toHaveText('Toko yang selalu buka')
  await page.getByRole('button', { name: 'Simpan dan terbitkan', exact: true }).click()
  await expect(page.getByText('Terbit. Pengunjung langsung melihatnya.')).toBeVisible()
  await expect.poll(() => seen('/')).toMatch(/Toko yang selalu buka/)
  assert.match(await seen('/faq'), /Berapa cepat\?/)
})

/** The end of the time to pay, as its job brings it about. */
async function runOut({ house }: Stage, { tenant }: Shop, token: string): Promise<void> {
  const [row] = await house.sql<{ id: string }>(
    tenant.id,
    "update store.orders set held_until = now() - interval '10 minutes' where token = $1 returning id",
    [token],
  )
  const ctx = await house.inside(tenant, async (inner) => inner)
  await expireOrder({ ...ctx, transact: (work) => house.inside(tenant, work) }, row!.id)
}

async function fillBuyer(page: Page, words: Words): Promise<void> {
  await page.getByLabel(words.name, { exact: true }).fill('Bagas Prakoso')
  await page.getByLabel(words.email, { exact: true }).fill('bagas@contoh.id')
  await page.getByLabel(words.whatsapp, { exact: true }).fill('0812 0000 1001')
}
