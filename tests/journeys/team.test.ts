import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from '@playwright/test'
import type { Mail } from '#services/notifications/index.ts'
import { modules } from '../../src/modules.ts'
import { expect } from '../support/expect.ts'
import { openStage, PHONE, type Stage } from '../support/journey.ts'
import { waitFor } from '../support/wait.ts'
import { openTradeSite, type Site } from '../support/world.ts'

/** The words a person looks for, in both languages. */
const WORDS = {
  id: {
    newKey: 'Buat kunci',
    keyName: 'Nama kunci',
    keyOnce: 'Kunci ini hanya ditampilkan sekarang',
    kept: 'Sudah saya simpan',
    rotate: 'Ganti kunci',
    rotateNow: 'Buat kunci pengganti',
    revoke: 'Cabut',
    revokeNow: 'Ya, cabut kunci',
    revoked: 'Kunci dicabut.',
    keysEmpty: 'Belum ada kunci API',
    people: 'Melihat daftar orang',
    audit: 'Melihat catatan audit',
    newRole: 'Buat peran',
    roleName: 'Nama peran',
    roleMade: /^Peran dibuat/,
    change: 'Ubah',
    save: 'Simpan',
    saved: 'Perubahan tersimpan.',
    invite: 'Undang orang',
    name: 'Nama',
    email: 'Email',
    send: 'Kirim undangan',
    sent: 'Undangan dikirim ke',
    savePassword: 'Simpan kata sandi',
    signIn: 'Masuk',
    forbidden: 'Halaman ini belum dibuka untuk Anda',
    reload: 'Muat ulang',
    log: 'Catatan audit',
    invited: 'Mengundang orang',
    byMail: 'Masuk lewat email, tanpa kata sandi',
    sendLink: 'Kirim tautan',
    checkMail: 'Periksa emailmu',
    team: 'Tim',
  },
  en: {
    newKey: 'Make a key',
    keyName: 'Name of the key',
    keyOnce: 'This key is shown only now',
    kept: 'I have kept it',
    rotate: 'Replace the key',
    rotateNow: 'Make the new key',
    revoke: 'Revoke',
    revokeNow: 'Yes, revoke the key',
    revoked: 'The key was revoked.',
    keysEmpty: 'No API keys yet',
    people: 'See the list of people',
    audit: 'See the audit log',
    newRole: 'Make a role',
    roleName: 'Name of the role',
    roleMade: /^The role was made/,
    change: 'Change',
    save: 'Save',
    saved: 'Changes saved.',
    invite: 'Invite somebody',
    name: 'Name',
    email: 'Email',
    send: 'Send the invitation',
    sent: 'The invitation was sent to',
    savePassword: 'Save the password',
    signIn: 'Sign in',
    forbidden: 'This page is not open to you yet',
    reload: 'Reload',
    log: 'Audit log',
    invited: 'Invited a person',
    byMail: 'Sign in by email, without a password',
    sendLink: 'Send the link',
    checkMail: 'Check your email',
    team: 'Team',
  },
} as const
type Words = (typeof WORDS)['id' | 'en']

const DESK = { viewport: { width: 1280, height: 800 } }
const PASSWORD = 'sebelas perahu ungu tua'

test('people, roles and keys of a site', { timeout: 300_000 }, async (t) => {
  const mails: Mail[] = []
  const stage = await openStage(t, { mailer: { send: async (mail) => void mails.push(mail) } })
  const trade = modules.find(({ name }) => name === 'tutoring')!
  for (const lang of ['id', 'en'] as const) {
    for (const [screen, options] of [
      ['390', PHONE],
      ['1280', DESK],
    ] as const) {
      const site = await openTradeSite(stage.house, trade, `tim-${lang}-${screen}`)
      const told = { stage, site, mails, lang, words: WORDS[lang], options }
      await t.test(`a key calls the API, is replaced, and the old one is refused (${lang}, ${screen})`, () =>
        keys(told),
      )
      await t.test(`an invited person meets a closed page, and a wider role opens it (${lang}, ${screen})`, () =>
        invitation(told),
      )
    }
  }
})

