import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calm } from '../support/axe.ts'
import type { BrowserContext, Page } from '@playwright/test'
import { pino } from 'pino'
import { openStaticFiles } from '#kernel/http/static.ts'
import { tutoring } from '#verticals/tutoring/module.ts'
import { builtPages, CLIENT_FILES } from '../../src/render.ts'
import { expect } from '../support/expect.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { openStage, PHONE, type Stage } from '../support/journey.ts'
import { openTradeSite, type Site } from '../support/world.ts'

/* The owner edits, looks, publishes; everybody sees it at once, also through another web process. */

const WORDS = {
  id: {
    edit: /^Ubah: /,
    headline: 'Judul utama',
    saved: /^Tersimpan /,
    unsaved: 'Belum tersimpan',
    down: 'Turunkan: Pilih program sesuai tujuanmu',
    hide: 'Sembunyikan: Yang sering ditanyakan',
    preview: 'Pratinjau',
    draft: 'Draf',
    close: 'Tutup',
    publish: 'Terbitkan',
    now: 'Terbitkan sekarang',
    published: 'Sudah terbit',
    moved: 'Urutan bagian berubah',
    contact: 'Kontak',
    map: 'Tautan peta',
    link: 'Awali tautan dengan https://',
    sections: 'Bagian',
    history: 'Riwayat',
    restore: 'Pulihkan ke draf',
    mine: 'Pakai punya saya',
  },
  en: {
    edit: /^Edit: /,
    headline: 'Headline',
    saved: /^Saved /,
    unsaved: 'Not saved yet',
    down: 'Move down: Pilih program sesuai tujuanmu',
    hide: 'Hide: Yang sering ditanyakan',
    preview: 'Preview',
    draft: 'Draft',
    close: 'Close',
    publish: 'Publish',
    now: 'Publish now',
    published: 'Published',
    moved: 'The order of the sections has changed',
    contact: 'Contact',
    map: 'Map link',
    link: 'Begin the link with https://',
    sections: 'Sections',
    history: 'History',
    restore: 'Restore to the draft',
    mine: 'Use mine',
  },
} as const
type Lang = keyof typeof WORDS
const SIZES = { phone: PHONE, desktop: { viewport: { width: 1280, height: 800 } } }
const OLD = /Siap lolos seleksi/

for (const lang of ['id', 'en'] as const) {
  test(`the owner edits the site, looks at it and publishes it (${lang})`, { timeout: 180_000 }, async (t) => {
    const stage = await openStage(t)
    const second = await openSecond(stage)
    t.after(() => second.close())
    for (const [size, options] of Object.entries(SIZES)) {
      await t.test(size, () => publishing(stage, second, lang, `isi-${lang}-${size}`, options))
    }
  })
}

test('two people edit at once: neither loses a word', { timeout: 120_000 }, async (t) => {
  const stage = await openStage(t)
  const site = await openTradeSite(stage.house, tutoring, 'isi-berdua')
  const words = WORDS.id
  const one = await openEditor(stage, site, 'id', SIZES.desktop)
  const two = await openEditor(stage, site, 'id', PHONE)
  await openHero(one.page, 'id')
  await one.page.getByLabel(words.headline, { exact: true }).fill('Kata orang pertama')
  await expect(one.page.getByText(words.saved)).toBeVisible()
  await openHero(two.page, 'id')
  await two.page.getByLabel(words.headline, { exact: true }).fill('Kata orang kedua')
  await expect(two.page.getByText(words.unsaved, { exact: true })).toBeVisible()
  await expect(two.page.getByLabel(words.headline, { exact: true })).toHaveValue('Kata orang kedua')
  await two.page.getByRole('button', { name: words.mine, exact: true }).click()
  await expect(two.page.getByText(words.saved)).toBeVisible()
  const edit = JSON.stringify(await site.world.call('tutoring.editSite', {}))
  assert.match(edit, /Kata orang kedua/)

  await t.test('edits of different sections come together without a question', async () => {
    await one.page.getByRole('button', { name: words.contact, exact: true }).click()
    await one.page.getByLabel('Instagram', { exact: true }).fill('@garuda')
    await expect(one.page.getByText(words.saved)).toBeVisible()
    const both = (await site.world.call('tutoring.editSite', {})) as { draft: { contact: { instagram: string } } }
    assert.equal(both.draft.contact.instagram, '@garuda')
    assert.match(JSON.stringify(both), /Kata orang kedua/)
  })
})

