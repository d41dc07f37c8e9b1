import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from '@playwright/test'
import { givePoints, type Member, newMember, pointsOn, standingOf } from '#verticals/store/points/testing.ts'
import { type Goods, openShop, type Shop } from '#verticals/store/testing.ts'
import { calm } from '../support/axe.ts'
import { button, deskOf, open, WAYS, type Way } from '../support/counter.ts'
import { expect } from '../support/expect.ts'
import { openStage, PHONE, pressAtSimulator, type Stage } from '../support/journey.ts'

/* Points from both sides of the counter: the owner makes the rules, a member gives points and sees where they went. */

const WORDS = {
  id: {
    name: 'Nama',
    email: 'Email',
    whatsapp: 'Nomor WhatsApp',
    coupon: 'Kode kupon',
    apply: 'Pakai',
    use: /^Pakai poin, hemat Rp.10\.000/,
    used: /100 poin dipakai, hemat Rp.10\.000/,
    drop: 'Jangan pakai poin',
    earns: 'Kamu dapat 15 poin begitu pesanan ini terkirim.',
    alone: /tidak bisa digabung dengan poin/,
    pay: 'Lanjut bayar dengan QRIS',
    total: 'Poin (100)',
    title: 'Poin',
    spent: 'Dipakai',
    earned: 'Dari pesanan',
    soon: /20 poin berakhir/,
    none: 'Belum ada riwayat',
    off: 'Poin belum dinyalakan',
    rules: 'Aturan poin',
    on: 'Poin dinyalakan',
    worth: 'Nilai 1 poin',
    cap: 'Paling banyak dari sebuah pesanan',
    saveRules: 'Simpan aturan',
    saved: 'Aturan sudah disimpan.',
    points: 'Jumlah poin',
    reason: 'Alasan',
    correct: 'Simpan koreksi',
    corrected: 'Poin sudah dikoreksi.',
    tooFew: /Saldonya hanya/,
    newCoupon: 'Tambah kupon',
    percent: 'Potongan dalam persen',
    members: 'Hanya untuk anggota',
    together: 'Boleh digabung dengan poin',
    save: 'Simpan',
    forMembers: 'Anggota',
  },
  en: {
    name: 'Name',
    email: 'Email',
    whatsapp: 'WhatsApp number',
    coupon: 'Coupon code',
    apply: 'Apply',
    use: /^Use points, save Rp.10\.000/,
    used: /100 points used, saving Rp.10\.000/,
    drop: 'Do not use points',
    earns: 'You earn 15 points once this order is delivered.',
    alone: /does not go together with points/,
    pay: 'Continue to QRIS payment',
    total: 'Points (100)',
    title: 'Points',
    spent: 'Used',
    earned: 'From an order',
    soon: /20 points end on/,
    none: 'Nothing yet',
    off: 'Points are switched off',
    rules: 'Rules of points',
    on: 'Points are on',
    worth: 'Worth of 1 point',
    cap: 'At most of an order',
    saveRules: 'Save rules',
    saved: 'The rules were saved.',
    points: 'Number of points',
    reason: 'Reason',
    correct: 'Save correction',
    corrected: 'The points were corrected.',
    tooFew: /The balance is only/,
    newCoupon: 'Add a coupon',
    percent: 'Discount in per cent',
    members: 'For members only',
    together: 'May go together with points',
    save: 'Save',
    forMembers: 'Members',
  },
} as const
type Words = (typeof WORDS)['id' | 'en']
type Scene = {
  shop: Shop
  home: string
  desk: Page
  member: Member
  page: Page
  goods: Goods
  slug: string
  words: Words
}

test('points are given, earned, seen and corrected', { timeout: 240_000 }, async (t) => {
  const stage = await openStage(t)
  for (const way of WAYS) {
    await t.test(`${way.lang}, ${way.screen}`, async (inner) => {
      const scene = await sceneOf(stage, way)
      await inner.test('the owner switches points on', () => rules(scene))
      await inner.test('a coupon for members that stands alone', () => coupon(scene))
      await inner.test('a member gives points at the checkout', () => redeem(scene))
      await inner.test('the account shows where they went', () => account(scene))
      await inner.test('the owner puts a balance right', () => correct(scene))
      await Promise.all([scene.desk.context().close(), scene.page.context().close()])
    })
  }
})

