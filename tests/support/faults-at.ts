import { setTimeout as sleep } from 'node:timers/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const SERIOUS = ['serious', 'critical']
const AXE_LIMIT_MS = 20_000

/** What is wrong with the page as it stands: wider than its screen, or serious in the eyes of axe. */
export async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = []
  const { wide, screen } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    screen: document.documentElement.clientWidth,
  }))
  if (wide > screen) faults.push(`is ${wide} px wide on a screen of ${screen}`)
  const seen = await Promise.race([new AxeBuilder({ page }).analyze(), sleep(AXE_LIMIT_MS, null, { ref: false })])
  if (!seen) return [...faults, 'could not be looked at by axe in time']
  for (const { id, impact, nodes } of seen.violations) {
    if (!SERIOUS.includes(impact ?? '')) continue
    const places = nodes.map(({ target }) => target.join(' ')).slice(0, 3)
    faults.push(`${id} (${impact}): ${places.join(' | ')}`)
  }
  return faults
}
