import assert from 'node:assert/strict'
import { before, test, type TestContext } from 'node:test'
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { expect } from '../support/expect.ts'
import { DESK, openStage, PHONE, pressAtSimulator } from '../support/journey.ts'

/* Ordering as people do it: with a logo and in one go, and begun on one device and finished on another. */

const WORDS = {
  id: {
    next: 'Lanjut',
    send: 'Buat pesanan',
    continue: 'Lanjut bayar',
    paid: 'Lunas',
    free: 'Alamat ini masih kosong.',
    saved: /^Tersimpan \d\d\.\d\d WIB$/,
    device: 'Pindah perangkat',
    load: 'Muat yang terbaru',
    change: 'Ubah Usaha',
    received: /Pembayaran Rp.2\.499\.000 sudah kami terima/,
    deposit: /DP Rp.1\.250\.000 sudah kami terima/,
    status: 'Lihat status pesanan',
    preview: 'Lihat pratinjau',
    open: 'Buka situs',
    typo: 'Ya, pakai',
    missing: 'Wajib diisi.',
  },
  en: {
    next: 'Continue',
    send: 'Place the order',
    continue: 'Continue to payment',
    paid: 'Paid',
    free: 'This address is free.',
    saved: /^Saved \d\d:\d\d WIB$/,
    device: 'Switch device',
    load: 'Load the newest',
    change: 'Change Business',
    received: /We have received your payment of Rp.2\.499\.000/,
    deposit: /We have received your deposit of Rp.1\.250\.000/,
    status: 'See the order’s status',
    preview: 'See the preview',
    open: 'Open the site',
    typo: 'Yes, use it',
    missing: 'This is required.',
  },
} as const
type Lang = keyof typeof WORDS
type Words = (typeof WORDS)[Lang]

const SIZES = { phone: PHONE, desk: DESK } as const
let logo: Buffer
before(async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><rect width="300" height="300" fill="#0a6b42"/><circle cx="150" cy="150" r="70" fill="#ffd23f"/></svg>'
  logo = await sharp(Buffer.from(svg)).png().toBuffer()
})

const WAYS = [
  { lang: 'id', size: 'phone' },
  { lang: 'en', size: 'desk' },
] as const
for (const { lang, size } of WAYS)
  test(`an order paid in full, with a logo (${lang}, ${size})`, { timeout: 120_000 }, (t) => payInFull(t, lang, size))

const MOVES = [
  { lang: 'id', from: 'phone', to: 'desk' },
  { lang: 'en', from: 'desk', to: 'phone' },
] as const
for (const { lang, from, to } of MOVES)
  test(`a DP order begun on the ${from}, continued on the ${to} (${lang})`, { timeout: 150_000 }, (t) =>
    changeDevice(t, lang, from, to),
  )

test('without JavaScript an order can be put aside, gone on with, and priced anew', { timeout: 90_000 }, async (t) => {
  const stage = await openStage(t)
  const first = await stage.visitor({ ...PHONE, javaScriptEnabled: false })
  await first.page.goto(`${stage.portal}/order?template=tutoring&package=basic`)
  await first.page.locator('input[name=businessName]').fill('Bimbel Tanpa Skrip')
  await first.page.locator('input[name=logo]').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: logo })
  await first.page.getByRole('button', { name: 'Simpan dan lanjutkan nanti', exact: true }).click()
  await expect(first.page).toHaveURL(/draft=/)
  const link = (await first.page.locator('[data-draft-url]').textContent())!.trim()

  const { page } = await stage.visitor({ ...DESK, javaScriptEnabled: false })
  await page.goto(link)
  await expect(page.locator('input[name=businessName]')).toHaveValue('Bimbel Tanpa Skrip')
  await page.locator('#palette-logo').check()
  await page.locator('input[name=slug]').fill('tanpa-skrip-lanjut')
  await fillOwner(page, 'rangga@contoh.id')
  await page.locator('#scheme-dp').check()
  await page.locator('input[name=consent]').check()

  await t.test('the one who was slower is told, and may save over it knowingly', async () => {
    await page.getByRole('button', { name: 'Simpan dan lanjutkan nanti', exact: true }).click()
    await expect(page).toHaveURL(/saved/)
    await first.page.locator('input[name=tagline]').fill('Dari perangkat pertama')
    await first.page.getByRole('button', { name: 'Simpan dan lanjutkan nanti', exact: true }).click()
    await expect(first.page.getByRole('alert').first()).toContainText('sudah diubah di tempat lain')
    await expect(first.page.locator('input[name=tagline]')).toHaveValue('Dari perangkat pertama')
  })

  await t.test('a price that has changed is said, and the new one is asked for', async () => {
    await page.goto(link)
    await page.locator('input[name=consent]').check()
    await page.locator('input[name="price.basic"]').evaluate((field: HTMLInputElement) => (field.value = '499000'))
    await page.getByRole('button', { name: 'Buat pesanan', exact: true }).click()
    await expect(page.getByRole('alert').first()).toContainText(
      /Harga paket Basic baru saja berubah menjadi Rp.999\.000/,
    )
    await expect(page.locator('input[name="owner.name"]')).toHaveValue('Rangga Wiratama')
    await page.getByRole('button', { name: 'Buat pesanan', exact: true }).click()
    await expect(page).toHaveURL(/\/orders\/[^/]+$/)
  })
})

