import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calm } from '../support/axe.ts'
import type { Page } from '@playwright/test'
import { expect } from '../support/expect.ts'
import { open, openStage, OWNER, PHONE, type Stage } from '../support/journey.ts'

/* A visitor reads the portal; its owner changes what it says and what it costs. */

const SIZES = { phone: PHONE, desktop: { viewport: { width: 1280, height: 800 } } } as const
type Size = keyof typeof SIZES

const WORDS = {
  id: {
    template: 'Lihat Bimbel TNI & POLRI',
    templateTitle: 'Template bimbel yang langsung kelihatan serius',
    coming: 'menyusul',
    menu: 'Menu',
    faq: 'Tanya jawab',
    question: 'Bisa mencoba sebelum membayar?',
    answer: /gambaran situs/,
    contact: 'Kontak',
    contactTitle: 'Hubungi kami',
    title: 'Judul (Indonesia)',
    hero: 'Bagian atas',
    price: 'Harga',
    save: 'Simpan draf',
    preview: 'Pratinjau',
    publish: 'Terbitkan',
    publishAsk: 'Terbitkan halaman ini?',
    saved: 'Draf tersimpan',
    isPublic: 'Sudah tampil untuk umum',
    draft: 'Pratinjau draf',
    pricesChange: /Harga berubah untuk pesanan baru/,
    refused: 'Ada isian yang perlu diperbaiki.',
  },
  en: {
    template: 'See TNI & POLRI tutoring',
    templateTitle: 'A tutoring template that looks serious from the first second',
    coming: 'coming',
    menu: 'Menu',
    faq: 'Questions',
    question: 'Can I try before I pay?',
    answer: /While ordering you also see your site/,
    contact: 'Contact',
    contactTitle: 'Contact us',
    title: 'Title (English)',
    hero: 'Top',
    price: 'Price',
    save: 'Save draft',
    preview: 'Preview',
    publish: 'Publish',
    publishAsk: 'Publish this page?',
    saved: 'Draft saved',
    isPublic: 'Public now',
    draft: 'Draft preview',
    pricesChange: /Prices change for new orders/,
    refused: 'Some of the input needs to be corrected.',
  },
} as const
type Language = keyof typeof WORDS

for (const language of ['id', 'en'] as const) {
  test(`the portal in ${language}`, { timeout: 240_000 }, async (t) => {
    const stage = await openStage(t)
    for (const size of ['phone', 'desktop'] as const) {
      await t.test(`a visitor finds the way (${size})`, () => visit(stage, language, size))
    }
    for (const [place, size] of (['phone', 'desktop'] as const).entries()) {
      await t.test(`the owner changes words and a price (${size})`, () => edit(stage, language, size, place))
    }
  })
}

test('every public page of the portal can be used by everybody', { timeout: 240_000 }, async (t) => {
  const stage = await openStage(t)
  const paths = ['/', '/templates', '/templates/tutoring', '/faq', '/contact', '/terms', '/privacy']
  for (const size of ['phone', 'desktop'] as const) {
    const { page, context } = await stage.visitor(SIZES[size])
    for (const path of paths) {
      await t.test(`${path} on a ${size}`, async () => {
        await page.goto(stage.portal + path)
        await inspect(page)
      })
    }
    await context.close()
  }
})

async function visit(stage: Stage, language: Language, size: Size): Promise<void> {
  const words = WORDS[language]
  const { page, context } = await stage.visitor(SIZES[size])
  await page.goto(`${stage.portal}/?lang=${language}`)
  await page.getByRole('link', { name: words.template, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: words.templateTitle, exact: true })).toBeVisible()
  await expect(page.getByText(words.coming, { exact: true }).filter({ visible: true }).first()).toBeVisible()

  await openMenu(page, words.menu, size)
  await navigation(page).getByRole('link', { name: words.faq, exact: true }).click()
  await expect(page).toHaveURL(/\/faq/)
  await expect(page.getByText(words.answer)).toBeHidden()
  await page.getByText(words.question, { exact: true }).click()
  await expect(page.getByText(words.answer)).toBeVisible()

  await openMenu(page, words.menu, size)
  await navigation(page).getByRole('link', { name: words.contact, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: words.contactTitle, exact: true })).toBeVisible()
  await context.close()
}

