import assert from 'node:assert/strict'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { after, before, test } from 'node:test'
import { call } from './providers/adapters/line.ts'
import { ProviderUnavailable } from './providers/adapters/port.ts'
import { post } from './webhooks/dial.ts'

/* Servers that somebody else has named, and what they may answer: each call of them ends, and says how. */

const TIMEOUT_MS = 1_500
let answer: (socket: Socket) => void
const server = createServer((socket) => {
  socket.on('error', () => {})
  socket.once('data', () => answer(socket))
})
before(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
after(() => server.close())

const url = () => new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
const told = () => post({ url: url(), headers: {}, body: '{}', timeoutMs: TIMEOUT_MS, reach: 'demo' })
const called = () =>
  call({ url: url(), method: 'POST', headers: {}, body: '{}', timeoutMs: TIMEOUT_MS, publicOnly: false })

const broken: [string, (socket: Socket) => void, 'broken' | 'timed-out'][] = [
  [
    'changes the protocol',
    (to) => to.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'),
    'broken',
  ],
  [
    'changes it and hangs up',
    (to) => to.end('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'),
    'broken',
  ],
  ['hangs up at once', (to) => to.destroy(), 'broken'],
  ['hangs up in the middle of its head', (to) => to.end('HTTP/1.1 200 OK\r\nContent-Le'), 'broken'],
  [
    'hangs up in the middle of its answer',
    (to) => to.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc'),
    'broken',
  ],
  ['speaks something else', (to) => to.end('SSH-2.0-OpenSSH_9.2\r\n'), 'broken'],
  ['says nothing', () => {}, 'timed-out'],
  ['only ever hints', (to) => void hints(to), 'timed-out'],
  ['never ends its answer', (to) => void to.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc'), 'timed-out'],
]
for (const [what, does, trouble] of broken)
  test(`a server that ${what}`, { timeout: 10_000 }, async () => {
    answer = does
    assert.deepEqual(await told(), { status: null, trouble, text: '', retryAfterSeconds: null })
    await assert.rejects(called(), (error) => error instanceof ProviderUnavailable && error.outcome === 'unknown')
  })

test('an answer that ends with its line is whole', async () => {
  answer = (to) => to.end('HTTP/1.1 429 Slow\r\nRetry-After: 7\r\nConnection: close\r\n\r\nnanti')
  assert.deepEqual(await told(), { status: 429, trouble: '', text: 'nanti', retryAfterSeconds: 7 })
  assert.deepEqual(await called(), { status: 429, text: 'nanti' })
})

test('of a long answer a beginning is kept where the status says all, and refused where the answer counts', async () => {
  answer = (to) => to.end(`HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n${'x'.repeat(70_000)}`)
  const { status, text } = await told()
  assert.deepEqual([status, text.length], [200, 2_048])
  await assert.rejects(called(), /too long/)
})

/** One "103 Early Hints" after the other, which are no answer. */
async function hints(to: Socket): Promise<void> {
  while (!to.destroyed) {
    to.write('HTTP/1.1 103 Early Hints\r\n\r\n')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