async function payInFull(t: TestContext, lang: Lang, size: keyof typeof SIZES): Promise<void> {
  const stage = await openStage(t)
  const words = WORDS[lang]
  const { page } = await stage.visitor(SIZES[size])
  await page.goto(`${stage.portal}/order?template=tutoring&package=pro&lang=${lang}`)
  await press(page, words.next)
  await page.getByRole('button', { name: words.next, exact: true }).click()
  await expect(page.locator('#f-businessName-error')).toHaveText(words.missing)
  await expect(page.locator('input[name=businessName]')).toBeFocused()
  await page.locator('input[name=businessName]').fill('Bimbel Garuda Jaya')
  await page.locator('input[name=tagline]').fill('Disiplin hari ini, lolos esok hari')
  await expect(page.locator('input[name=slug]')).toHaveValue('garuda-jaya')
  await expect(page.locator('[data-verdict="slug"]')).toContainText(words.free)
  await press(page, words.next)
  await chooseLogo(page)
  await expect(page.locator('[data-draft-state]')).toHaveText(words.saved)
  await page.locator('[data-preview]').scrollIntoViewIfNeeded()
  await expect(framed(page).locator('h1')).toContainText('Bimbel Garuda Jaya', { timeout: 45_000 })
  await expect(framed(page).locator('body')).toContainText('Disiplin hari ini, lolos esok hari', { timeout: 45_000 })
  await press(page, words.next)
  await fillOwner(page, 'rangga@gmial.com')
  await page.locator('input[name="owner.email"]').blur()
  await page.getByRole('button', { name: words.typo, exact: true }).click()
  await expect(page.locator('input[name="owner.email"]')).toHaveValue('rangga@gmail.com')
  await press(page, words.next)
  await page.locator('label', { has: page.locator('#scheme-full') }).click()
  await press(page, words.next)

  // From the summary one may go back, change something, and is led to the summary again.
  await page.getByRole('button', { name: words.change, exact: true }).click()
  await page.locator('input[name=businessName]').fill('Bimbel Garuda Raya')
  await press(page, words.next)
  await expect(page.locator('p[data-echo=businessName]').filter({ visible: true }).first()).toHaveText(
    'Bimbel Garuda Raya',
  )
  await page.locator('input[name=consent]').check()
  await page.getByRole('button', { name: words.send, exact: true }).click()
  await expect(page).toHaveURL(/\/orders\/[^/]+$/)

  await payOpenInvoice(page, words)
  await expect(page.locator('header [role=status]')).toContainText(words.received, { timeout: 45_000 })
  await expect(page.locator('section [role=status]')).toContainText(/7 (dari|of) 7/, { timeout: 45_000 })
  await expect(page.getByRole('link', { name: words.open, exact: true })).toBeVisible({ timeout: 45_000 })

  await t.test('the site has the logo, the tagline and the colours of the logo', async () => {
    const guest = await stage.visitor(SIZES[size])
    await guest.page.goto(`${stage.site('garuda-jaya')}/`)
    await expect(guest.page.locator('body')).toContainText('Disiplin hari ini, lolos esok hari')
    await expect(guest.page.getByRole('heading', { level: 1 })).toContainText('Bimbel Garuda Raya')
    const mark = await stage.house.fetch('garuda-jaya.ruko.localhost', '/brand/mark')
    assert.match(mark.headers.get('content-type') ?? '', /^image\/(webp|png)$/)
    const { dominant } = await sharp(Buffer.from(await mark.arrayBuffer())).stats()
    assert.ok(dominant.g > dominant.r && dominant.g > dominant.b, 'the sign is the green logo')
    await guest.context.close()
  })
}

