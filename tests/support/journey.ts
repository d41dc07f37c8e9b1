import type { TestContext } from 'node:test'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { pino } from 'pino'
import { transactAsPlatform } from '#kernel/db/transact.ts'
import { openStaticFiles } from '#kernel/http/static.ts'
import { ensurePerson, setDemoPassword } from '#kernel/identity/people.ts'
import { builtPages, builtShell, CLIENT_FILES } from '../../src/render.ts'
import { openBrowser } from './browser.ts'
import { openHouse, type TestHouse } from './house.ts'

export const OWNER = { email: 'pemilik@ruko.contoh.id', password: 'ruko-demo-2026' }

/** The house with its real pages, and a browser in which every `*.localhost` is this machine. */
export type Stage = {
  house: TestHouse
  browser: Browser
  portal: string
  site: (slug: string) => string
  /** A fresh browser profile; what goes wrong in its pages fails the test. */
  visitor(options?: Parameters<Browser['newContext']>[0]): Promise<{ page: Page; context: BrowserContext }>
}

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
export const DESK = { viewport: { width: 1280, height: 800 } }

/** `options` are the house's own, such as a mailer that the test can read. */
export async function openStage(t: TestContext, options: Parameters<typeof openHouse>[0] = {}): Promise<Stage> {
  const log = pino({ level: process.env['RUKO_TEST_LOG'] ?? 'silent' })
  const house = await openHouse({
    render: await builtPages(log),
    files: openStaticFiles(CLIENT_FILES),
    shell: builtShell(),
    ...options,
  })
  const browser = await openBrowser()
  t.after(async () => {
    await browser.close()
    await house.close()
  })
  await makeOwner(house)
  const { port } = house.listening
  return {
    house,
    browser,
    portal: `http://ruko.localhost:${port}`,
    site: (slug) => `http://${slug}.ruko.localhost:${port}`,
    visitor: async (options = PHONE) => {
      const context = await browser.newContext(options)
      const page = await context.newPage()
      page.on('pageerror', (error) => {
        throw error
      })
      return { page, context }
    },
  }
}

/** Opens a page that lives by its scripts and waits until they have taken over: before that it swallows what is typed. */
export async function open(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.locator('html[data-ready]').waitFor({ state: 'attached' })
}

/** Opens the simulator's page of the shown charge in a tab of its own and presses *Bayar* there. */
export async function pressAtSimulator(page: Page): Promise<void> {
  const url = await page.locator('a[href*="/pay/"]').getAttribute('href')
  const simulator = await page.context().newPage()
  await simulator.goto(url!)
  // The answer is awaited: a tab that is closed while it loads may never report that it has closed.
  const answered = simulator.waitForResponse((response) => response.request().method() === 'GET')
  await simulator.getByRole('button', { name: 'Bayar', exact: true }).click()
  await answered
  await simulator.waitForLoadState('networkidle')
  await simulator.close()
}

async function makeOwner(house: TestHouse): Promise<void> {
  const base = {
    tenant: house.platform,
    actor: { kind: 'system' as const, name: 'test' },
    now: new Date(),
    locale: 'id' as const,
    requestId: 'stage',
    ip: null,
    userAgent: null,
    sessionToken: null,
    reply: { cookies: [] },
    house: house.house,
  }
  await transactAsPlatform(base, 'write', async (ctx) => {
    const person = await ensurePerson(ctx, {
      email: OWNER.email,
      name: 'Wening Pramesti',
      roles: ['owner'],
      verified: true,
    })
    await setDemoPassword(ctx, person.id, OWNER.password)
  })
}
