import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { simulatorGateway } from '#services/payments/gateways/simulator.ts'
import type { Book } from './book.ts'
import { KEY, WEBHOOK_SECRET, control, openShop, qrisOrder } from './test-bench.ts'

test('a killed simulator comes back with its charges, its queue and its faults', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'gateway-'))
  const shop = await openShop()
  t.after(() => shop.close())
  t.after(() => rm(folder, { recursive: true }))
  shop.answer = () => 500
  const store = join(folder, 'gateway.sqlite')
  const first = await launch(store)
  const gateway = simulatorGateway({ url: first.url, key: KEY, webhookSecret: WEBHOOK_SECRET, timeoutMs: 2000 })
  const opened = await gateway.charge(qrisOrder(shop.url))
  await control(first.url, 'faults', { duplicateWebhooks: 1, seed: 3 })
  await control(first.url, `charges/${opened.reference}/bayar`, {})
  const book = await control<Book>(first.url, 'book')
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')
  shop.answer = () => 200
  const before = shop.posts.length
  const second = await launch(store, first.port)
  assert.deepEqual(await control(second.url, 'book'), book)
  assert.equal((await control<{ duplicateWebhooks: number }>(second.url, 'faults')).duplicateWebhooks, 1)
  await control(second.url, 'flush', {})
  assert.deepEqual(
    shop.posts
      .slice(before)
      .map(({ type }) => type)
      .toSorted(),
    ['charge.paid', 'charge.paid', 'charge.pending'],
  )
  second.child.kill('SIGTERM')
  assert.deepEqual(await once(second.child, 'exit'), [0, null])
})

test('unusable settings are one clear message', async () => {
  const child = spawn(process.execPath, [MAIN, '--port', '0'], { env: {}, stdio: ['ignore', 'ignore', 'pipe'] })
  const [text, [code]] = await Promise.all([child.stderr.setEncoding('utf8').toArray(), once(child, 'exit')])
  assert.equal(code, 1)
  assert.match(text.join(''), /settings are not usable[\s\S]*KEY[\s\S]*WEBHOOK_SECRET[\s\S]*STORE/)
})

const MAIN = new URL('./main.ts', import.meta.url).pathname

async function launch(store: string, port = 0): Promise<{ child: ChildProcess; url: string; port: number }> {
  const child = spawn(process.execPath, [MAIN, '--port', String(port), '--store', store], {
    env: { KEY, WEBHOOK_SECRET },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const [message] = (await once(child, 'message')) as [{ url: string; port: number }]
  return { child, ...message }
}