async function changeDevice(
  t: TestContext,
  lang: Lang,
  from: keyof typeof SIZES,
  to: keyof typeof SIZES,
): Promise<void> {
  const stage = await openStage(t)
  const words = WORDS[lang]
  const first = await stage.visitor(SIZES[from])
  await first.page.goto(`${stage.portal}/order?template=tutoring&package=pro&lang=${lang}`)
  await press(first.page, words.next)
  await first.page.locator('input[name=businessName]').fill('Bimbel Merdeka')
  await expect(first.page.locator('[data-verdict="slug"]')).toContainText(words.free)
  await press(first.page, words.next)
  await first.page.locator('label', { has: first.page.locator('#palette-rimba') }).click()
  await saved(first.page, (fields) => fields.palette === 'rimba')
  await first.page.getByText(words.device, { exact: true }).click()
  const link = (await first.page.locator('[data-draft-url]').textContent())!.trim()
  await expect(first.page.locator('[data-draft-code]')).toBeVisible()

  const second = await stage.visitor(SIZES[to])
  const { page } = second
  await page.goto(`${link}&lang=${lang}`)
  await expect(page.locator('#palette-rimba')).toBeChecked()
  await expect(page.locator('#palette-rimba')).toBeVisible()
  await page.locator('label', { has: page.locator('#palette-marun') }).click()
  await saved(page, (fields) => fields.palette === 'marun')

  await t.test('the device that was left hears of it, and loses nothing that was typed', async () => {
    await expect(first.page.getByRole('button', { name: words.load, exact: true })).toBeVisible({ timeout: 45_000 })
    await first.page.locator('input[name=tagline]').evaluate((field: HTMLInputElement) => {
      field.value = 'Ditulis di perangkat pertama'
      field.dispatchEvent(new Event('input', { bubbles: true }))
    })
    await first.page.getByRole('button', { name: words.load, exact: true }).click()
    await expect(first.page.locator('#palette-marun')).toBeChecked()
    await saved(first.page, (fields) => fields.tagline === 'Ditulis di perangkat pertama' && fields.palette === 'marun')
    await expect(page.getByRole('button', { name: words.load, exact: true })).toBeVisible({ timeout: 45_000 })
    await page.getByRole('button', { name: words.load, exact: true }).click()
    await expect(page.locator('input[name=tagline]')).toHaveValue('Ditulis di perangkat pertama')
  })

  await press(page, words.next)
  await fillOwner(page, 'rangga@merdeka.contoh.id')
  await press(page, words.next)
  await page.locator('label', { has: page.locator('#scheme-dp') }).click()
  await press(page, words.next)
  await page.locator('input[name=consent]').check()
  await page.getByRole('button', { name: words.send, exact: true }).click()
  await expect(page).toHaveURL(/\/orders\/[^/]+$/)
  const status = page.url()

  await payOpenInvoice(page, words)
  await expect(page.locator('header [role=status]')).toContainText(words.deposit, { timeout: 45_000 })
  await expect(page.getByRole('link', { name: words.preview, exact: true })).toBeVisible({ timeout: 45_000 })

  await t.test('the link now leads to the order', async () => {
    await first.page.goto(link)
    await expect(first.page).toHaveURL(status.replace(/\?.*/, ''))
  })

  await page.getByRole('link', { name: words.status, exact: true }).click()
  await payOpenInvoice(page, words)
  await expect(page.getByRole('link', { name: words.open, exact: true })).toBeVisible({ timeout: 45_000 })
  assert.equal((await stage.house.fetch('merdeka.ruko.localhost', '/')).status, 200)
}

/** The step's own button; the step after it is there when this returns. */
async function press(page: Page, name: string): Promise<void> {
  const before = await page.locator('form[data-wizard]').getAttribute('data-at')
  await page.getByRole('button', { name, exact: true }).click()
  await expect(page.locator('form[data-wizard]')).not.toHaveAttribute('data-at', before!)
}

function framed(page: Page) {
  return page.locator('[data-preview-frame]').last().contentFrame()
}

async function chooseLogo(page: Page): Promise<void> {
  const answered = page.waitForResponse((response) => response.url().endsWith('/api/v1/files/images'))
  await page.locator('[data-logo-file]').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: logo })
  assert.equal((await answered).status(), 201)
  await expect(page.locator('#palette-logo')).toBeChecked()
  await saved(page, (fields) => fields.palette === 'logo' && fields.logoId !== '')
}

async function fillOwner(page: Page, email: string): Promise<void> {
  await page.locator('input[name="owner.name"]').fill('Rangga Wiratama')
  await page.locator('input[name="owner.email"]').fill(email)
  await page.locator('input[name="owner.whatsapp"]').fill('0812 0000 0001')
  await page.locator('textarea[name="owner.address"]').fill('Jl. Merpati 7, Magelang')
}

/** Waits until the server has what was typed. */
async function saved(page: Page, enough: (fields: Record<string, string>) => boolean): Promise<void> {
  await expect(async () => {
    const token = await page.locator('[data-draft-token]').inputValue()
    assert.ok(token)
    const fields = await page.evaluate(
      async (path) => (await (await fetch(path)).json()).fields,
      `/api/v1/drafts/${token}`,
    )
    assert.ok(enough(fields as Record<string, string>))
  }).toPass({ timeout: 45_000 })
}

/** From the order's page: opens the invoice, pays it at the simulator, and goes on to the thanks. */
async function payOpenInvoice(page: Page, words: Words): Promise<void> {
  await page.locator('a.btn-primary[href*="/invoices/"]').first().click()
  await page.getByRole('button', { name: words.continue }).click()
  await expect(page.locator('[role=img] svg')).toBeVisible()
  await pressAtSimulator(page)
  await expect(page.locator('body')).toContainText(words.paid, { timeout: 45_000 })
  await page.locator('a.btn-primary[href$="/thanks"]').click()
  await expect(page).toHaveURL(/\/thanks$/)
}
