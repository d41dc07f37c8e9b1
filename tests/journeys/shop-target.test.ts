import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calm } from '../support/axe.ts'
import type { Page } from '@playwright/test'
import { openShop, type Shop } from '#verticals/store/testing.ts'
import { fillShop } from '../../src/demo/store/fill.ts'
import { ruangpremium } from '../../src/demo/store/ruangpremium.ts'
import { expect } from '../support/expect.ts'
import { DESK, openStage, PHONE, type Stage } from '../support/journey.ts'

/* Whose account a top-up goes to: asked before paying, with and without scripts, and when nobody answers. */

const WORDS = {
  id: {
    check: 'Periksa akun',
    found: 'Akun ditemukan',
    absent: 'Periksa lagi akunnya',
    why: 'Akun ini tidak ditemukan. Periksa lagi, satu angka pun berpengaruh.',
    digits: 'Tulis dengan angka saja.',
    silent: 'Nama akun belum bisa diperiksa sekarang.',
    name: 'Nama',
    email: 'Email',
    whatsapp: 'Nomor WhatsApp',
    review: 'Periksa dan bayar',
    right: 'Sudah benar?',
    confirm: /^Sudah benar, bayar/,
    scan: 'Pindai untuk membayar',
    account: 'Nama akun:',
  },
  en: {
    check: 'Check the account',
    found: 'Account found',
    absent: 'Check the account again',
    why: 'This account was not found. Check it again; every digit counts.',
    digits: 'Use digits only.',
    silent: 'The name of the account cannot be checked right now.',
    name: 'Name',
    email: 'Email',
    whatsapp: 'WhatsApp number',
    review: 'Review and pay',
    right: 'Is this right?',
    confirm: /^It is right, pay/,
    scan: 'Scan to pay',
    account: 'Account name:',
  },
} as const
type Words = (typeof WORDS)['id' | 'en']
const [PLAYER, NOBODY] = ['84120077', '40412345']
const SCREENS = { phone: PHONE, desk: DESK }
const CASES = (['id', 'en'] as const).flatMap((lang) =>
  (['phone', 'desk'] as const).flatMap((screen) => [true, false].map((scripts) => ({ lang, screen, scripts }))),
)

test('an account is checked before it is paid for', { timeout: 300_000 }, async (t) => {
  const stage = await openStage(t, { standIns: true })
  for (const { lang, screen, scripts } of CASES) {
    const name = `${lang}, ${screen}, ${scripts ? 'with' : 'without'} scripts`
    await t.test(name, async (inner) => {
      const shop = await openFull(stage, `akun-${lang}-${screen}-${scripts ? 'ya' : 'tanpa'}`)
      const { page, context } = await stage.visitor({ ...SCREENS[screen], javaScriptEnabled: scripts })
      page.setDefaultTimeout(30_000)
      const at = `${stage.site(shop.tenant.slug)}/checkout/nusa-legends-permata?lang=${lang}`
      const words: Words = WORDS[lang]
      stage.house.provider!.behave()
      await inner.test('a wrong account is told at its field, and nothing typed is lost', () =>
        meetsNobody(page, at, words, scripts),
      )
      await inner.test('the right one is named, confirmed and kept', () => findsAccount(page, words, scripts))
      await inner.test('when nobody answers the order goes through', () => meetsSilence(stage, page, at, words))
      await context.close()
    })
  }
})

async function openFull(stage: Stage, slug: string): Promise<Shop> {
  const shop = await openShop(stage.house, slug)
  const goods = ruangpremium.products.filter(({ category }) => category === 'gim')
  const flash = ruangpremium.flash.filter(({ product }) => goods.some((one) => one.slug === product))
  const call = async (id: string, input: unknown) => (await shop.world.call(id, input)) as never
  await fillShop({ ...ruangpremium, products: goods, flash }, call)
  return shop
}

async function meetsNobody(page: Page, at: string, words: Words, scripts: boolean): Promise<void> {
  await page.goto(at)
  await page.getByLabel(words.name, { exact: true }).fill('Bagas Prakoso')
  const player = page.getByLabel('ID pemain', { exact: true })
  await player.fill('bukan angka')
  await page.getByLabel('Server', { exact: true }).selectOption('Nusa 2')
  await press(page, words.check)
  await expect(page.getByText(words.digits)).toBeVisible()
  await player.fill(NOBODY)
  await press(page, words.check)
  await expect(page.getByText(words.why)).toBeVisible()
  await expect(page.locator('[data-check]').getByText(words.absent)).toBeVisible()
  await expect(player).toBeFocused()
  await expect(player).toHaveValue(NOBODY)
  await expect(page.getByLabel('Server', { exact: true })).toHaveValue('Nusa 2')
  await expect(page.getByLabel(words.name, { exact: true })).toHaveValue('Bagas Prakoso')
  await looksRight(page, scripts)
  await player.fill(PLAYER)
  // With scripts an answer about another number does not stay there.
  if (scripts) await expect(page.locator('[data-check]').getByText(words.absent)).toHaveCount(0)
}

async function findsAccount(page: Page, words: Words, scripts: boolean): Promise<void> {
  await press(page, words.check)
  await expect(page.getByText(words.found)).toBeVisible()
  const name = (await page.locator('[data-check-name]').textContent())!.trim()
  // The answer is in sight, wherever the button was.
  await expect(page.locator('[data-check-name]')).toBeInViewport()
  assert.match(name, /^\p{L}+ \p{L}+ \d+$/u)
  await looksRight(page, scripts)
  await buy(page, words)
  await expect(page.locator('dd').filter({ hasText: name })).toBeVisible()
  await looksRight(page, scripts)
  await press(page, words.confirm)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.scan)
  await expect(page.getByText(`${words.account} ${name}`)).toBeVisible()
  await looksRight(page, scripts)
}

async function meetsSilence(stage: Stage, page: Page, at: string, words: Words): Promise<void> {
  stage.house.provider!.behave({ fail: '500' })
  await page.goto(at)
  await page.getByLabel('ID pemain', { exact: true }).fill(PLAYER)
  await page.getByLabel('Server', { exact: true }).selectOption('Nusa 1')
  await press(page, words.check)
  await expect(page.getByText(words.silent)).toBeVisible()
  await page.getByLabel(words.name, { exact: true }).fill('Bagas Prakoso')
  await buy(page, words)
  await press(page, words.confirm)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.scan)
  await expect(page.getByText(words.account)).toHaveCount(0)
}

async function buy(page: Page, words: Words): Promise<void> {
  await page.getByLabel(words.email, { exact: true }).fill('bagas@contoh.id')
  await page.getByLabel(words.whatsapp, { exact: true }).fill('0812 0000 1001')
  await page.locator('input[name=consent]').check()
  await press(page, words.review)
  await expect(page.getByRole('heading', { name: words.right })).toBeVisible()
}

function press(page: Page, name: string | RegExp): Promise<void> {
  return page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).click()
}

/** Nothing wider than the screen, nothing that axe calls serious. */
async function looksRight(page: Page, scripts: boolean): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  assert.ok(wide <= page.viewportSize()!.width, `${wide} px: ${page.url()}`)
  // The checker is a script itself.
  if (!scripts) return
  await calm(page)
}
