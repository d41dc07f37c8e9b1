import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from '@playwright/test'
import { expect } from '../support/expect.ts'
import { openStage, OWNER, PHONE, pressAtSimulator, type Stage } from '../support/journey.ts'
import { fillOwner, fillWizard } from '../support/wizard.ts'

const BUYER = {
  name: 'Rangga Wiratama',
  email: 'rangga@garudajaya.contoh.id',
  whatsapp: '0812 0000 0001',
  address: 'Jl. Merpati 7, Magelang',
}

/** The words a person looks for, in both languages. */
const WORDS = {
  id: {
    order: 'Pesan situs',
    trade: /Bimbel TNI & POLRI/,
    next: 'Lanjut',
    send: 'Buat pesanan',
    continue: 'Lanjut bayar',
    paid: 'Lunas',
    status: 'Lihat status pesanan',
    preview: 'Lihat pratinjau',
    open: 'Buka situs',
    soon: /segera/i,
    off: 'Nonaktifkan situs',
    on: 'Aktifkan situs',
    closed: /nonaktif|tidak aktif/i,
    active: 'Aktif',
  },
  en: {
    order: 'Order a site',
    trade: /TNI & POLRI tutoring/,
    next: 'Continue',
    send: 'Place the order',
    continue: 'Continue to payment',
    paid: 'Paid',
    status: 'See the order’s status',
    preview: 'See the preview',
    open: 'Open the site',
    soon: /soon/i,
    off: 'Switch the site off',
    on: 'Switch the site on',
    closed: /not active|switched off|inactive/i,
    active: 'Active',
  },
} as const

for (const lang of ['id', 'en'] as const) {
  test(`the whole story on a phone (${lang})`, { timeout: 120_000 }, async (t) => {
    const stage = await openStage(t)
    const words = WORDS[lang]
    const slug = `garuda-jaya-${lang}`
    const { page } = await stage.visitor()

    await page.goto(`${stage.portal}/?lang=${lang}`)
    await page.getByRole('link', { name: words.order }).first().click()
    await page.getByRole('link', { name: words.trade }).click()
    await fillWizard(page, words, { business: 'Bimbel Garuda Jaya', slug, owner: BUYER, scheme: 'dp' })

    await t.test('nothing is at the address before money came', async () => {
      assert.equal((await stage.house.fetch(`${slug}.ruko.localhost`, '/')).status, 404)
    })

    await payOpenInvoice(stage, page, words)
    await expect(page.getByRole('link', { name: words.preview })).toBeVisible({ timeout: 45_000 })

    await t.test('the public sees "soon", the orderer the site itself', async () => {
      const stranger = await stage.visitor()
      await stranger.page.goto(`${stage.site(slug)}/?lang=${lang}`)
      await expect(stranger.page.locator('body')).toContainText(words.soon)
      await expect(stranger.page.locator('body')).toContainText('Bimbel Garuda Jaya')
      await stranger.context.close()
      const previewUrl = await page.getByRole('link', { name: words.preview }).getAttribute('href')
      const preview = await stage.visitor()
      const shown = await preview.page.goto(previewUrl!)
      assert.equal(shown?.headers()['x-robots-tag'], 'noindex, nofollow')
      await expect(preview.page.getByRole('heading', { level: 1 })).toContainText('Bimbel Garuda Jaya')
      await preview.context.close()
    })

    await payOpenInvoice(stage, page, words)
    await expect(page.getByRole('link', { name: words.open })).toBeVisible({ timeout: 45_000 })

    await t.test('the site is public, in its own colours', async () => {
      const guest = await stage.visitor()
      await guest.page.goto(`${stage.site(slug)}/`)
      await expect(guest.page.getByRole('heading', { level: 1 })).toContainText('Bimbel Garuda Jaya')
      const css = await (await stage.house.fetch(`${slug}.ruko.localhost`, '/brand.css')).text()
      const plain = await (await stage.house.fetch('ruko.localhost', '/brand.css')).text()
      assert.notEqual(css, plain)
      await guest.context.close()
    })

    await t.test('the owner sees it all in the console and switches the site off and on', async () => {
      const owner = await stage.visitor()
      await owner.page.goto(`${stage.portal}/console/orders?lang=${lang}`)
      await owner.page.locator('input[name=email]').fill(OWNER.email)
      await owner.page.locator('input[name=password]').fill(OWNER.password)
      await owner.page.locator('form button[type=submit]').first().click()
      await owner.page
        .getByRole('link', { name: /Bimbel Garuda Jaya/ })
        .filter({ visible: true })
        .first()
        .click()
      await expect(owner.page.locator('[role=status]', { hasText: /7 (dari|of) 7/ })).toBeVisible()
      await owner.page.locator('summary', { hasText: words.off }).click()
      await owner.page.locator('input[name=reason]').filter({ visible: true }).fill('Diminta pemilik bimbel')
      await owner.page.getByRole('button', { name: words.off, exact: true }).click()
      await expect(owner.page.getByRole('button', { name: words.on, exact: true })).toBeVisible()

      const guest = await stage.visitor()
      const off = await guest.page.goto(`${stage.site(slug)}/?lang=${lang}`)
      assert.equal(off?.status(), 503)
      assert.ok(off?.headers()['retry-after'])
      await expect(guest.page.locator('body')).toContainText(words.closed)
      await expect(guest.page.locator('body')).toContainText('Bimbel Garuda Jaya')
      assert.equal((await guest.page.goto(`${stage.site(slug)}/login`))?.status(), 200)

      await owner.page.getByRole('button', { name: words.on, exact: true }).click()
      await expect(owner.page.locator('summary', { hasText: words.off })).toBeVisible()
      assert.equal((await guest.page.goto(`${stage.site(slug)}/`))?.status(), 200)
      await guest.context.close()
      await owner.context.close()
    })
  })
}

