import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { calm } from '../support/axe.ts'
import type { Page } from '@playwright/test'
import { boughtBy, MEMBER_PASSWORD, openMailbox } from '#verticals/store/members/testing.ts'
import { openShop, type Shop } from '#verticals/store/testing.ts'
import { fillShop } from '../../src/demo/store/fill.ts'
import { ruangpremium } from '../../src/demo/store/ruangpremium.ts'
import { expect } from '../support/expect.ts'
import { DESK, openStage, PHONE, type Stage } from '../support/journey.ts'

/* Somebody who bought as a guest registers, finds it all, buys again without typing, and is forgotten when they wish. */

const WORDS = {
  id: {
    login: 'Masuk',
    register: 'Daftar gratis',
    name: 'Nama',
    email: 'Email',
    whatsapp: 'Nomor WhatsApp',
    go: 'Daftar',
    wrongNumber: /Tulis nomor WhatsApp/,
    sent: 'Periksa emailmu',
    newPassword: 'Kata sandi baru',
    savePassword: 'Simpan kata sandi',
    loginEmail: 'Email',
    password: 'Kata sandi',
    hello: /^Halo, Rina/,
    orders: 'Pesanan',
    unpaid: 'Belum dibayar',
    none: 'Tidak ada yang cocok',
    byWhatsapp: 'Lewat WhatsApp',
    security: 'Keamanan',
    back: /^Akun di/,
    save: 'Simpan',
    saved: 'Perubahan sudah disimpan.',
    signedInAs: /Kamu masuk sebagai/,
    keep: 'Simpan tujuan ini untuk lain kali',
    review: 'Periksa dan bayar',
    confirm: /^Sudah benar, bayar/,
    scan: 'Pindai untuk membayar',
    rename: 'Simpan nama',
    renamed: 'Nama sudah diganti.',
    deleted: 'Tujuan sudah dihapus.',
    noTargets: 'Belum ada tujuan tersimpan',
    credits: 'Saldo toko',
    noCredit: 'Tidak ada saldo',
    close: 'Hapus akun',
    first: 'Selesaikan dulu',
    sure: /Saya mengerti/,
    closeGo: 'Hapus akun selamanya',
    wrongPassword: 'Kata sandi yang sekarang tidak cocok.',
    closed: 'Akun dihapus',
  },
  en: {
    login: 'Sign in',
    register: 'Sign up, it is free',
    name: 'Name',
    email: 'Email',
    whatsapp: 'WhatsApp number',
    go: 'Sign up',
    wrongNumber: /Write a WhatsApp number/,
    sent: 'Check your email',
    newPassword: 'New password',
    savePassword: 'Save the password',
    loginEmail: 'Email',
    password: 'Password',
    hello: /^Hello, Rina/,
    orders: 'Orders',
    unpaid: 'Unpaid',
    none: 'Nothing matches',
    byWhatsapp: 'By WhatsApp',
    security: 'Security',
    back: /^Account at/,
    save: 'Save',
    saved: 'Your changes are saved.',
    signedInAs: /You are signed in as/,
    keep: 'Save this target for next time',
    review: 'Review and pay',
    confirm: /^It is right, pay/,
    scan: 'Scan to pay',
    rename: 'Save the name',
    renamed: 'The name is changed.',
    deleted: 'The target is deleted.',
    noTargets: 'No saved targets yet',
    credits: 'Store credit',
    noCredit: 'No credit',
    close: 'Delete my account',
    first: 'Finish these first',
    sure: /I understand/,
    closeGo: 'Delete my account for good',
    wrongPassword: 'Your current password does not match.',
    closed: 'Account deleted',
  },
} as const
type Words = (typeof WORDS)['id' | 'en']
type Trip = { stage: Stage; shop: Shop; page: Page; words: Words; at: string; email: string; lang: 'id' | 'en' }

const PLAYER = '84120077'
const mailbox = openMailbox()

for (const [lang, screen, options] of [
  ['id', 'phone', PHONE],
  ['en', 'desk', DESK],
] as const) {
  test(`a guest becomes a member and leaves again (${lang}, ${screen})`, { timeout: 240_000 }, async (t) => {
    const stage = await openStage(t, { mailer: mailbox.mailer, standIns: true })
    const shop = await openFull(stage, `anggota-${lang}`)
    const { page } = await stage.visitor(options)
    page.setDefaultTimeout(30_000)
    const trip: Trip = {
      stage,
      shop,
      page,
      words: WORDS[lang],
      at: stage.site(shop.tenant.slug),
      email: `rina-${lang}@contoh.id`,
      lang,
    }
    await walk(t, trip)
  })
}

