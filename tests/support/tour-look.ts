import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import type { Page } from '@playwright/test'
import { faultsOf, goTo, openVisit } from './faults-at.ts'
import { openStage } from './journey.ts'
import { type Part, parts, type Stop, themesOf } from './tour.ts'

/** A browser looks at more than a hundred pages, beside another test. */
export const LIMIT_MS = 560_000
const PHONE = { width: 390, height: 844 }
/** Pages that are open at the same time: one for each core of a small machine, and one that waits. */
const AT_ONCE = 3

/**
 * Goes a part of the tour on a phone: no page has anything that axe calls serious, is wider than the screen, or throws in
 * its scripts. Public pages with a dark side are looked at in both.
 */
export async function lookAlong(t: TestContext, part: Part): Promise<void> {
  const stage = await openStage(t, { standIns: true })
  const found: Record<string, string[]> = {}
  const missing = await part(stage, async (stops) => {
    const looks = stops.flatMap((stop) => themesHere(part, stop).map((theme) => ({ stop, theme })))
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        const visits = new Map<string, Page>()
        for (let look = looks.shift(); look; look = looks.shift()) await lookAt(look.stop, look.theme, visits)
        for (const page of visits.values()) await page.context().close()
      }),
    )
  })
  assert.deepEqual({ missing, found }, { missing: [], found: {} })

  /**
   * Somebody goes from page to page as people do, which costs a fraction of a new browser profile for each; whoever sends
   * something begins anew.
   */
  async function lookAt(stop: Stop, theme: string, visits: Map<string, Page>): Promise<void> {
    const faults: string[] = []
    const who = `${theme} ${stop.session} ${new URL(stop.url).hostname}`
    const known = stop.sendsEmpty ? undefined : visits.get(who)
    const page = known ?? (await openVisit(stage.browser, stop, { size: PHONE, theme }))
    if (await goTo(page, stop, faults)) faults.push(...(await faultsOf(page)))
    if (stop.sendsEmpty) await page.context().close()
    else visits.set(who, page)
    if (faults.length > 0) found[`${stop.state} ${stop.name}${stop.sendsEmpty ? ' sent' : ''} ${theme}`] = faults
  }
}

/** All desks are made of the same parts, so one is looked at by night as well: the one of a site just bought. */
function themesHere(part: Part, stop: Stop): string[] {
  const desk = /^\/(admin|console)(\/|$)/.test(new URL(stop.url).pathname)
  if (part === parts.shops || (desk && part !== parts.before)) return ['light']
  return themesOf(stop)
}
