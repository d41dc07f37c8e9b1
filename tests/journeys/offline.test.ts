import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from '@playwright/test'
import { announceTenant } from '#kernel/tenancy/hosts.ts'
import { tutoring } from '#verticals/tutoring/module.ts'
import { expect } from '../support/expect.ts'
import { openStage, PHONE, type Stage } from '../support/journey.ts'
import { openTradeSite, type Site } from '../support/world.ts'

const DESKTOP = { viewport: { width: 1280, height: 800 } }
const WORDS = {
  id: {
    offline: 'Tidak ada sambungan internet',
    kept: 'Yang tetap bisa dibaca sekarang',
    lost: 'Halaman ini tidak ada',
    update: 'Versi baru tersedia.',
    reload: 'Muat ulang',
  },
  en: {
    offline: 'There is no internet connection',
    kept: 'What you can still read now',
    lost: 'There is no page here',
    update: 'A new version is available.',
    reload: 'Reload',
  },
} as const
type Lang = keyof typeof WORDS

test('the sites as apps', { timeout: 240_000 }, async (t) => {
  const stage = await openStage(t)
  assert.ok(stage.house.house.shell, 'the build wrote down what a worker keeps')
  for (const [lang, width, options] of [
    ['id', 390, PHONE],
    ['en', 390, PHONE],
    ['id', 1280, DESKTOP],
  ] as const) {
    await t.test(`after one visit the main pages open without a network (${lang}, ${width})`, async () => {
      const { tenant } = await openTradeSite(stage.house, tutoring, `luring-${lang}-${width}`)
      for (const origin of [stage.site(tenant.slug), stage.portal]) await readsWithout(stage, origin, lang, options)
    })
  }
  for (const lang of ['id', 'en'] as const) {
    await t.test(`a new version is offered, not forced (${lang})`, () => newVersion(stage, lang))
  }
  await t.test('what another business kept under this address is thrown away', () => changesHands(stage))
  await t.test('private pages are never kept, and signing out leaves nothing', () => leavesNothing(stage))
  await t.test('a site that is switched off takes everything with it', () => vanishes(stage))
})

async function readsWithout({ house, visitor }: Stage, origin: string, lang: Lang, options: object): Promise<void> {
  const words = WORDS[lang]
  const { page, context } = await visitor(options)
  if (lang === 'en') await context.addCookies([{ name: 'lang', value: 'en', url: origin }])
  await page.goto(`${origin}/`)
  const heading = await page.locator('h1').innerText()
  const mains = await mainPages(house, page, lang)
  assert.ok(mains.includes('/'), `${origin}/ is kept`)
  await keptWithin(page, mains)

  await context.setOffline(true)
  for (const path of mains) {
    await page.goto(origin + path)
    await expect(page.locator('h1').first()).toBeVisible()
    assert.equal(await page.locator('html').getAttribute('lang'), lang)
    assert.ok((await stylesOf(page)) > 20_000, `${path} has its styles`)
  }
  await readsOffline(page, origin, words, heading)
  await context.setOffline(false)
  await expect(page.locator('h1')).toHaveText(words.lost, { timeout: 20_000 })
  await context.close()
}

async function newVersion({ house, site, visitor }: Stage, lang: Lang): Promise<void> {
  const words = WORDS[lang]
  const origin = site(`versi-${lang}`)
  const trade = await openTradeSite(house, tutoring, `versi-${lang}`)
  const { page, context } = await visitor()
  if (lang === 'en') await context.addCookies([{ name: 'lang', value: 'en', url: origin }])
  await page.goto(`${origin}/`)
  await keptWithin(page, ['/'])
  const first = await versionOf(page)
  await expect(page.getByText(words.update)).toBeHidden()

  const next = `${lang}-next`
  house.house.shell = { ...house.house.shell!, version: next }
  await announced(house, trade)
  await page.reload()
  await expect(page.getByText(words.update)).toBeVisible({ timeout: 20_000 })
  assert.equal(await versionOf(page), first, 'the old one still serves')
  await page.reload()
  await expect(page.getByText(words.update)).toBeVisible()
  assert.equal(await versionOf(page), first, 'also on the next page')

  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: words.reload }).click()])
  await expect.poll(() => versionOf(page)).toBe(next)
  await expect(page.getByText(words.update)).toBeHidden()
  await context.close()
}

/** The worker of a new site does not wait behind that of the one before. */
async function changesHands({ house, site, visitor }: Stage): Promise<void> {
  const origin = site('warisan')
  const trade = await openTradeSite(house, tutoring, 'warisan')
  const { page, context } = await visitor()
  await page.goto(`${origin}/`)
  await keptWithin(page, ['/'])
  await page.evaluate(async () => {
    const cache = await caches.open('ruko-pages-the-one-before')
    await cache.put('/rahasia', new Response('of somebody else'))
  })
  house.house.shell = { ...house.house.shell!, version: 'after-the-change' }
  await announced(house, trade)
  await page.reload()
  await expect.poll(() => versionOf(page), { timeout: 20_000 }).toBe('after-the-change')
  await expect.poll(() => page.evaluate(() => caches.has('ruko-pages-the-one-before'))).toBe(false)
  await context.close()
}

