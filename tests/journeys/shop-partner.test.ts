import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import type { Page } from '@playwright/test'
import { Webhook } from 'standardwebhooks'
import { resellerApi } from '#verticals/store/partner/client.ts'
import { oneKey, oneReseller } from '#verticals/store/partner/controls.ts'
import { fund } from '#verticals/store/resellers/testing.ts'
import { openShop, type Shop } from '#verticals/store/testing.ts'
import { calm } from '../support/axe.ts'
import { button, type Way, WAYS } from '../support/counter.ts'
import { expect } from '../support/expect.ts'
import { openStage, type Stage } from '../support/journey.ts'
import { openReceiver } from '../support/receiver.ts'
import { waitFor } from '../support/wait.ts'
import { wireTo } from '../support/wire.ts'

/* A reseller makes a key, sells with the typed client, hears of it by webhook, and reads how the API is called. */

const WORDS = {
  id: {
    none: 'Belum ada kunci',
    name: 'Nama kunci',
    wallet: 'Membaca saldo dan mengisinya',
    addresses: 'Alamat IP yang boleh memakainya',
    wrong: /Isi alamat IP atau jaringan/,
    make: 'Buat kunci',
    once: 'Salin kunci ini sekarang',
    used: 'Terakhir dipakai',
    change: 'Ubah alamat IP',
    save: 'Simpan',
    saved: 'Tersimpan.',
    rotate: 'Ganti kunci',
    rotateNow: 'Ganti sekarang',
    revoke: 'Cabut',
    revokeNow: 'Cabut kunci',
    revoked: 'Kunci dicabut.',
    hooks: 'Webhook',
    noHooks: 'Belum ada alamat webhook',
    hookName: 'Nama',
    url: 'Alamat (https)',
    add: 'Tambah alamat',
    private: /jaringan pribadi/,
    secret: 'Salin rahasia ini sekarang',
    send: 'Kirim uji',
    sent: 'Pesan uji sedang dikirim.',
    arrived: 'Sampai',
    again: 'Kirim ulang',
    resent: 'Dikirim ulang: 1.',
    docs: 'Dokumentasi',
    what: 'Panggilan',
    call: 'Panggil',
    answer: 'Jawaban 200',
    absent: 'Jawaban 404',
    id: 'id atau refId',
    client: 'Unduh klien',
    trial: 'Mode uji',
    balance: 'Saldo uji setelah diisi (rupiah)',
    refill: 'Isi ulang',
    refilled: 'Saldo dan stok uji diisi ulang.',
    pay: 'Bayar (uji)',
    paid: 'Tagihan uji dibayar.',
    narrow: /terlalu luas/,
    account: 'Buat akun bot',
    sn: 'Sertakan barang yang terkirim di sn',
  },
  en: {
    none: 'No keys yet',
    name: 'Name of the key',
    wallet: 'Read the wallet and top it up',
    addresses: 'IP addresses it may be used from',
    wrong: /Give an IP address or a network/,
    make: 'Make a key',
    once: 'Copy this key now',
    used: 'Last used',
    change: 'Change addresses',
    save: 'Save',
    saved: 'Saved.',
    rotate: 'Replace',
    rotateNow: 'Replace now',
    revoke: 'Revoke',
    revokeNow: 'Revoke the key',
    revoked: 'The key was revoked.',
    hooks: 'Webhooks',
    noHooks: 'No webhook addresses yet',
    hookName: 'Name',
    url: 'Address (https)',
    add: 'Add an address',
    private: /private network/,
    secret: 'Copy this secret now',
    send: 'Send a test',
    sent: 'The test message is on its way.',
    arrived: 'Arrived',
    again: 'Send again',
    resent: 'Sent again: 1.',
    docs: 'Documentation',
    what: 'Call',
    call: 'Call',
    answer: 'Answer 200',
    absent: 'Answer 404',
    id: 'id or refId',
    client: 'Download the client',
    trial: 'Test mode',
    balance: 'Test balance afterwards (rupiah)',
    refill: 'Fill up',
    refilled: 'Test balance and test stock were filled up.',
    pay: 'Pay (test)',
    paid: 'The test invoice was paid.',
    narrow: /too wide/,
    account: 'Make the bot account',
    sn: 'Put what was delivered into sn',
  },
} as const
type Words = (typeof WORDS)['id' | 'en']
type Reseller = Awaited<ReturnType<typeof oneReseller>>

