import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { calm } from '../support/axe.ts'
import type { Page } from '@playwright/test'
import { tutoring } from '#verticals/tutoring/module.ts'
import { expect } from '../support/expect.ts'
import { open, openStage, PHONE, type Stage } from '../support/journey.ts'
import { openTradeSite, type Site } from '../support/world.ts'

const WORDS = {
  id: {
    register: 'Kirim pendaftaran',
    thanks: 'Pendaftaranmu sudah kami terima',
    chat: 'Lanjut ke WhatsApp',
    export: 'Unduh CSV',
    statusOf: 'Status Kinanti Larasati Puspaningtyas',
    contacted: 'Dihubungi',
    news: '1 pendaftar baru',
    load: 'Muat',
    publish: 'Terbitkan',
    published: 'Terbit. Pengunjung langsung bisa membacanya.',
    share: 'Bagikan lewat WhatsApp',
  },
  en: {
    register: 'Send registration',
    thanks: 'We have your registration',
    chat: 'Continue to WhatsApp',
    export: 'Download CSV',
    statusOf: 'Status of Kinanti Larasati Puspaningtyas',
    contacted: 'Contacted',
    news: '1 new registration',
    load: 'Load',
    publish: 'Publish',
    published: 'Published. Visitors can read it at once.',
    share: 'Share on WhatsApp',
  },
} as const
type Words = (typeof WORDS)['id' | 'en']

const SCREENS = { phone: PHONE, desk: { viewport: { width: 1280, height: 800 } } } as const
const NAME = 'Kinanti Larasati Puspaningtyas'

for (const lang of ['id', 'en'] as const) {
  for (const screen of ['phone', 'desk'] as const) {
    test(`a registration reaches the admin and the export (${lang}, ${screen})`, { timeout: 120_000 }, async (t) => {
      const stage = await openStage(t)
      const site = await openTradeSite(stage.house, tutoring, `daftar-${lang}-${screen}`)
      const home = stage.site(site.tenant.slug)
      const words = WORDS[lang]
      const { page } = await stage.visitor({ ...SCREENS[screen], acceptDownloads: true })
      const owner = await signedIn(stage, site, screen)
      await owner.goto(`${home}/admin/registrations?lang=${lang}`)

      const number = await register(page, home, lang, words)
      await t.test('the admin hears of it by itself and shows it', async () => {
        await expect(owner.getByText(words.news, { exact: true })).toBeVisible()
        await owner.getByRole('link', { name: words.load, exact: true }).click()
        await expect(owner.getByRole('link', { name: NAME, exact: true }).filter({ visible: true })).toBeVisible()
      })
      await t.test('its status is changed on the spot, and stays', async () => {
        const status = owner.getByRole('combobox', { name: words.statusOf, exact: true }).filter({ visible: true })
        const kept = owner.waitForResponse((answer) => answer.request().method() === 'POST')
        await status.selectOption({ label: words.contacted })
        await kept
        await owner.reload()
        await expect(status).toHaveValue('contacted')
      })
      await t.test('the export has it', async () => {
        const download = owner.waitForEvent('download')
        await owner.getByRole('link', { name: words.export, exact: true }).click()
        const table = await readFile(await (await download).path(), 'utf8')
        const line = table.split('\r\n').find((one) => one.includes(number))
        assert.ok(line?.includes(NAME) && line.includes(words.contacted) && line.includes('0812-0000-0077'), table)
      })
      await t.test('an article is public the moment it is published', () => publish(stage, site, owner, lang, words))
    })
  }
}

