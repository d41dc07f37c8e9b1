import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import type { Page } from '@playwright/test'
import type { Mail } from '#services/notifications/index.ts'
import { expect } from '../support/expect.ts'
import { openStage, OWNER, PHONE, type Stage } from '../support/journey.ts'
import { payInvoice, placeOrder, reached } from '../support/story.ts'
import { waitFor } from '../support/wait.ts'

/* The owner looks after orders in the console, and the buyer follows from the order's own page. */

const WORDS = {
  id: {
    orders: 'Pesanan',
    filters: 'Saringan',
    apply: 'Terapkan',
    status: 'Status',
    inProgress: 'Dalam Pengerjaan',
    payment: 'DP dibayar',
    csv: 'Unduh CSV',
    write: 'Tulis pesan',
    send: 'Kirim pesan',
    answer: 'Balas ke Rangga Wiratama',
    unread: 'pesanan dengan pesan belum dibaca',
    seen: 'Dibaca',
    receipt: /^Unduh kuitansi RK-/,
    mine: 'Pesanan saya',
    email: 'Email',
    ask: 'Kirim tautan masuk',
    check: 'Periksa email Anda',
  },
  en: {
    orders: 'Orders',
    filters: 'Filters',
    apply: 'Apply',
    status: 'Status',
    inProgress: 'In progress',
    payment: 'Deposit paid',
    csv: 'Download CSV',
    write: 'Write a message',
    send: 'Send message',
    answer: 'Answer Rangga Wiratama',
    unread: 'orders with unread messages',
    seen: 'Seen',
    receipt: /^Download the receipt of RK-/,
    mine: 'My orders',
    email: 'Email',
    ask: 'Send the sign-in link',
    check: 'Check your email',
  },
} as const

const DESK = { viewport: { width: 1280, height: 800 } }
const OTHER = {
  name: 'Dewi Larasati',
  email: 'dewi@contoh.id',
  whatsapp: '0813 1111 0002',
  address: 'Jl. Kenanga 3, Solo',
}
const QUESTION = 'Kapan situs kami tampil untuk umum?'
const ANSWER = 'Begitu pelunasannya masuk, situsnya langsung terbuka.'