for (const way of WAYS) {
  test(`a reseller's programs (${way.lang}, ${way.screen})`, { timeout: 180_000 }, async (t) => {
    const stage = await openStage(t)
    const shop = await openShop(stage.house, `mitra-${way.lang}`)
    const reseller = await oneReseller(shop.world)
    await fund(shop, reseller, 'topup', 100_000)
    const page = await pageOf(stage, shop, reseller, way)
    const words: Words = WORDS[way.lang]
    const site = stage.site(shop.tenant.slug)
    await t.test('a key is made, shown once, and buys', () => sellsByKey(page, words, { shop, site }))
    await t.test('its addresses change, it is replaced and revoked', () => endsKeys(page, words, { shop, site }))
    await t.test('an address is told, and told again', () => hears(page, words, { shop, site }))
    await t.test('the documentation answers', () => reads(page, words, { shop, site }))
    await t.test('something is tried out', () => triesOut(page, words, { shop, site, reseller }))
    await t.test('a bot is let in', () => letsBotIn(page, words, { shop, site }))
  })
}

async function pageOf(stage: Stage, shop: Shop, reseller: Reseller, { lang, options }: Way): Promise<Page> {
  const { page, context } = await stage.visitor(options)
  page.setDefaultTimeout(30_000)
  const domain = shop.tenant.host
  await context.addCookies([
    { name: 'ruko', value: reseller.sessionToken, domain, path: '/' },
    { name: 'lang', value: lang, domain, path: '/' },
  ])
  return page
}

type At = { shop: Shop; site: string }

async function sellsByKey(page: Page, words: Words, { shop, site }: At): Promise<void> {
  await page.goto(`${site}/reseller`)
  await page.locator('a[href="/reseller/api"]').click()
  await expect(page.getByText(words.none)).toBeVisible()
  await calm(page)
  await page.getByLabel(words.name).fill('Bot toko')
  await page.getByLabel(words.wallet).check()
  await page.getByLabel(words.addresses).fill('127.0.0.1\nkantor')
  await button(page, words.make).click()
  await expect(page.getByText(words.wrong)).toBeVisible()
  await expect(page.getByLabel(words.name)).toHaveValue('Bot toko')
  await expect(page.getByLabel(words.wallet)).toBeChecked()
  await page.getByLabel(words.addresses).fill('127.0.0.0/8, ::1')
  await button(page, words.make).click()
  await expect(page.getByText(words.once)).toBeVisible()
  await calm(page)
  const key = (await page.locator('[data-once]').textContent())!
  assert.match(key, /^ruko_live_/)
  const { variantId, codes } = await shop.stock(1, { priceIdr: 25_000 })
  const api = resellerApi({ shop: site, key, fetch: wireTo(shop.house.listening.port) })
  const goods = []
  for await (const product of api.products()) goods.push(product)
  assert.equal(goods[0]!.variants[0]!.priceIdr, 20_000)
  const order = await api.order({ refId: 'KLIEN-1', variantId, maxPriceIdr: 20_000 })
  assert.deepEqual(await api.order({ refId: 'KLIEN-1', variantId }), order)
  const { lines } = await api.open(order.id, order.deliveries[0]!.id)
  assert.ok(codes.includes(lines[0]!.value))
  assert.equal((await api.readOrderByRef('KLIEN-1')).status, 'delivered')
  assert.equal((await api.wallet()).spendableIdr, 80_000)
  await assert.rejects(api.readOrder(crypto.randomUUID()), { code: 'not-found', status: 404 })
  await page.goto(`${site}/reseller/api`)
  await expect(page.getByText(words.used)).toBeVisible()
  assert.ok(!(await page.content()).includes(key))
}

async function endsKeys(page: Page, words: Words, { shop, site }: At): Promise<void> {
  const fold = (name: string) => page.locator('summary', { hasText: name }).first()
  await fold(words.change).click()
  await page.locator('textarea[name="networks"]').first().fill('198.51.100.7')
  await button(page, words.save).click()
  await expect(page.getByText(words.saved)).toBeVisible()
  await expect(page.locator('dd', { hasText: '198.51.100.7/32' })).toBeVisible()
  await fold(words.rotate).click()
  await button(page, words.rotateNow).click()
  await expect(page.getByText(words.once)).toBeVisible()
  const key = (await page.locator('[data-once]').textContent())!
  const away = resellerApi({ shop: site, key, fetch: wireTo(shop.house.listening.port) })
  await assert.rejects(away.wallet(), { code: 'ip-not-allowed', status: 403 })
  await fold(words.revoke).click()
  await button(page, words.revokeNow).click()
  await expect(page.getByText(words.revoked)).toBeVisible()
  await expect(page.getByText(words.none)).toBeVisible()
  await calm(page)
}

