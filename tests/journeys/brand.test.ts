import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from '@playwright/test'
import { pino } from 'pino'
import { openStaticFiles } from '#kernel/http/static.ts'
import { SHIELD } from '#services/files/testing.ts'
import { modules } from '../../src/modules.ts'
import { builtPages, CLIENT_FILES } from '../../src/render.ts'
import { openBrowser } from '../support/browser.ts'
import { expect } from '../support/expect.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { open, PHONE } from '../support/journey.ts'
import { waitFor } from '../support/wait.ts'
import { openTradeSite, type Site } from '../support/world.ts'

/*
 * A brand is edited, looked at and published; visitors of two web processes see it at once. Both keep the page in
 * memory before, which its x-request-id tells: a page that is answered from memory has that of its first answer.
 */

const WORDS = {
  id: {
    fromLogo: 'Ambil dari logo',
    remove: 'Hapus logo',
    tagline: 'Slogan',
    preview: 'Pratinjau',
    publish: 'Tampilkan',
    shown: /sudah tampil/,
    saved: /Draf disimpan/,
    save: 'Simpan draf',
    back: /Kembalikan/,
    gone: /Draf dibuang/,
  },
  en: {
    fromLogo: 'Take from the logo',
    remove: 'Remove logo',
    tagline: 'Tagline',
    preview: 'Preview',
    publish: 'Publish',
    shown: /now shown/,
    saved: /draft is saved/,
    save: 'Save draft',
    back: /Go back/,
    gone: /draft is gone/,
  },
} as const
const DESK = { viewport: { width: 1280, height: 800 } }
const [NAVY, FIRST] = ['#1c2f5e', '#0f4c4a']

const parts = {
  render: await builtPages(pino({ enabled: false })),
  files: openStaticFiles(CLIENT_FILES),
  worker: false,
}
const house = await openHouse(parts)
const second = await openHouse({ ...parts, database: house.database, filesFolder: house.filesFolder })
const browser = await openBrowser()
after(async () => {
  await browser.close()
  await second.close()
  await house.close()
})
const tutoring = modules.find(({ name }) => name === 'tutoring')!

for (const lang of ['id', 'en'] as const) {
  for (const [device, options] of Object.entries({ phone: PHONE, desk: DESK })) {
    test(`brand: edit, preview, publish (${lang}, ${device})`, { timeout: 90_000 }, async () => {
      const words = WORDS[lang]
      const site = await openTradeSite(house, tutoring, `merek-${lang}-${device}`)
      const { host } = site.tenant
      const page = await signedIn(site, options)
      const remembered = [await keptPage(house, host), await keptPage(second, host)]
      assert.equal(await primaryOf(second, host), FIRST)

      await open(page, `${addressOf(site)}/admin/brand?lang=${lang}`)
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: SHIELD })
      await expect(page.getByRole('button', { name: words.remove })).toBeVisible()
      await page.getByRole('button', { name: words.fromLogo }).click()
      await expect(page.locator('input[name=primary]')).toHaveValue(NAVY)
      await page.getByLabel(words.tagline).fill('Belajar tekun, naik kelas')
      await page.getByRole('button', { name: words.preview }).click()

      await page.waitForURL('**/admin/brand/preview')
      const front = page.frameLocator('iframe').first()
      await expect(front.locator('h1')).toBeVisible()
      await expect.poll(() => colourOf(front.locator(':root'))).toBe(NAVY)
      for (const process of [house, second]) assert.equal(await primaryOf(process, host), FIRST)
      assert.deepEqual([await idOf(house, host), await idOf(second, host)], remembered, 'a draft changes no page')

      await page.getByRole('button', { name: words.publish }).click()
      await expect(page.getByText(words.shown)).toBeVisible()
      for (const [index, process] of [house, second].entries()) {
        await waitFor(async () => (await idOf(process, host)) !== remembered[index], 4_000)
        assert.equal(await primaryOf(process, host), NAVY)
        const mark = await process.fetch(host, '/brand/mark')
        assert.equal(mark.headers.get('content-type'), 'image/webp')
      }
      const visitor = await (await browser.newContext(options)).newPage()
      await visitor.goto(`${addressOf(site, second)}/?lang=${lang}`)
      assert.equal(await colourOf(visitor.locator(':root')), NAVY)
    })
  }
}

test('a draft is kept, told, and dropped again', { timeout: 60_000 }, async () => {
  const words = WORDS.id
  const site = await openTradeSite(house, tutoring, 'merek-draf')
  const page = await signedIn(site, PHONE)
  await open(page, `${addressOf(site)}/admin/brand`)
  await page.locator('input[name=primary]').fill('biru')
  await page.getByRole('button', { name: words.save }).click()
  await expect(page.getByText('Tulis warna sebagai #rrggbb.')).toBeVisible()
  await expect(page.locator('input[name=primary]')).toHaveValue('biru')
  await page.locator('input[name=primary]').fill('#0b5c3f')
  await page.getByRole('button', { name: words.save }).click()
  await expect(page.getByText(words.saved)).toBeVisible()
  await page.reload()
  await expect(page.locator('input[name=primary]')).toHaveValue('#0b5c3f')
  await page.getByRole('button', { name: words.back }).click()
  await expect(page.getByText(words.gone)).toBeVisible()
  await expect(page.locator('input[name=primary]')).toHaveValue(FIRST)
})

test('nobody but who may edit the brand sees its draft', async () => {
  const site = await openTradeSite(house, tutoring, 'merek-rahasia')
  const draft = {
    tagline: '',
    logoId: null,
    primary: NAVY,
    accent: '#c8202f',
    radius: null,
    font: 'jakarta',
    mode: 'light',
  }
  await site.world.call('branding.saveDraft', draft)
  const seen = (cookie: string) => primaryOf(house, site.tenant.host, '?draft=1', cookie)
  assert.equal(await seen(`ruko=${site.ownerToken}`), NAVY)
  const staff = await house.owner(site.tenant, ['staff'])
  for (const cookie of ['', staff.cookie]) assert.equal(await seen(cookie), FIRST)
})

async function signedIn({ tenant, ownerToken }: Site, options: object): Promise<Page> {
  const context = await browser.newContext(options)
  await context.addCookies([{ name: 'ruko', value: ownerToken, domain: tenant.host, path: '/' }])
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  return page
}

function addressOf({ tenant }: Site, at: TestHouse = house): string {
  return `http://${tenant.host}:${at.listening.port}`
}

/** The x-request-id of the front page, once it is answered from memory. */
async function keptPage(at: TestHouse, host: string): Promise<string | null> {
  const id = await idOf(at, host)
  assert.equal(await idOf(at, host), id, 'the front page is kept')
  return id
}

async function idOf(at: TestHouse, host: string): Promise<string | null> {
  const answer = await at.fetch(host, '/')
  assert.equal(answer.status, 200)
  await answer.body?.cancel()
  return answer.headers.get('x-request-id')
}

/** The main colour that the site's style sheet brings. */
async function primaryOf(at: TestHouse, host: string, search = '', cookie = ''): Promise<string | undefined> {
  const sheet = await at.fetch(host, `/brand.css${search}`, { headers: { cookie } })
  return /--color-primary:(#\w+)/.exec(await sheet.text())?.[1]
}

function colourOf(root: { evaluate<R>(work: (element: Element) => R): Promise<R> }): Promise<string> {
  return root.evaluate((element) => getComputedStyle(element).getPropertyValue('--color-primary').trim())
}