async function publishing(
  stage: Stage,
  second: TestHouse,
  lang: Lang,
  slug: string,
  options: Parameters<Stage['visitor']>[0],
): Promise<void> {
  const words = WORDS[lang]
  const site = await openTradeSite(stage.house, tutoring, slug)
  // Both processes have the page in memory, so that forgetting it is seen.
  assert.match(await seen(stage.house, site), OLD)
  assert.match(await seen(second, site), OLD)

  const { page, context } = await openEditor(stage, site, lang, options)
  await openHero(page, lang)
  await page.getByLabel(words.headline, { exact: true }).fill('Barisan baru dimulai hari ini')
  await page.getByRole('button', { name: words.close, exact: true }).click()
  await page.getByRole('button', { name: words.down, exact: true }).click()
  await page.getByRole('button', { name: words.hide, exact: true }).click()
  await expect(page.getByText(words.saved)).toBeVisible()
  assert.match(await seen(stage.house, site), OLD, 'a draft is not public')

  await page.getByRole('button', { name: words.preview, exact: true }).click()
  const frame = page.frameLocator('iframe')
  await expect(frame.getByText(words.draft, { exact: true })).toBeVisible()
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Barisan baru dimulai hari ini')
  await page.getByRole('dialog').getByRole('button', { name: words.close, exact: true }).click()

  await page.getByRole('button', { name: words.publish, exact: true }).click()
  await expect(page.getByRole('dialog').getByText(words.moved, { exact: true })).toBeVisible()
  await page.getByRole('button', { name: words.now, exact: true }).click()
  await expect(page.getByRole('button', { name: words.published, exact: true })).toBeVisible()
  for (const house of [stage.house, second]) {
    await expect.poll(() => seen(house, site)).toMatch(/Barisan baru dimulai hari ini/)
    const html = await seen(house, site)
    assert.ok(html.indexOf('id="info"') < html.indexOf('id="program"'), 'the sections changed places')
    assert.doesNotMatch(html, /id="tanya-jawab"/, 'the hidden section is gone')
  }

  await page.getByRole('button', { name: words.contact, exact: true }).click()
  await page.getByLabel(words.map, { exact: true }).fill('peta.id')
  await expect(page.getByText(words.link, { exact: true })).toBeVisible()
  await page.getByLabel(words.map, { exact: true }).fill('https://peta.contoh.id/garuda')
  await expect(page.getByText(words.saved)).toBeVisible()

  await page.getByRole('button', { name: words.history, exact: true }).click()
  await page.getByRole('button', { name: words.restore, exact: true }).first().click()
  await expect(page.getByRole('button', { name: words.published, exact: true })).toBeVisible()
  await context.close()
  await publicHome(stage, site, lang, options)
}

/** The home page for everybody: no scripts of the framework, nothing wider than the screen, nothing axe calls serious. */
async function publicHome(stage: Stage, site: Site, lang: Lang, options: Parameters<Stage['visitor']>[0]) {
  const { page, context } = await stage.visitor(options)
  await page.goto(`${stage.site(site.tenant.slug)}/?lang=${lang}`, { waitUntil: 'load' })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Barisan baru dimulai hari ini')
  const facts = await page.locator('script[type="application/ld+json"]').allTextContents()
  assert.match(facts.join(), /EducationalOrganization/)
  await calm(page)
  await context.close()
}

async function openEditor(
  stage: Stage,
  site: Site,
  lang: Lang,
  options: Parameters<Stage['visitor']>[0],
): Promise<{ page: Page; context: BrowserContext }> {
  const visitor = await stage.visitor(options)
  const domain = site.tenant.host
  await visitor.context.addCookies([
    { name: 'ruko', value: site.ownerToken, domain, path: '/' },
    { name: 'lang', value: lang, domain, path: '/' },
  ])
  await visitor.page.goto(`${stage.site(site.tenant.slug)}/admin/site`, { waitUntil: 'networkidle' })
  return visitor
}

async function openHero(page: Page, lang: Lang): Promise<void> {
  await page.getByRole('button', { name: WORDS[lang].edit }).first().click()
}

/** What an anonymous visitor of this process is sent, from its memory where it has the page. */
async function seen(house: TestHouse, { tenant }: Site): Promise<string> {
  const answer = await house.fetch(tenant.host, '/')
  assert.equal(answer.status, 200)
  return answer.text()
}

/** Another web process: the same database, everything else its own. */
async function openSecond(stage: Stage): Promise<TestHouse> {
  const log = pino({ level: 'silent' })
  return openHouse({
    database: stage.house.database,
    worker: false,
    render: await builtPages(log),
    files: openStaticFiles(CLIENT_FILES),
  })
}