for (const [lang, size] of [
  ['id', DESK],
  ['en', PHONE],
] as const) {
  test(`the console and the order's own page (${lang}, ${size.viewport.width} px)`, { timeout: 120_000 }, async (t) => {
    const stage = await openStage(t)
    const mails: Mail[] = []
    stage.house.house.ports.mailer = { send: async (mail) => void mails.push(mail) }
    const words = WORDS[lang]
    const email = `rangga-${lang}@contoh.id`
    const order = await orderWithDeposit(stage, email)
    await placeOrder(stage.house, 'bimbel-lain', { businessName: 'Bimbel Lain', owner: OTHER })

    const { page: buyer } = await stage.visitor(size)
    await buyer.goto(`${stage.portal}/orders/${order.token}?lang=${lang}`)
    await buyer.getByLabel(words.write, { exact: true }).fill(QUESTION)
    await buyer.getByRole('button', { name: words.send, exact: true }).click()
    await expect(buyer.getByText(QUESTION, { exact: true })).toBeVisible()

    const { page: owner } = await stage.visitor(size)
    await t.test('the home page says that somebody waits', async () => {
      await signIn(owner, `${stage.portal}/console?lang=${lang}`)
      await owner.getByRole('link', { name: `1 ${words.unread}`, exact: true }).click()
      await expect(owner).toHaveURL(/attention=message/)
      await expect(rows(owner)).toHaveCount(1)
    })

    await t.test('filters stand in the address and narrow the list', async () => {
      await owner.goto(`${stage.portal}/console/orders`)
      await expect(rows(owner)).toHaveCount(2)
      if (size === PHONE) await owner.getByText(words.filters, { exact: true }).click()
      await owner.getByLabel(words.status, { exact: true }).selectOption({ label: words.inProgress })
      await expect(owner).toHaveURL(/status=in_progress/)
      await expect(rows(owner)).toHaveCount(1)
      await owner.getByRole('searchbox').fill('tidak ada yang begini')
      await owner.getByRole('button', { name: words.apply, exact: true }).click()
      await expect(rows(owner)).toHaveCount(0)
      await owner.goto(`${stage.portal}/console/orders?q=${encodeURIComponent('0812 0000')}&payment=some`)
      await expect(rows(owner)).toHaveCount(1)
      const [table] = await Promise.all([
        owner.waitForEvent('download'),
        owner.getByRole('link', { name: words.csv, exact: true }).click(),
      ])
      const lines = (await readFile(await table.path(), 'utf8')).trim().split('\r\n')
      assert.equal(lines.length, 2, 'the table has the filtered orders')
      assert.match(lines[1]!, new RegExp(email))
    })

    await t.test('the owner answers, and the buyer sees it without reloading and without losing a word', async () => {
      await rows(owner).first().click()
      await expect(owner.getByText(QUESTION, { exact: true })).toBeVisible()
      // Being looked at is told to the buyer at once.
      await expect(buyer.getByText(words.seen, { exact: true })).toBeVisible()
      await buyer.getByLabel(words.write, { exact: true }).fill('Sedang saya tulis')
      await owner.getByLabel(words.answer, { exact: true }).fill(ANSWER)
      await owner.getByRole('button', { name: words.send, exact: true }).click()
      await expect(buyer.getByText(ANSWER, { exact: true })).toBeVisible({ timeout: 45_000 })
      await expect(buyer.getByLabel(words.write, { exact: true })).toHaveValue('Sedang saya tulis')
      await expect(owner.getByLabel(words.answer, { exact: true })).toHaveValue('')
      await buyer.getByText(ANSWER, { exact: true }).scrollIntoViewIfNeeded()
      await expect(owner.getByText(words.seen, { exact: true })).toBeVisible({ timeout: 45_000 })
      await waitFor(async () => mails.some(({ to, text }) => to.address === email && text.includes(ANSWER)))
    })

    await t.test('both have the receipt', async () => {
      for (const page of [owner, buyer]) {
        const [paper] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('link', { name: words.receipt }).click(),
        ])
        assert.match(paper.suggestedFilename(), /^KW-.+\.pdf$/)
        assert.equal((await readFile(await paper.path())).subarray(0, 5).toString('latin1'), '%PDF-')
      }
    })

    await t.test('the buyer finds the order again by a mailed link, and the console stays closed', async () => {
      const { page } = await stage.visitor(size)
      await page.goto(`${stage.portal}/orders?lang=${lang}`)
      await page.getByLabel(words.email, { exact: true }).fill(email)
      await page.getByRole('button', { name: words.ask, exact: true }).click()
      await expect(page.getByText(words.check, { exact: true })).toBeVisible()
      const link = await waitFor(async () =>
        mails.map(({ text }) => /http\S+\/sign-in\?\S+/.exec(text)?.[0]).find(Boolean),
      )
      await page.goto(link)
      await page.locator('form button[type=submit]').first().click()
      await expect(page).toHaveURL(`${stage.portal}/orders`)
      await expect(page.getByRole('heading', { name: words.mine, exact: true })).toBeVisible()
      await expect(page.getByRole('link', { name: 'Bimbel Garuda Jaya', exact: true })).toHaveCount(1)
      await expect(page.getByText('Bimbel Lain', { exact: true })).toHaveCount(0)
      assert.equal((await page.goto(`${stage.portal}/console/orders`))?.status(), 403)
      await page.goto(`${stage.portal}/orders`)
      await page.getByRole('link', { name: 'Bimbel Garuda Jaya', exact: true }).click()
      await expect(page).toHaveURL(`${stage.portal}/orders/${order.token}`)
    })
  })
}

async function orderWithDeposit(stage: Stage, email: string) {
  const owner = { name: 'Rangga Wiratama', email, whatsapp: '0812 0000 0001', address: 'Jl. Merpati 7, Magelang' }
  const order = await placeOrder(stage.house, 'bimbel-jaya', { businessName: 'Bimbel Garuda Jaya', owner })
  await payInvoice(stage.house, order.invoiceToken)
  await reached(stage.house, order, 'in_progress')
  return order
}

/** The orders of the list as they are shown at this width. */
function rows(page: Page) {
  return page.locator('main a[href^="/console/orders/"]').filter({ visible: true })
}

async function signIn(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.locator('input[name=email]').fill(OWNER.email)
  await page.locator('input[name=password]').fill(OWNER.password)
  await page.locator('form button[type=submit]').first().click()
  await expect(page).toHaveURL(/\/console/)
}
