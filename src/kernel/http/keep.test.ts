import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openHouse } from '../../../tests/support/house.ts'
import type { Renderer } from './pages.ts'
import { openStaticFiles } from './static.ts'

/** `/same` is the same for everybody, `/own` is not. */
const render: Renderer = async (_request, app) =>
  new Response(`<!doctype html><p>${app.locale} ${app.actor.kind}`, {
    headers: {
      'content-type': 'text/html',
      'cache-control': app.url.pathname === '/same' ? 'public, max-age=0, s-maxage=300' : 'private, no-store',
    },
  })

const house = await openHouse({ worker: false, render })
after(() => house.close())
const ask = async (path: string, headers: Record<string, string> = {}) => {
  const response = await house.fetch('ruko.localhost', path, { headers })
  await response.text()
  return { keep: response.headers.get('x-keep'), control: response.headers.get('cache-control') }
}

test('only what the server keeps for everybody is marked as fit to keep', async () => {
  for (const turn of ['made', 'from memory']) {
    assert.deepEqual(await ask('/same'), { keep: 'page', control: 'private, no-cache' }, turn)
    assert.deepEqual(await ask('/same', { cookie: 'lang=en' }), { keep: 'page', control: 'private, no-cache' }, turn)
  }
  assert.deepEqual(await ask('/own'), { keep: null, control: 'private, no-store' })
})

test('what was made for one visitor is neither marked nor offered to proxies', async () => {
  const session = await house.owner(house.platform)
  assert.deepEqual(await ask('/same', session), { keep: null, control: 'private, no-cache' })
  assert.deepEqual(await ask('/same?lang=en'), { keep: null, control: 'private, no-cache' })
  assert.deepEqual(await ask('/same?utm_source=x'), { keep: null, control: 'private, no-cache' })
})

test('whoever has a session is neither served a kept page nor leaves theirs for the next', async () => {
  const session = await house.owner(house.platform)
  const read = async (headers: Record<string, string> = {}) => {
    const response = await house.fetch('ruko.localhost', '/same', { headers: { cookie: 'lang=en', ...headers } })
    return response.text()
  }
  const signed = { cookie: `lang=en; ${session.cookie}` }
  assert.match(await read(signed), /en person/)
  for (const turn of ['first', 'from memory']) {
    assert.match(await read(), /en anonymous/, turn)
    assert.match(await read(signed), /en person/, turn)
  }
  // A session that is over makes nobody somebody, and its page is not kept either.
  assert.match(await read({ cookie: `lang=en; ruko=${'x'.repeat(43)}` }), /en anonymous/)
})

test('a file may be kept for good under an address that names its content, and only then', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ruko-files-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'islands'))
  writeFileSync(join(folder, 'islands/copy.js'), 'export {}')
  const files = openStaticFiles(folder)
  const control = (path: string) => {
    return files.serve(new Request(`http://ruko.localhost/${path}`))!.headers.get('cache-control')
  }
  const named = createHash('sha256').update('export {}').digest('base64url').slice(0, 10)
  assert.match(control(`islands/copy.js?v=${named}`)!, /immutable/)
  assert.doesNotMatch(control('islands/copy.js')!, /immutable/)
  assert.doesNotMatch(control('islands/copy.js?v=another')!, /immutable/)
})