type Told = {
  stage: Stage
  site: Site
  mails: Mail[]
  lang: 'id' | 'en'
  words: Words
  options: NonNullable<Parameters<Stage['visitor']>[0]>
}

async function keys(told: Told): Promise<void> {
  const { words, stage } = told
  const { page, context } = await signedIn(told, '/admin/api-keys')
  await expect(page.getByText(words.keysEmpty, { exact: true })).toBeVisible()
  await page.getByRole('link', { name: words.newKey, exact: true }).click()
  await page.getByLabel(words.keyName, { exact: true }).fill('Spreadsheet pendaftaran')
  const submit = page.getByRole('button', { name: words.newKey, exact: true })
  await submit.click()
  // Without a permission a key is of no use: the refusal stands beside the boxes, and nothing typed is lost.
  await expect(page.locator('#f-permissions-error')).toBeVisible()
  await expect(page.getByLabel(words.keyName, { exact: true })).toHaveValue('Spreadsheet pendaftaran')
  await box(page, words.people).check()
  await submit.click()
  await expect(page.getByRole('heading', { name: words.keyOnce, exact: true })).toBeVisible()
  const first = await page.locator('[data-api-key]').innerText()
  assert.match(first, /^ruko_[\w-]{43}$/)
  assert.deepEqual(await call(told, first), 200)

  await page.getByRole('link', { name: words.kept, exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Spreadsheet pendaftaran', exact: true })).toBeVisible()
  assert.ok(!(await page.content()).includes(first))
  await page.locator('summary', { hasText: words.rotate }).click()
  await page.getByRole('button', { name: words.rotateNow, exact: true }).click()
  await expect(page.locator('[data-api-key]')).toBeVisible()
  const second = await page.locator('[data-api-key]').innerText()
  assert.notEqual(second, first)
  assert.deepEqual([await call(told, first), await call(told, second)], [401, 200])

  await page.reload()
  await expect(page.locator('[data-api-key]')).toHaveCount(0)
  await page.locator('summary', { hasText: words.revoke }).click()
  await page.getByRole('button', { name: words.revokeNow, exact: true }).click()
  await expect(page.getByText(words.revoked, { exact: true })).toBeVisible()
  assert.equal(await call(told, second), 401)
  await settled(page)
  await context.close()
  assert.equal((await stage.house.fetch(told.site.tenant.host, '/api/docs')).status, 200)
}

async function invitation(told: Told): Promise<void> {
  const { words, stage, options, mails } = told
  const email = `bagus-${told.lang}-${options.viewport!.width}@garuda.contoh.id`
  const owner = await signedIn(told, '/admin/roles')
  await makeRole(owner.page, words)
  await owner.page.goto(urlOf(told, '/admin/team'))
  await owner.page.getByRole('link', { name: words.invite, exact: true }).click()
  await owner.page.getByLabel(words.name, { exact: true }).fill('Bagus Prakoso')
  await owner.page.getByLabel(words.email, { exact: true }).fill(email)
  await owner.page.locator('label', { hasText: 'Penjaga daftar' }).click()
  await owner.page.getByRole('button', { name: words.send, exact: true }).click()
  await expect(owner.page.getByText(words.sent)).toBeVisible()

  const guest = await stage.visitor(options)
  await guest.page.goto(await linkTo(mails, email, '/set-password'))
  await guest.page.locator('input[name=password]').fill(PASSWORD)
  await guest.page.locator('form button[type=submit]').click()
  await expect(guest.page).toHaveURL(/\/login/)
  await guest.page.goto(urlOf(told, `/login?next=/admin/audit&lang=${told.lang}`))
  await enter(guest.page, email, PASSWORD)
  await expect(guest.page.getByRole('heading', { name: words.forbidden, exact: true })).toBeVisible()
  await expect(guest.page.locator('body')).toContainText(email)

  await owner.page.goto(urlOf(told, '/admin/roles'))
  await owner.page.getByRole('link', { name: `${words.change} Penjaga daftar`, exact: true }).click()
  await box(owner.page, words.audit).check()
  await owner.page.getByRole('button', { name: words.save, exact: true }).click()
  await expect(owner.page.getByText(words.saved, { exact: true })).toBeVisible()

  await guest.page.getByRole('link', { name: words.reload, exact: true }).click()
  await expect(guest.page.getByRole('heading', { name: words.log, exact: true })).toBeVisible()
  await expect(guest.page.getByText(words.invited).filter({ visible: true }).first()).toBeVisible()
  await byMail(told, email)
  await Promise.all([settled(guest.page), settled(owner.page)])
  await guest.context.close()
  await owner.context.close()
}

/** The same person comes in by a mailed link, and lands where they wanted to go. */
async function byMail(told: Told, email: string): Promise<void> {
  const { words, stage, options, mails } = told
  const { page, context } = await stage.visitor(options)
  await page.goto(urlOf(told, `/admin/team?lang=${told.lang}`))
  await page.getByRole('link', { name: words.byMail, exact: true }).click()
  await page.locator('input[name=email]').fill(email)
  await page.getByRole('button', { name: words.sendLink, exact: true }).click()
  await expect(page.getByRole('heading', { name: words.checkMail, exact: true })).toBeVisible()
  const link = await linkTo(mails, email, '/sign-in')
  // A scanner that opens the link leaves it whole; the button uses it.
  assert.equal(
    (await stage.house.fetch(told.site.tenant.host, new URL(link).pathname + new URL(link).search)).status,
    200,
  )
  await page.goto(link)
  await page.getByRole('button', { name: words.signIn, exact: true }).click()
  await expect(page.getByRole('heading', { name: words.team, exact: true })).toBeVisible()
  await settled(page)
  await context.close()
}

async function makeRole(page: Page, words: Words): Promise<void> {
  await page.getByRole('link', { name: words.newRole, exact: true }).first().click()
  await page.getByLabel(words.roleName, { exact: true }).fill('Penjaga daftar')
  await box(page, words.people).check()
  await page.getByRole('button', { name: words.newRole, exact: true }).click()
  await expect(page.getByText(words.roleMade)).toBeVisible()
}

async function signedIn(told: Told, path: string) {
  const visitor = await told.stage.visitor(told.options)
  await visitor.page.goto(urlOf(told, `${path}?lang=${told.lang}`))
  const { email, password } = told.site.world.owner
  await enter(visitor.page, email, password)
  await expect(visitor.page).toHaveURL(new RegExp(path))
  return visitor
}

async function enter(page: Page, email: string, password: string): Promise<void> {
  await page.locator('input[name=email]').fill(email)
  await page.locator('input[name=password]').fill(password)
  await page.locator('form button[type=submit]').first().click()
}

function box(page: Page, label: string): Locator {
  return page.getByRole('checkbox', { name: label })
}

function urlOf({ stage, site }: Told, path: string): string {
  return `${stage.site(site.tenant.slug)}${path}`
}

/** The status that a program gets with this key. */
async function call({ stage, site }: Told, key: string): Promise<number> {
  const headers = { authorization: `Bearer ${key}` }
  return (await stage.house.fetch(site.tenant.host, '/api/v1/people', { headers })).status
}

/** The newest link of that kind that was mailed to somebody. */
async function linkTo(mails: readonly Mail[], email: string, path: string): Promise<string> {
  const found = await waitFor(async () =>
    mails
      .filter((mail) => mail.to.address === email)
      .flatMap(({ text }) => text.match(/https?:\/\/\S+/g) ?? [])
      .findLast((url) => new URL(url).pathname === path),
  )
  return found
}

/** Nothing is under way any more: a browser that is closed while it loads may complain. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
}
