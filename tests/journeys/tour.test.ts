import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultsOf, openStop } from '../support/faults-at.ts'
import { openStage } from '../support/journey.ts'
import { type Stop, themesOf, walkTour } from '../support/tour.ts'

/*
 * Every page of the product on a phone, with content, empty, with very long content and refused: nothing that axe
 * calls serious, nothing wider than the screen, no fault in its scripts. Pages with a dark side are looked at in both.
 */

const PHONE = { width: 390, height: 844 }
/** Pages that are open at the same time: one for each core of a small machine, and one that waits. */
const AT_ONCE = 3

test('every page is accessible and fits a phone, in every state', { timeout: 900_000 }, async (t) => {
  const stage = await openStage(t, { standIns: true })
  const found: Record<string, string[]> = {}
  const missing = await walkTour(stage, async (stops) => {
    const looks = stops.flatMap((stop) => themesOf(stop).map((theme) => ({ stop, theme })))
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let look = looks.shift(); look; look = looks.shift()) await lookAt(look.stop, look.theme)
      }),
    )
  })
  assert.deepEqual({ missing, found }, { missing: [], found: {} })

  async function lookAt(stop: Stop, theme: string): Promise<void> {
    const faults: string[] = []
    const page = await openStop(stage.browser, stop, { size: PHONE, theme, faults })
    if (!page) return
    faults.push(...(await faultsOf(page)))
    await page.context().close()
    if (faults.length > 0) found[`${stop.state} ${stop.name}${stop.sendsEmpty ? ' sent' : ''} ${theme}`] = faults
  }
})