async function edit(stage: Stage, language: Language, size: Size, place: number): Promise<void> {
  const words = WORDS[language]
  const guest = await stage.visitor(SIZES[size])
  const { page, context } = await stage.visitor(SIZES[size])
  await context.addCookies([{ name: 'lang', value: language, url: stage.portal }])
  await guest.context.addCookies([{ name: 'lang', value: language, url: stage.portal }])
  // Kept in the server's memory from here on: what is published must drop it.
  await guest.page.goto(stage.portal)
  await signIn(page, stage)
  if (language === 'id') await inspect(page)

  const title =
    language === 'id' ? `Rumah baru bimbel Anda nomor ${place}` : `A new house for your school, no. ${place}`
  await open(page, `${stage.portal}/console/content/home`)
  if (size === 'phone' && language === 'en') await page.getByRole('button', { name: 'English', exact: true }).click()
  if (language === 'id') await inspect(page)
  const hero = page.getByRole('group', { name: words.hero, exact: true })
  const input = hero.getByLabel(words.title, { exact: true })
  await refusesNothingTyped(page, input, words)
  await input.fill(title)
  await page.getByRole('button', { name: words.save, exact: true }).click()
  await expect(page.getByText(words.saved, { exact: true })).toBeVisible()
  await preview(page, words, title)
  await guest.page.reload()
  await expect(guest.page.getByRole('heading', { level: 1 })).not.toHaveText(title)
  await publish(page, words)
  await seen(guest.page, () =>
    expect(guest.page.getByRole('heading', { level: 1 })).toHaveText(title, { timeout: 250 }),
  )

  const price = 1_234_000 + place * 1_000
  await open(page, `${stage.portal}/console/content/offer:tutoring`)
  await page.getByLabel(words.price, { exact: true }).first().fill(String(price))
  await page.getByRole('button', { name: words.publish, exact: true }).click()
  await expect(page.getByRole('dialog', { name: words.publishAsk, exact: true })).toContainText(words.pricesChange)
  await publish(page, words, true)
  const shown = `Rp ${price.toLocaleString('id-ID')}`
  await seen(guest.page, () =>
    expect(guest.page.getByText(shown, { exact: true }).first()).toBeVisible({ timeout: 250 }),
  )
  await context.close()
  await guest.context.close()
}

/** An empty title is refused beside its field, and everything else that was typed stays. */
async function refusesNothingTyped(page: Page, input: ReturnType<Page['locator']>, words: (typeof WORDS)[Language]) {
  await expect(input).not.toHaveValue('')
  await input.fill('')
  await page.getByRole('button', { name: words.save, exact: true }).click()
  await expect(page.getByRole('alert')).toHaveText(words.refused)
  await expect(input).toBeFocused()
  await expect(input).toHaveAttribute('aria-invalid', 'true')
}

async function preview(page: Page, words: (typeof WORDS)[Language], title: string): Promise<void> {
  const opened = page.context().waitForEvent('page')
  await page.getByRole('link', { name: words.preview, exact: true }).click()
  const shown = await opened
  await expect(shown.getByRole('heading', { level: 1 })).toHaveText(title)
  await expect(shown.getByText(words.draft, { exact: true })).toBeVisible()
  const answer = await shown.reload()
  assert.equal(answer?.headers()['cache-control'], 'private, no-store')
  assert.match(answer?.headers()['x-robots-tag'] ?? '', /noindex/)
  await shown.close()
}

async function publish(page: Page, words: (typeof WORDS)[Language], asked = false): Promise<void> {
  if (!asked) await page.getByRole('button', { name: words.publish, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: words.publishAsk, exact: true })
  await dialog.getByRole('button', { name: words.publish, exact: true }).click()
  await expect(page.getByText(words.isPublic, { exact: true })).toBeVisible()
}

/** What an anonymous visitor sees after a reload or two: the notice to the web process is on its way for a moment. */
async function seen(page: Page, check: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.reload()
    await check()
  }).toPass({ timeout: 20_000, intervals: [50] })
}

async function signIn(page: Page, stage: Stage): Promise<void> {
  await page.goto(`${stage.portal}/login?next=/console/content`)
  await page.locator('input[name=email]').fill(OWNER.email)
  await page.locator('input[name=password]').fill(OWNER.password)
  await page.locator('form button[type=submit]').first().click()
  await expect(page).toHaveURL(/\/console\/content$/)
}

async function openMenu(page: Page, menu: string, size: Size): Promise<void> {
  if (size === 'phone') await page.locator('header summary', { hasText: menu }).click()
}

function navigation(page: Page) {
  return page.locator('header nav').filter({ visible: true })
}

/** Nothing wider than the screen, one main heading, and no serious fault for people who cannot see or point. */
async function inspect(page: Page): Promise<void> {
  assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1)
  await calm(page)
}