async function walk(t: TestContext, trip: Trip): Promise<void> {
  const bought = await boughtBy(trip.shop, trip.email)
  await t.test('registering asks for little and answers by mail', () => registers(trip))
  await t.test('the link sets a password, and signing in leads to the account', () => entersFirst(trip))
  await t.test('what was bought as a guest is there, and its code opens', () => opensOrder(trip, bought))
  await t.test('the library shows it, the lists say when nothing fits', () => looksAround(trip, bought))
  await t.test('the profile is changed', () => changesProfile(trip))
  await t.test('the checkout is filled in, and a target is kept', () => buysForPlayer(trip, true))
  await t.test('next time the target is chosen', () => buysForPlayer(trip, false))
  await t.test('saved targets are renamed and deleted', () => tidiesTargets(trip))
  await t.test('nobody else is served a page of somebody who has signed in', () => staysPrivate(trip))
  await t.test('an open order stands in the way of leaving; then everything is forgotten', () => leaves(trip, bought))
}

async function openFull(stage: Stage, slug: string): Promise<Shop> {
  const shop = await openShop(stage.house, slug)
  const goods = ruangpremium.products.filter(({ category }) => category === 'gim')
  const call = async (id: string, input: unknown) => (await shop.world.call(id, input)) as never
  await fillShop({ ...ruangpremium, products: goods, flash: [] }, call)
  return shop
}

async function registers({ page, at, words, email, lang }: Trip): Promise<void> {
  await page.goto(`${at}/?lang=${lang}`)
  await page.getByRole('banner').getByRole('link', { name: words.login, exact: true }).click()
  await calm(page, 'login')
  await page.getByRole('link', { name: words.register }).click()
  await calm(page, 'register')
  await page.getByLabel(words.name, { exact: true }).fill('Rina Pertiwi')
  await page.getByLabel(words.email, { exact: true }).fill(email)
  await page.getByLabel(words.whatsapp, { exact: true }).fill('12345678')
  await page.locator('input[name=consent]').check()
  await press(page, words.go)
  await expect(page.getByText(words.wrongNumber)).toBeVisible()
  await expect(page.getByLabel(words.name, { exact: true })).toHaveValue('Rina Pertiwi')
  await calm(page, 'register-wrong')
  await page.getByLabel(words.whatsapp, { exact: true }).fill('0812 3456 7890')
  await press(page, words.go)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.sent)
  await calm(page, 'register-sent')
}

async function entersFirst({ page, at, words, email }: Trip): Promise<void> {
  const token = await mailbox.linkTo(email, '/set-password')
  await page.goto(`${at}/set-password?token=${token}`)
  await calm(page, 'set-password')
  await page.getByLabel(words.newPassword).fill(MEMBER_PASSWORD)
  await press(page, words.savePassword)
  await page.getByLabel(words.loginEmail, { exact: true }).fill(email)
  await page.getByLabel(words.password, { exact: true }).fill(MEMBER_PASSWORD)
  await press(page, words.login)
  await expect(page).toHaveURL(`${at}/account`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.hello)
  await calm(page, 'account')
}

type Bought = Awaited<ReturnType<typeof boughtBy>>

async function opensOrder({ page, at, words }: Trip, bought: Bought): Promise<void> {
  await room(page, words.orders)
  await calm(page, 'orders')
  await page.getByText(bought.number).first().waitFor()
  await page.locator(`a[href="/account/orders/${bought.id}"]`).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(bought.number)
  await calm(page, 'order')
  await page.locator('button[value=reveal]').click()
  await expect(page.getByText(bought.code, { exact: true })).toBeVisible()
  await calm(page, 'order-open')
  await page.goto(`${at}/account/orders/${crypto.randomUUID()}`)
  await calm(page, 'order-unknown')
}

async function looksAround({ page, at, words }: Trip, bought: Bought): Promise<void> {
  await page.goto(`${at}/account/library`)
  await expect(page.locator(`a[href="/account/orders/${bought.id}#d-${bought.deliveryId}"]`)).toBeVisible()
  await calm(page, 'library')
  await page.goto(`${at}/account/orders`)
  await page.getByRole('main').getByRole('link', { name: words.unpaid, exact: true }).click()
  await expect(page.getByText(words.none)).toBeVisible()
  await calm(page, 'orders-none')
  await room(page, words.credits)
  await expect(page.getByText(words.noCredit)).toBeVisible()
  await calm(page, 'credits')
}

async function changesProfile({ page, at, words }: Trip): Promise<void> {
  await page.goto(`${at}/account`)
  await page.getByLabel(words.name, { exact: true }).fill('Rina Kusumaningtyas Wulandari Hadiningrat')
  await page.getByLabel(words.byWhatsapp).uncheck()
  await press(page, words.save)
  await expect(page.getByText(words.saved)).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Hadiningrat')
  await expect(page.getByLabel(words.byWhatsapp)).not.toBeChecked()
  await calm(page, 'account-long')
  await room(page, words.security)
  await expect(page).toHaveURL(`${at}/account/security`)
  await calm(page, 'security')
  await page.getByRole('banner').getByRole('link', { name: words.back }).click()
  await expect(page).toHaveURL(`${at}/account`)
}