async function leavesNothing({ house, site, visitor }: Stage): Promise<void> {
  const origin = site('pribadi')
  const trade = await openTradeSite(house, tutoring, 'pribadi')
  const { page, context } = await visitor()
  await page.goto(`${origin}/`)
  await keptWithin(page, ['/'])
  await context.addCookies([{ name: 'ruko', value: trade.ownerToken, url: origin }])
  for (const path of ['/admin', '/?lang=en', '/api/v1/branding/face', '/account/security'])
    await page.goto(origin + path)
  assert.deepEqual(
    (await keptPaths(page)).filter((path) => /admin|account|api|lang/.test(path)),
    [],
  )
  await Promise.all([
    page.waitForURL((url) => url.pathname !== '/account/security'),
    page.locator('form[action="/logout"] button').click(),
  ])
  await page.goto(`${origin}/login`)
  await expect.poll(() => keptPaths(page)).toEqual([])
  await context.close()
}

async function vanishes({ house, site, visitor }: Stage): Promise<void> {
  const origin = site('tutup')
  const trade = await openTradeSite(house, tutoring, 'tutup')
  const { page, context } = await visitor()
  await page.goto(`${origin}/`)
  await keptWithin(page, ['/'])
  await house.sql(trade.tenant.id, "update kernel.tenants set status = 'off' where id = $1", [trade.tenant.id])
  await announced(house, trade)
  const shown = await page.reload()
  assert.equal(shown?.status(), 503)
  const left = () =>
    page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length])
  await expect.poll(left, { timeout: 20_000 }).toEqual([0, 0])
  await context.close()
}

/** What the page's own menus lead to and the server keeps for everybody. */
async function mainPages(house: Stage['house'], page: Page, lang: Lang): Promise<string[]> {
  const links = await page
    .locator('header a[href], nav a[href], footer a[href]')
    .evaluateAll((all) =>
      (all as HTMLAnchorElement[]).filter((a) => a.origin === location.origin && !a.search).map((a) => a.pathname),
    )
  const paths = [...new Set(['/', ...links])].slice(0, 12)
  const { hostname } = new URL(page.url())
  const same = await Promise.all(
    paths.map(async (path) => {
      // Once to make it, once to have it from memory.
      await house.fetch(hostname, path, { headers: { cookie: `lang=${lang}` } })
      const answer = await house.fetch(hostname, path, { headers: { cookie: `lang=${lang}` } })
      return answer.headers.get('x-keep') === 'page'
    }),
  )
  return paths.filter((_, index) => same[index])
}

function keptPaths(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const name = (await caches.keys()).find((one) => one.startsWith('ruko-pages-'))
    if (!name) return []
    return (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname + new URL(url).search)
  })
}

async function keptWithin(page: Page, paths: readonly string[]): Promise<void> {
  const missing = async () => {
    const kept = await keptPaths(page)
    return paths.filter((path) => !kept.includes(path))
  }
  await expect.poll(missing, { timeout: 20_000 }).toEqual([])
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
}

/** The page that shows in place of one that is not kept: in the visitor's language, in the site's looks, with a way back. */
async function readsOffline(page: Page, origin: string, words: (typeof WORDS)[Lang], heading: string): Promise<void> {
  await page.goto(`${origin}/halaman-yang-tidak-ada`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.offline)
  await expect(page.getByText(words.kept)).toBeVisible()
  assert.ok((await stylesOf(page)) > 20_000, 'the offline page has its styles')
  await page.locator('[data-kept-list] a[href="/"]').click()
  await expect(page.locator('h1').first()).toHaveText(heading)
  await page.goto(`${origin}/halaman-yang-tidak-ada`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.offline)
}

/** How much style applies; the product's own sheet alone is some tens of thousands of characters. */
function stylesOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules])
    return rules.reduce((sum, { cssText }) => sum + cssText.length, 0)
  })
}

/** The version of the worker in charge. */
function versionOf(page: Page): Promise<string | null> {
  return page.evaluate(async () => {
    const worker = navigator.serviceWorker.controller
    if (!worker) return null
    const channel = new MessageChannel()
    const told = new Promise<string>((resolve) => {
      channel.port1.onmessage = ({ data }) => resolve(data as string)
    })
    worker.postMessage({ kind: 'version' }, [channel.port2])
    return told
  })
}

/** Returns when the house has heard of it, which is a moment after COMMIT. */
async function announced(house: Stage['house'], { tenant }: Site): Promise<void> {
  const heard = new Promise<void>((resolve) => house.house.hosts.onChange((id) => id === tenant.id && resolve()))
  await house.inside(tenant, async (ctx) => announceTenant(ctx, tenant.id))
  await heard
}
