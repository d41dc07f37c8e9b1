import { setTimeout as sleep } from 'node:timers/promises'
import { seriousOn } from './axe.ts'
import type { Browser, Page } from '@playwright/test'
import type { Stop } from './tour.ts'

const AXE_LIMIT_MS = 20_000
const SEND_LIMIT_MS = 5_000

/**
 * The page of a stop as this visitor sees it, or null when the stop sends a form and the page has none.
 *
 * @param faults collects what the page's scripts threw and a wrong status.
 */
export async function openStop(
  browser: Browser,
  stop: Stop,
  { size, theme, faults }: { size: { width: number; height: number }; theme: string; faults: string[] },
): Promise<Page | null> {
  const page = await openVisit(browser, stop, { size, theme })
  if (await goTo(page, stop, faults)) return page
  await page.context().close()
  return null
}

/** An empty page of whoever looks at this stop, in a browser profile of their own. */
export async function openVisit(
  browser: Browser,
  { session, url }: Stop,
  { size, theme }: { size: { width: number; height: number }; theme: string },
): Promise<Page> {
  const phone = size.width < 700
  const context = await browser.newContext({ viewport: size, isMobile: phone, hasTouch: phone })
  const cookies = { theme, ...(session ? { ruko: session } : {}) }
  const { hostname: domain } = new URL(url)
  await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, domain, path: '/' })))
  return context.newPage()
}

/** Opens a stop in this page; false when the stop sends a form and the page has none. */
export async function goTo(page: Page, stop: Stop, faults: string[]): Promise<boolean> {
  const note = (error: Error) => void faults.push(`script: ${error.message}`)
  page.removeAllListeners('pageerror')
  page.on('pageerror', note)
  const answer = await page.goto(stop.url, { waitUntil: 'load' })
  if (stop.state !== 'error' && answer!.status() !== 200) faults.push(`answered ${answer!.status()}`)
  return !stop.sendsEmpty || sendEmpty(page)
}

/** Empties the first form that somebody can write in and sends it past the browser's own checks. */
async function sendEmpty(page: Page): Promise<boolean> {
  // Scripts take over the form a moment after it is there.
  await page.waitForLoadState('networkidle')
  const loaded = page.waitForEvent('load', { timeout: SEND_LIMIT_MS }).catch(() => null)
  const answered = page
    .waitForResponse((response) => response.request().method() === 'POST', { timeout: SEND_LIMIT_MS })
    .catch(() => null)
  const sent = await page.evaluate(() => {
    const WRITTEN =
      'input:not([type]), input[type=text], input[type=email], input[type=tel], input[type=password], textarea'
    const forms = [...document.querySelectorAll<HTMLFormElement>('form[method=post]')]
    const form = forms.find((one) =>
      [...one.querySelectorAll<HTMLElement>(WRITTEN)].some((field) => field.offsetParent),
    )
    if (!form) return false
    form.noValidate = true
    for (const field of form.querySelectorAll<HTMLInputElement>(WRITTEN)) {
      const value = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')
      value?.set?.call(field, '')
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
    const button = [...form.querySelectorAll<HTMLButtonElement>('button')].findLast(
      ({ type, offsetParent, disabled }) => type === 'submit' && offsetParent && !disabled,
    )
    form.requestSubmit(button)
    return true
  })
  if (!sent) return false
  // Without scripts the whole page is exchanged, with them only what it says; what scripts refuse is never sent.
  if ((await answered)?.request().isNavigationRequest()) await loaded
  await page.waitForLoadState('networkidle')
  return true
}

/** What is wrong with the page as it stands: wider than its screen, or serious in the eyes of axe. */
export async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = []
  const { wide, screen } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    screen: document.documentElement.clientWidth,
  }))
  if (wide > screen) faults.push(`is ${wide} px wide on a screen of ${screen}`)
  // No script runs in such frames, axe's included; what they show is a stop of its own.
  const framed = page.locator('iframe[sandbox]')
  if ((await framed.count()) > 0) {
    await page.waitForLoadState('networkidle')
    await framed.evaluateAll((frames) => frames.forEach((frame) => frame.remove()))
  }
  const seen = await Promise.race([seriousOn(page), sleep(AXE_LIMIT_MS, null, { ref: false })])
  if (!seen) return [...faults, 'could not be looked at by axe in time']
  for (const { id, impact, nodes } of seen) {
    const places = nodes.map(({ target }) => target.join(' ')).slice(0, 3)
    faults.push(`${id} (${impact}): ${places.join(' | ')}`)
  }
  return faults
}