test('ordering and paying work without JavaScript', { timeout: 60_000 }, async (t) => {
  const stage = await openStage(t)
  const { page } = await stage.visitor({ ...PHONE, javaScriptEnabled: false })
  const words = WORDS.id
  await page.goto(`${stage.portal}/order?template=tutoring`)
  await fillOrder(page, 'tanpa-skrip')
  await page.getByRole('button', { name: words.send }).click()
  await expect(page).toHaveURL(/\/orders\//)
  await page.locator('a[href*="/invoices/"]').first().click()
  await page.getByRole('button', { name: words.continue }).click()
  await expect(page.locator('[role=img] svg')).toBeVisible()
  await expect(page.locator('[role=timer]')).toBeVisible()
  await pressAtSimulator(page)
  await expect(async () => {
    await page.reload()
    await expect(page.locator('body')).toContainText(words.paid, { timeout: 500 })
  }).toPass({ timeout: 45_000 })

  await t.test('a taken address keeps everything that was typed and offers others', async () => {
    const other = await stage.visitor({ ...PHONE, javaScriptEnabled: false })
    await other.page.goto(`${stage.portal}/order?template=tutoring`)
    await fillOrder(other.page, 'tanpa-skrip')
    await other.page.getByRole('button', { name: words.send }).click()
    await expect(other.page.locator('input[name="owner.name"]')).toHaveValue('Rangga Wiratama')
    await expect(other.page.locator('input[name=slug]')).toHaveAttribute('aria-invalid', 'true')
    await other.page.locator('button[name=useSlug]').first().click()
    await expect(other.page).toHaveURL(/\/orders\//)
  })
})

type Words = (typeof WORDS)['id' | 'en']

async function fillOrder(page: Page, slug: string): Promise<void> {
  await page.locator('#package-basic').check()
  await page.locator('input[name=businessName]').fill('Bimbel Garuda Jaya')
  await page.locator('input[name=slug]').fill(slug)
  await fillOwner(page, BUYER)
  await page.locator('#scheme-dp').check()
  await page.locator('input[name=consent]').check()
}

/** From the order's page: opens the invoice, pays it at the simulator, and watches the page turn by itself. */
async function payOpenInvoice(stage: Stage, page: Page, words: Words): Promise<void> {
  await page.locator('a.btn-primary[href*="/invoices/"]').first().click()
  await page.getByRole('button', { name: words.continue }).click()
  await expect(page.locator('[role=img] svg')).toBeVisible()
  await pressAtSimulator(page)
  // No reload: the page hears of the payment.
  await expect(page.locator('body')).toContainText(words.paid, { timeout: 45_000 })
  await page.locator('a.btn-primary[href$="/thanks"]').click()
  await expect(page).toHaveURL(new RegExp(`${stage.portal}/orders/.*/thanks$`))
  await page.getByRole('link', { name: words.status, exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`${stage.portal}/orders/[^/]+$`))
}