test(
  'the form loses nothing and says what is wrong beside the field, without JavaScript',
  { timeout: 60_000 },
  async (t) => {
    const stage = await openStage(t)
    const site = await openTradeSite(stage.house, tutoring, 'daftar-polos')
    const home = stage.site(site.tenant.slug)
    const { page } = await stage.visitor({ ...PHONE, javaScriptEnabled: false })
    await page.goto(`${home}/daftar`)
    await page.locator('input[name=name]').fill(NAME)
    await page.locator('input[name=whatsapp]').fill('021 555 1234')
    await page.locator('textarea[name=note]').fill('Boleh datang sore?')
    await page.locator('input[name=consent]').check()
    await page.getByRole('button', { name: WORDS.id.register, exact: true }).click()
    await expect(page.locator('#f-whatsapp-error')).toBeVisible()
    await expect(page.locator('input[name=whatsapp]')).toHaveValue('021 555 1234')
    await expect(page.locator('input[name=whatsapp]')).toHaveAttribute('aria-invalid', 'true')
    await expect(page.locator('input[name=name]')).toHaveValue(NAME)
    await expect(page.locator('textarea[name=note]')).toHaveValue('Boleh datang sore?')
    await expect(page.locator('input[name=consent]')).toBeChecked()
    await page.locator('input[name=whatsapp]').fill('0812 0000 0077')
    await page.getByRole('button', { name: WORDS.id.register, exact: true }).click()
    await expect(page.getByRole('heading', { name: WORDS.id.thanks, exact: true })).toBeVisible()

    await t.test('a button pressed twice is one registration', async () => {
      const before = await registrations(stage, site)
      await page.goto(`${home}/daftar`)
      const key = await page.locator('input[name=key]').inputValue()
      const form = { key, name: 'Dewi Dua Kali', whatsapp: '0812 0000 0078', consent: 'yes' }
      const send = () =>
        stage.house.fetch(site.tenant.host, '/daftar', {
          method: 'POST',
          body: `${new URLSearchParams(form)}`,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        })
      const answers = await Promise.all([send(), send(), send()])
      const places = new Set(answers.map((answer) => `${answer.status} ${answer.headers.get('location')}`))
      assert.equal(places.size, 1, [...places].join(', '))
      assert.match([...places][0]!, /^303 \/daftar\/terima-kasih\?nomor=DF-/)
      assert.equal(await registrations(stage, site), before + 1)
    })
  },
)

async function registrations({ house }: Stage, { tenant }: Site): Promise<number> {
  return (await house.sql(tenant.id, 'select id from tutoring.registrations')).length
}

/** Fills in the public form; returns the number on the thank-you page. */
async function register(page: Page, home: string, lang: string, words: Words): Promise<string> {
  await page.goto(`${home}/daftar?lang=${lang}`)
  await calm(page)
  await page.locator('input[name=name]').fill(NAME)
  await page.locator('input[name=whatsapp]').fill('0812 0000 0077')
  await page.locator('select[name=programmeId]').selectOption({ index: 1 })
  await page.locator('input[name=school]').fill('SMAN 1 Magelang')
  await page.locator('input[name=consent]').check()
  await page.getByRole('button', { name: words.register, exact: true }).click()
  await expect(page.getByRole('heading', { name: words.thanks, exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: words.chat, exact: true })).toHaveAttribute('href', /wa\.me\/62/)
  await calm(page)
  return new URL(page.url()).searchParams.get('nomor')!
}

async function publish(stage: Stage, site: Site, owner: Page, lang: string, words: Words): Promise<void> {
  const home = stage.site(site.tenant.slug)
  const reader = await stage.visitor()
  // The list is kept for everybody: what is published must push the kept page out.
  await reader.page.goto(`${home}/artikel`)
  await open(owner, `${home}/admin/articles/new?lang=${lang}`)
  await owner.locator('input[name=title]').fill('Menjaga napas saat lari')
  await expect(owner.locator('input[name=slug]')).toHaveValue('menjaga-napas-saat-lari')
  await owner.locator('textarea[name=body]').fill('## Irama\n\nTarik **tiga**, buang dua.\n\n<script>x</script>')
  await expect(owner.getByRole('heading', { name: 'Irama', exact: true })).toBeVisible()
  await owner.getByRole('button', { name: words.publish, exact: true }).click()
  await expect(owner.getByText(words.published, { exact: true })).toBeVisible()
  await reader.page.goto(`${home}/artikel`)
  await reader.page.getByRole('link', { name: 'Menjaga napas saat lari', exact: true }).click()
  await expect(
    reader.page.getByRole('heading', { level: 1, name: 'Menjaga napas saat lari', exact: true }),
  ).toBeVisible()
  await expect(reader.page.locator('article strong')).toHaveText('tiga')
  assert.equal(await reader.page.locator('article script').count(), 0)
  await expect(reader.page.getByRole('link', { name: WORDS.id.share, exact: true })).toHaveAttribute('href', /wa\.me/)
  await calm(reader.page)
}

async function signedIn(stage: Stage, site: Site, screen: keyof typeof SCREENS): Promise<Page> {
  const { page, context } = await stage.visitor({ ...SCREENS[screen], acceptDownloads: true })
  await context.addCookies([{ name: 'ruko', value: site.ownerToken, url: stage.site(site.tenant.slug) }])
  return page
}