async function hears(page: Page, words: Words, { site }: At): Promise<void> {
  const receiver = await openReceiver()
  await page.getByRole('link', { name: words.hooks, exact: true }).click()
  await expect(page.getByText(words.noHooks)).toBeVisible()
  await calm(page)
  await page.getByLabel(words.hookName, { exact: true }).fill('Bot')
  await page.getByLabel(words.url).fill('https://10.0.0.8/hook')
  await button(page, words.add).click()
  await expect(page.getByText(words.private)).toBeVisible()
  await page.getByLabel(words.url).fill(`${receiver.url}/hook`)
  await button(page, words.add).click()
  await expect(page.getByText(words.secret)).toBeVisible()
  await calm(page)
  const secret = (await page.locator('[data-once]').textContent())!
  await button(page, words.send).click()
  await expect(page.getByText(words.sent)).toBeVisible()
  await waitFor(async () => receiver.seen.length === 1)
  const [got] = receiver.seen
  new Webhook(secret).verify(got!.body, got!.headers as Record<string, string>)
  await waitFor(async () => {
    await page.goto(`${site}/reseller/api/webhooks`)
    return page.getByText(words.arrived).isVisible()
  })
  await calm(page)
  await page.getByRole('link', { name: 'webhook.test' }).click()
  await expect(page.getByText('"type": "webhook.test"')).toBeVisible()
  await calm(page)
  await button(page, words.again).click()
  await expect(page.getByText(words.resent)).toBeVisible()
  await waitFor(async () => receiver.seen.length === 2)
  assert.equal(receiver.seen[1]!.headers['webhook-id'], got!.headers['webhook-id'])
  await receiver.close()
}

async function triesOut(
  page: Page,
  words: Words,
  { shop, site, reseller }: At & { reseller: Reseller },
): Promise<void> {
  const { variantId } = await shop.stock(0)
  const { key } = await oneKey(shop.world, reseller, { mode: 'test' })
  await page.getByRole('link', { name: words.trial, exact: true }).click()
  await expect(page.getByText('uji-sebagian')).toBeVisible()
  await calm(page)
  await page.getByLabel(words.balance).fill('Rp 300.000')
  await button(page, words.refill).click()
  await expect(page.getByText(words.refilled)).toBeVisible()
  const api = resellerApi({ shop: site, key, fetch: wireTo(shop.house.listening.port) })
  assert.equal((await api.wallet()).spendableIdr, 300_000)
  const order = await api.order({ refId: 'COBA-1', variantId, payBy: 'qris' })
  await page.goto(`${site}/reseller/api/test`)
  await expect(page.getByText('COBA-1')).toBeVisible()
  await calm(page)
  await page.getByRole('button', { name: words.pay }).click()
  await expect(page.getByText(words.paid)).toBeVisible()
  assert.equal((await api.readOrder(order.id)).status, 'delivered')
}

async function letsBotIn(page: Page, words: Words, { shop, site }: At): Promise<void> {
  await page.getByRole('link', { name: 'Digiflazz', exact: true }).click()
  await page.getByLabel(words.addresses).fill('0.0.0.0/0')
  await page.locator('input[name="active"]').check()
  await page.getByLabel(words.sn).check()
  await button(page, words.account).click()
  await expect(page.getByText(words.narrow)).toBeVisible()
  await expect(page.getByLabel(words.sn)).toBeChecked()
  await calm(page)
  await page.getByLabel(words.addresses).fill('127.0.0.0/16, ::1')
  await button(page, words.account).click()
  await expect(page.getByText(words.once)).toBeVisible()
  await calm(page)
  const key = (await page.locator('[data-once]').textContent())!
  const username = (await page.locator('dd code').first().textContent())!
  const sign = createHash('md5').update(`${username}${key}depo`).digest('hex')
  const answer = await wireTo(shop.house.listening.port)(`${site}/v1/cek-saldo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ cmd: 'deposit', username, sign }),
  })
  assert.deepEqual(await answer.json(), { data: { deposit: 80_000 } })
  await page.goto(`${site}/reseller/api/digiflazz`)
  assert.ok(!(await page.content()).includes(key))
}

async function reads(page: Page, words: Words, { site }: At): Promise<void> {
  await page.goto(`${site}/reseller/api/docs`)
  await calm(page)
  await page.locator('select[name="coba"]').selectOption('ref')
  await page.getByLabel(words.id).fill('KLIEN-1')
  await button(page, words.call).click()
  await expect(page.getByRole('heading', { name: words.answer })).toBeVisible()
  await expect(page.getByText('"refId": "KLIEN-1"')).toBeVisible()
  await calm(page)
  await page.getByLabel(words.id).fill('TIDAK-ADA')
  await button(page, words.call).click()
  await expect(page.getByRole('heading', { name: words.absent })).toBeVisible()
  await page.locator('summary', { hasText: '/api/v1/reseller/orders' }).first().click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByText(words.client).click()])
  assert.equal(download.suggestedFilename(), 'reseller-api.ts')
}
