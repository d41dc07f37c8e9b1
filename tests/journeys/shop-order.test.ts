import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Mail } from '#services/notifications/ports/port.ts'
import { expect } from '../support/expect.ts'
import { DESK, openStage, PHONE, pressAtSimulator, type Stage } from '../support/journey.ts'
import { fillWizard } from '../support/wizard.ts'
import { waitFor } from '../support/wait.ts'

/* Somebody orders a shop at the portal, pays it whole, signs in to it, and is told what to do first. */

const WORDS = {
  id: {
    order: 'Pesan situs',
    trade: /Toko produk digital/,
    other: 'Bimbel TNI & POLRI',
    next: 'Lanjut',
    send: 'Buat pesanan',
    pay: 'Lanjut bayar',
    paid: 'Lunas',
    open: 'Buka situs',
    first: 'Siapkan toko Anda',
    none: '0 dari 4 selesai',
    product: 'Tambahkan produk pertama',
  },
  en: {
    order: 'Order a site',
    trade: /Digital goods store/,
    other: 'TNI & POLRI tutoring',
    next: 'Continue',
    send: 'Place the order',
    pay: 'Continue to payment',
    paid: 'Paid',
    open: 'Open the site',
    first: 'Get your shop ready',
    none: '0 of 4 done',
    product: 'Add the first product',
  },
} as const
type Words = (typeof WORDS)['id' | 'en']

const OWNER = {
  name: 'Kirana Maheswari',
  email: 'kirana@warung-voucher.contoh.id',
  whatsapp: '0812 0000 0005',
  address: 'Jl. Kenari 9, Bandung',
}
const PASSWORD = 'tujuh kuda hijau di atap'

for (const [lang, screen, options] of [
  ['id', 'phone', PHONE],
  ['en', 'desk', DESK],
] as const) {
  test(`a shop is ordered, paid, live, and its owner begins (${lang}, ${screen})`, { timeout: 120_000 }, async (t) => {
    const mails: Mail[] = []
    const stage = await openStage(t, { mailer: { send: async (mail) => void mails.push(mail) } })
    const words: Words = WORDS[lang]
    const slug = `warung-voucher-${lang}`
    const { page } = await stage.visitor(options)

    await t.test('the first question is the trade', async () => {
      await page.goto(`${stage.portal}/?lang=${lang}`)
      await page.getByRole('link', { name: words.order }).first().click()
      await expect(page).toHaveURL(/\/order\/trade/)
      await expect(page.getByRole('link', { name: words.other })).toBeVisible()
      await page.getByRole('link', { name: words.trade }).click()
      await expect(page).toHaveURL(/\/order\?template=store/)
    })
    await t.test('the wizard takes the order', () =>
      fillWizard(page, words, { business: 'Warung Voucher', slug, owner: OWNER, scheme: 'full' }),
    )
    await t.test('nothing is there before the money', async () => {
      assert.equal((await stage.house.fetch(`${slug}.ruko.localhost`, '/')).status, 404)
    })
    await t.test('paid whole, the shop opens by itself', async () => {
      await page.locator('a.btn-primary[href*="/invoices/"]').first().click()
      await page.getByRole('button', { name: words.pay }).click()
      await expect(page.locator('[role=img] svg')).toBeVisible()
      await pressAtSimulator(page)
      await expect(page.locator('body')).toContainText(words.paid, { timeout: 45_000 })
      await page.locator('a.btn-primary[href$="/thanks"]').click()
      await expect(page.getByRole('link', { name: words.open, exact: true })).toBeVisible({ timeout: 45_000 })
    })
    await t.test('visitors see a shop without goods yet, in its own name', async () => {
      const guest = await stage.visitor(options)
      const shown = await guest.page.goto(`${stage.site(slug)}/?lang=${lang}`)
      assert.equal(shown?.status(), 200)
      await expect(guest.page.locator('body')).toContainText('Warung Voucher')
      assert.equal((await guest.page.goto(`${stage.site(slug)}/products`))?.status(), 200)
      await guest.context.close()
    })
    await t.test('the owner signs in by the mailed link and sees the first steps', () =>
      beginsWork(stage, mails, { slug, lang, words, options }),
    )
  })
}

type Begun = { slug: string; lang: string; words: Words; options: typeof PHONE | typeof DESK }

async function beginsWork(stage: Stage, mails: readonly Mail[], { slug, lang, words, options }: Begun): Promise<void> {
  const link = await waitFor(async () =>
    mails
      .filter((mail) => mail.to.address === OWNER.email)
      .flatMap(({ text }) => text.match(/https?:\/\/\S+/g) ?? [])
      .find((url) => url.startsWith(stage.site(slug)) && new URL(url).pathname === '/set-password'),
  )
  const { page, context } = await stage.visitor(options)
  await page.goto(`${link}&lang=${lang}`)
  await page.locator('input[name=password]').fill(PASSWORD)
  await page.locator('form button[type=submit]').click()
  await expect(page).toHaveURL(/\/login/)
  await page.locator('input[name=email]').fill(OWNER.email)
  await page.locator('input[name=password]').fill(PASSWORD)
  await page.locator('form button[type=submit]').first().click()
  await expect(page).toHaveURL(/\/admin/)
  await expect(page.getByRole('heading', { name: words.first, exact: true })).toBeVisible()
  await expect(page.getByText(words.none, { exact: true })).toBeVisible()
  await page.getByRole('link', { name: words.product, exact: true }).click()
  await expect(page).toHaveURL(/\/admin\/products/)
  await page.waitForLoadState('networkidle')
  await context.close()
}