test('without JavaScript points are given by a button that sends the form', { timeout: 120_000 }, async (t) => {
  const stage = await openStage(t)
  const shop = await openShop(stage.house, 'poin-tanpa-skrip')
  await pointsOn(shop)
  const [goods, member, words] = [await shop.stock(1), await newMember(shop, 100), WORDS.id]
  const way = { lang: 'id', screen: 'phone', options: { ...PHONE, javaScriptEnabled: false } } as const
  const page = await memberPage(stage, shop, member, way)
  const [row] = await shop.world.sql('select slug from store.products where id = $1', [goods.productId])
  await page.goto(`${stage.site(shop.tenant.slug)}/checkout/${row!.slug as string}`)
  await fillBuyer(page, words)
  await button(page, words.use).click()
  await expect(page.getByText(words.used)).toBeVisible()
  await expect(page.getByLabel(words.name, { exact: true })).toHaveValue('Nadia Anggota')
  // A later press of another button leaves them given.
  await button(page, words.apply).click()
  await expect(page.getByText(words.used)).toBeVisible()
  await button(page, words.drop).click()
  await expect(button(page, words.use)).toBeVisible()
  await button(page, words.use).click()
  await page.locator('input[name=consent]').check()
  await button(page, words.pay).click()
  await expect(page).toHaveURL(/\/invoice\//)
  const order = await shop.read(tokenIn(page))
  assert.deepEqual([order.points, order.totalIdr], [100, 15_000])
})

test('points belong to whoever has signed in: the page leads there, and a new member reads how it works', async (t) => {
  const stage = await openStage(t)
  const shop = await openShop(stage.house, 'poin-masuk')
  await pointsOn(shop)
  const home = stage.site(shop.tenant.slug)
  const { page: stranger } = await stage.visitor(PHONE)
  await stranger.goto(`${home}/account/points`)
  await expect(stranger).toHaveURL(/\/login\?next=%2Faccount%2Fpoints/)
  const page = await memberPage(stage, shop, await newMember(shop), WAYS[0])
  await page.goto(`${home}/account/points`)
  await expect(page.getByText(WORDS.id.none)).toBeVisible()
  await calm(page)
})

async function sceneOf(stage: Stage, way: Way): Promise<Scene> {
  const shop = await openShop(stage.house, `poin-${way.screen}`)
  const goods = await shop.stock(3)
  const member = await newMember(shop)
  const endsAt = new Date(Date.now() + 20 * 86_400_000)
  await givePoints(shop, member.id, 100, { endsAt: new Date(Date.now() + 5 * 86_400_000) })
  await givePoints(shop, member.id, 20, { endsAt })
  const [row] = await shop.world.sql('select slug from store.products where id = $1', [goods.productId])
  return {
    shop,
    goods,
    member,
    home: stage.site(shop.tenant.slug),
    desk: await deskOf(stage, shop, way),
    page: await memberPage(stage, shop, member, way),
    slug: row!.slug as string,
    words: WORDS[way.lang],
  }
}

async function memberPage(stage: Stage, shop: Shop, member: Member, { lang, options }: Way): Promise<Page> {
  const { page, context } = await stage.visitor(options)
  page.setDefaultTimeout(30_000)
  const [name, value] = member.cookie.split('=') as [string, string]
  const domain = shop.tenant.host
  await context.addCookies([
    { name, value, domain, path: '/' },
    { name: 'lang', value: lang, domain, path: '/' },
  ])
  return page
}

async function rules({ home, desk, words, shop }: Scene): Promise<void> {
  await open(desk, `${home}/admin/points`)
  await expect(desk.getByText(words.off)).toBeVisible()
  await calm(desk)
  await desk.getByRole('link', { name: words.rules, exact: true }).click()
  const form = desk.locator('form').filter({ has: desk.locator('input[value=member]') })
  await form.getByLabel(words.on).check()
  await form.getByLabel(words.worth, { exact: true }).fill('0')
  await button(desk, words.saveRules).first().click()
  await expect(form.getByLabel(words.worth, { exact: true })).toBeFocused()
  await calm(desk)
  await form.getByLabel(words.worth, { exact: true }).fill('100')
  await form.getByLabel(words.cap, { exact: true }).fill('40')
  await button(desk, words.saveRules).first().click()
  await expect(desk.getByText(words.saved)).toBeVisible()
  const both = (await shop.world.call('store.readPointRules', {})) as { member: object; reseller: object }
  assert.deepEqual(both.member, {
    on: true,
    perPointIdr: 1_000,
    worthIdr: 100,
    capPercent: 40,
    leastOrderIdr: 0,
    months: 12,
    belowCost: false,
  })
  assert.equal((both.reseller as { on: boolean }).on, false)
}

async function coupon({ home, desk, words }: Scene): Promise<void> {
  await open(desk, `${home}/admin/coupons`)
  await button(desk, words.newCoupon).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel(words.coupon, { exact: true }).fill('sendiri')
  await dialog.getByLabel(words.percent, { exact: true }).fill('10')
  await dialog.getByLabel(words.members).check()
  await dialog.getByLabel(words.together).uncheck()
  await calm(desk)
  await button(dialog, words.save).click()
  await expect(desk.getByText(words.forMembers).filter({ visible: true }).first()).toBeVisible()
}

async function redeem({ home, page, words, slug, shop, member }: Scene): Promise<void> {
  await page.goto(`${home}/checkout/${slug}`)
  await fillBuyer(page, words)
  await button(page, words.use).click()
  await expect(page.getByText(words.used)).toBeVisible()
  await expect(page.getByText(words.total)).toBeVisible()
  await expect(page.getByText(words.earns)).toBeVisible()
  await expect(button(page, words.drop)).toBeFocused()
  await calm(page)
  // Its own rules: no points beside this coupon, and they come back when it goes.
  await page.getByLabel(words.coupon, { exact: true }).fill('SENDIRI')
  await button(page, words.apply).click()
  await expect(page.getByText(words.alone)).toBeVisible()
  await calm(page)
  await page.getByLabel(words.coupon, { exact: true }).fill('')
  await button(page, words.apply).click()
  await button(page, words.use).click()
  await expect(page.getByText(words.used)).toBeVisible()
  await page.locator('input[name=consent]').check()
  await button(page, words.pay).click()
  await page.waitForURL(/\/invoice\//)
  await expect(page.getByText(words.total)).toBeVisible()
  await calm(page)
  await pressAtSimulator(page)
  await page.waitForURL(/\/track\//)
  await shop.reached(tokenIn(page), 'delivered')
  const { balance, history } = await standingOf(shop, member.id)
  assert.deepEqual([balance, history], [35, ['corrected 100', 'corrected 20', 'spent -100', 'earned 15']])
}

async function account({ home, page, words }: Scene): Promise<void> {
  await page.goto(`${home}/account/points`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.title)
  await expect(page.getByText(words.soon)).toBeVisible()
  for (const line of [words.spent, words.earned]) await expect(page.getByText(line, { exact: true })).toBeVisible()
  await calm(page)
}

async function correct({ home, desk, words, shop, member }: Scene): Promise<void> {
  await open(desk, `${home}/admin/points?q=nadia`)
  await calm(desk)
  await desk.getByRole('link', { name: 'Nadia Anggota', exact: true }).click()
  await desk.getByLabel(words.points, { exact: true }).fill('-1.000')
  await desk.getByLabel(words.reason, { exact: true }).fill('Salah hitung')
  await button(desk, words.correct).click()
  await expect(desk.getByText(words.tooFew)).toBeVisible()
  await calm(desk)
  await desk.getByLabel(words.points, { exact: true }).fill('50')
  await desk.getByLabel(words.reason, { exact: true }).fill('Maaf atas kendala kemarin')
  await button(desk, words.correct).click()
  await expect(desk.getByText(words.corrected)).toBeVisible()
  await calm(desk)
  assert.equal((await standingOf(shop, member.id)).balance, 85)
  const table = await desk.evaluate(async () => (await fetch('/admin/points.csv?q=nadia')).text())
  assert.match(table, /"Nadia Anggota","anggota-[^"]+",85,15,100,0,/)
}

async function fillBuyer(page: Page, words: Words): Promise<void> {
  await page.getByLabel(words.name, { exact: true }).fill('Nadia Anggota')
  await page.getByLabel(words.email, { exact: true }).fill('nadia@contoh.id')
  await page.getByLabel(words.whatsapp, { exact: true }).fill('0812 3456 7890')
}

function tokenIn(page: Page): string {
  return /\/(?:invoice|track)\/([\w-]+)/.exec(page.url())![1]!
}
