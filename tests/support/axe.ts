import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { Result, default as Axe } from 'axe-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const SERIOUS = ['serious', 'critical']
/** Rules whose findings are moderate or minor (axe 4.14): nobody asks for them, and they cost a third of the time. */
const MILDER = [
  'aria-allowed-role',
  'aria-deprecated-role',
  'empty-heading',
  'empty-table-header',
  'form-field-multiple-labels',
  'heading-order',
  'html-xml-lang-mismatch',
  'image-redundant-alt',
  'landmark-banner-is-top-level',
  'landmark-contentinfo-is-top-level',
  'landmark-main-is-top-level',
  'landmark-no-duplicate-banner',
  'landmark-no-duplicate-contentinfo',
  'landmark-no-duplicate-main',
  'landmark-one-main',
  'landmark-unique',
  'meta-viewport',
  'meta-viewport-large',
  'no-autoplay-audio',
  'page-has-heading-one',
  'presentation-role-conflict',
  'region',
  'scope-attr-valid',
  'server-side-image-map',
  'skip-link',
  'table-duplicate-name',
]

/** What axe finds wrong with a page that is serious or critical, frames left out: they are pages of their own. */
export async function seriousOn(page: Page): Promise<Result[]> {
  await page.evaluate(source)
  const violations = await page.evaluate((milder) => {
    const { axe } = window as unknown as { axe: typeof Axe }
    const rules = Object.fromEntries(milder.map((id) => [id, { enabled: false }]))
    // What is right need not be told.
    const options = { rules, resultTypes: ['violations' as const], iframes: false, performanceTimer: false }
    return axe.run(document, options).then((seen) => seen.violations)
  }, MILDER)
  return violations.filter(({ impact }) => SERIOUS.includes(impact ?? ''))
}

/** No serious violation of accessibility on the page as it stands, and nothing wider than the screen. */
export async function calm(page: Page, name = page.url()): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  assert.ok(wide <= 0, `${name} is ${wide} px too wide`)
  const grave = await seriousOn(page)
  assert.deepEqual(
    grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 300)).join(' ')}`),
    [],
    name,
  )
}
