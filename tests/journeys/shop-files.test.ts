import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import type { Page } from '@playwright/test'
import { cart, openShop } from '#verticals/store/testing.ts'
import { calm } from '../support/axe.ts'
import { button, buyerOf, deskOf, open, sold, WAYS } from '../support/counter.ts'
import { expect } from '../support/expect.ts'
import { openStage } from '../support/journey.ts'

/* A file is uploaded, sold, loaded as often as it may be, opened again by staff, and taken out of sale. */

const WORDS = {
  id: {
    upload: 'Unggah berkas',
    next: 'Unggah versi baru',
    retire: 'Tarik',
    retired: 'Ditarik',
    prepare: 'Siapkan unduhan',
    load: 'Unduh berkas',
    left: (count: number) => `${count} unduhan tersisa`,
    usedUp: /Jatah unduhmu sudah habis/,
    again: 'Buka unduhan lagi',
    reason: 'Alasan',
    opened: 'Unduhan dibuka lagi. Pembeli langsung melihatnya.',
    deskLeft: (count: number) => `Sisa unduhan: ${count} ·`,
    event: 'Jatah unduh dibuka lagi',
  },
  en: {
    upload: 'Upload the file',
    next: 'Upload a new version',
    retire: 'Retire',
    retired: 'Retired',
    prepare: 'Prepare download',
    load: 'Download file',
    left: (count: number) => `${count} downloads left`,
    usedUp: /Your downloads are used up/,
    again: 'Open the downloads again',
    reason: 'Reason',
    opened: 'The downloads are open again. The buyer sees it at once.',
    deskLeft: (count: number) => `Downloads left: ${count} ·`,
    event: 'Downloads opened again',
  },
} as const

const FIRST = Buffer.from('%PDF-1.7 Resep dapur rahasia, cetakan pertama')
const SECOND = Buffer.from('%PDF-1.7 Resep dapur rahasia, cetakan kedua')

test('a file is sold, loaded, opened again and retired', { timeout: 180_000 }, async (t) => {
  const stage = await openStage(t)
  for (const way of WAYS) {
    await t.test(`${way.lang}, ${way.screen}`, async (inner) => {
      const words = WORDS[way.lang]
      const shop = await openShop(stage.house, `berkas-${way.screen}`)
      const goods = await shop.stock(0, { kind: 'file', variant: { download_limit: 2, download_days: 7 } })
      const desk = await deskOf(stage, shop, way)
      const editor = `${stage.site(shop.tenant.slug)}/admin/products/${goods.productId}`
      const upload = (name: string, buffer: Buffer) =>
        desk.getByLabel(name, { exact: true }).setInputFiles({
          name: 'resep.pdf',
          mimeType: 'application/pdf',
          buffer,
        })
      await inner.test('the owner uploads it', async () => {
        await open(desk, editor)
        await upload(words.upload, FIRST)
        await expect(desk.getByRole('link', { name: 'resep.pdf', exact: true })).toHaveCount(1)
        await calm(desk)
      })
      const { token, id } = await sold(shop, cart(goods.variantId))
      const buyer = await buyerOf(stage, shop, way)
      await inner.test('the buyer loads it twice and is then told', async () => {
        await buyer.goto(`${stage.site(shop.tenant.slug)}/track/${token}`)
        await expect(buyer.getByText(words.left(2))).toBeVisible()
        await calm(buyer)
        for (const left of [1, 0]) {
          assert.deepEqual(await loaded(buyer, words), FIRST)
          await expect(buyer.getByText(words.left(left))).toBeVisible()
          await buyer.goto(buyer.url().replace(/#.*/, ''))
        }
        await button(buyer, words.prepare).click()
        await expect(buyer.getByText(words.usedUp)).toBeVisible()
        await calm(buyer)
      })
      await inner.test('staff opens the downloads again, with a reason', async () => {
        await open(desk, `${stage.site(shop.tenant.slug)}/admin/orders/${id}`)
        await expect(desk.getByText(words.deskLeft(0))).toBeVisible()
        await desk.getByText(words.again, { exact: true }).filter({ visible: true }).first().click()
        await desk
          .getByRole('textbox', { name: words.reason, exact: true })
          .filter({ visible: true })
          .fill('Ponsel baru')
        await button(desk, words.again).click()
        await expect(desk.getByText(words.opened, { exact: true })).toBeVisible()
        await expect(desk.getByText(words.deskLeft(2))).toBeVisible()
        await expect(desk.getByText(words.event, { exact: true })).toBeVisible()
        await calm(desk)
        await buyer.goto(`${stage.site(shop.tenant.slug)}/track/${token}`)
        assert.deepEqual(await loaded(buyer, words), FIRST)
      })
      await inner.test('the next version is for the next buyer; the first one keeps what they bought', async () => {
        await open(desk, editor)
        await upload(words.next, SECOND)
        await expect(desk.getByRole('link', { name: 'resep.pdf', exact: true })).toHaveCount(2)
        await expect(desk.getByText(words.retired, { exact: true })).toHaveCount(1)
        const next = await sold(shop, cart(goods.variantId))
        await buyer.goto(`${stage.site(shop.tenant.slug)}/track/${next.token}`)
        assert.deepEqual(await loaded(buyer, words), SECOND)
        await buyer.goto(`${stage.site(shop.tenant.slug)}/track/${token}`)
        assert.deepEqual(await loaded(buyer, words), FIRST)
      })
      await inner.test('a retired file is sold to nobody, and its page says so', async () => {
        await button(desk, words.retire).click()
        await expect(desk.getByText(words.retired, { exact: true })).toHaveCount(2)
        await calm(desk)
        const refused = await shop.order(cart(goods.variantId))
        assert.equal(((await refused.json()) as { code: string }).code, 'sold-out')
        const [row] = await shop.world.sql('select slug from store.products where id = $1', [goods.productId])
        await buyer.goto(`${stage.site(shop.tenant.slug)}/products/${row!.slug as string}`)
        await expect(buyer.locator('#kabari')).toBeVisible()
        await calm(buyer)
      })
      await Promise.all([desk.context().close(), buyer.context().close()])
    })
  }
})

type Words = (typeof WORDS)['id' | 'en']

/** Asks for a link and loads what it leads to. */
async function loaded(page: Page, words: Words): Promise<Buffer> {
  await button(page, words.prepare).click()
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: words.load, exact: true }).click()
  return readFile(await (await coming).path())
}
