import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import type { Context } from 'hono'
import { perform } from './acts.ts'
import { historyOf } from './book.ts'
import { mustFind, present } from './charges.ts'
import type { ChargeRow } from './charges.ts'
import type { Desk } from './desk.ts'
import { indexPage, missingPage } from './index-page.ts'
import { payPage } from './pay-page.ts'
import { Refusal } from './refusal.ts'
import { NewAct } from './shapes.ts'
import { rows } from './store.ts'

/** What people see: the list of charges, and for each charge a page where its payment is acted out. Works without JavaScript. */
export function pages(desk: Desk): Hono {
  const site = new Hono()
  site.get('/', (c) => c.html(indexPage(recent(desk), desk.now())))
  site.get('/pay/:reference', (c) => show(c, desk))
  site.get('/pay/:reference/state', (c) => c.json({ version: versionOf(desk, c.req.param('reference')) }))
  site.post('/pay/:reference/:act', (c) => press(c, desk))
  for (const [path, { type, bytes }] of Object.entries(ASSETS)) {
    site.get(path, (c) => c.body(bytes, 200, { 'content-type': type, 'cache-control': 'public, max-age=300' }))
  }
  return site
}

const FONT = '@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2'
const ASSETS = {
  '/assets/pay.css': {
    type: 'text/css; charset=utf-8',
    bytes: readFileSync(new URL('./assets/pay.css', import.meta.url)),
  },
  '/assets/pay.js': {
    type: 'text/javascript; charset=utf-8',
    bytes: readFileSync(new URL('./assets/pay.js', import.meta.url)),
  },
  '/assets/jakarta.woff2': { type: 'font/woff2', bytes: readFileSync(new URL(import.meta.resolve(FONT))) },
}

async function press(c: Context, desk: Desk) {
  const reference = c.req.param('reference') ?? ''
  const { amountIdr } = await c.req.parseBody()
  const given = NewAct.safeParse({
    amountIdr: typeof amountIdr === 'string' ? amountIdr.replaceAll(/^\s*Rp|[.\s]/g, '') : undefined,
  })
  if (!given.success) return show(c, desk, 'Isi nominal dengan rupiah bulat, misalnya 26.000.')
  try {
    perform(desk, reference, c.req.param('act') ?? '', given.data.amountIdr)
    return c.redirect(`/pay/${reference}`, 303)
  } catch (error) {
    if (error instanceof Refusal && error.status !== 404) return show(c, desk, error.message)
    throw error
  }
}

async function show(c: Context, desk: Desk, trouble?: string) {
  const reference = c.req.param('reference') ?? ''
  c.header('cache-control', 'no-store')
  const row = rows<ChargeRow>(desk.store, 'select * from charges where reference = ?', reference)[0]
  if (!row) return c.html(missingPage(), 404)
  const page = {
    row,
    charge: present(desk, row),
    history: historyOf(desk, reference),
    version: versionOf(desk, reference),
    now: desk.now(),
    trouble,
  }
  return c.html(await payPage(page), trouble ? 422 : 200)
}

/** Changes whenever the page would look different, webhooks included. */
function versionOf(desk: Desk, reference: string): string {
  const { status } = mustFind(desk, reference)
  return [status, ...historyOf(desk, reference).map(({ webhook }) => webhook)].join(' ')
}

function recent(desk: Desk): ChargeRow[] {
  return rows<ChargeRow>(desk.store, 'select * from charges order by rowid desc limit 50')
}