async function buysForPlayer({ page, at, words, email }: Trip, first: boolean): Promise<void> {
  await page.goto(`${at}/checkout/nusa-legends-permata`)
  await expect(page.getByText(words.signedInAs)).toBeVisible()
  await expect(page.getByLabel(words.email, { exact: true })).toHaveValue(email)
  await expect(page.getByLabel(words.whatsapp, { exact: true })).toHaveValue('+6281234567890')
  const player = page.getByLabel('ID pemain', { exact: true })
  if (first) {
    await player.fill(PLAYER)
    await page.getByLabel('Server', { exact: true }).selectOption('Nusa 2')
    await page.getByLabel(words.keep).check()
  } else {
    await page.locator('button[value^="pick:"]').click()
    await expect(player).toHaveValue(PLAYER)
    await expect(page.getByLabel('Server', { exact: true })).toHaveValue('Nusa 2')
    await expect(page.getByLabel(words.email, { exact: true })).toHaveValue(email)
  }
  await calm(page, first ? 'checkout' : 'checkout-picked')
  await page.locator('input[name=consent]').check()
  await press(page, words.review)
  await press(page, words.confirm)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.scan)
}

async function tidiesTargets({ page, at, words }: Trip): Promise<void> {
  await page.goto(`${at}/account/targets`)
  await calm(page, 'targets')
  await page.locator('summary').filter({ hasText: /./ }).last().click()
  await page.getByRole('main').getByLabel(words.name, { exact: true }).fill('Akun utama')
  await press(page, words.rename)
  await expect(page.getByText(words.renamed)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Akun utama' })).toBeVisible()
  await page.locator('button[value=delete]').click()
  await expect(page.getByText(words.deleted)).toBeVisible()
  await expect(page.getByText(words.noTargets)).toBeVisible()
  await calm(page, 'targets-none')
}

/** Warm or cold, the kept front page names nobody and leads strangers to the door. */
async function staysPrivate({ stage, page, at, words, email, lang }: Trip): Promise<void> {
  for (const path of ['/', '/products', '/faq']) {
    const stranger = await (await stage.visitor(DESK)).context.newPage()
    const read = async (who: Page) => {
      const answer = await who.goto(`${at}${path}`)
      const html = await answer!.text()
      return { html, keep: answer!.headers()['x-keep'] ?? null, control: answer!.headers()['cache-control'] }
    }
    await stranger.goto(`${at}/cek-transaksi?lang=${lang}`)
    for (const turn of ['cold', 'warm']) {
      const [own, theirs] = [await read(page), await read(stranger)]
      assert.equal(own.keep, null, `${path} ${turn}: a page of somebody signed in is marked to be kept`)
      assert.match(own.control!, /private/)
      assert.equal(theirs.keep, 'page', `${path} ${turn}`)
      assert.match(own.html, /href="\/account"/)
      assert.doesNotMatch(own.html, /href="\/login"/)
      for (const mark of [email, 'Hadiningrat', 'href="/account"'])
        assert.ok(!theirs.html.includes(mark), `${path} ${turn}: a stranger reads ${mark}`)
    }
    await expect(stranger.getByRole('banner').getByRole('link', { name: words.login, exact: true })).toBeVisible()
    await stranger.context().close()
  }
}

async function leaves({ page, at, shop, words, email }: Trip, bought: Bought): Promise<void> {
  await page.goto(`${at}/account`)
  await page.getByRole('link', { name: words.close, exact: true }).click()
  await expect(page.getByText(words.first)).toBeVisible()
  await calm(page, 'close-blocked')
  for (const { token } of await openOrders(shop))
    assert.equal((await shop.api('POST', `/orders/${token}/cancellations`, {})).status, 204)
  await page.goto(`${at}/account/close`)
  await page.getByLabel(words.password, { exact: true }).fill('bukan kata sandi ini')
  await page.getByLabel(words.sure).check()
  await press(page, words.closeGo)
  await expect(page.getByText(words.wrongPassword)).toBeVisible()
  await calm(page, 'close')
  await page.getByLabel(words.password, { exact: true }).fill(MEMBER_PASSWORD)
  await page.getByLabel(words.sure).check()
  await press(page, words.closeGo)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.closed)
  await calm(page, 'closed')
  await page.goto(`${at}/account`)
  await expect(page).toHaveURL(/\/login\?next=%2Faccount$/)
  assert.equal((await shop.api('GET', `/orders/${bought.token}`)).status, 404, 'an old link opens nothing')
  const left = await shop.house.sql(shop.tenant.id, 'select id from kernel.people where email = $1', [email])
  assert.deepEqual(left, [])
}

function openOrders(shop: Shop) {
  return shop.house.sql<{ token: string }>(
    shop.tenant.id,
    "select token from store.orders where status = 'pending_payment'",
  )
}

/** One of the account's rooms, by its menu. */
function room(page: Page, name: string): Promise<void> {
  return page.getByRole('main').getByRole('navigation').getByRole('link', { name, exact: true }).click()
}

function press(page: Page, name: string | RegExp): Promise<void> {
  return page
    .getByRole('main')
    .getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) })
    .click()
}
