import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { after, test } from 'node:test'
import { openHouse } from '../../../tests/support/house.ts'
import { openDecoder } from './decode/decoder.ts'
import { flatPng, jpeg, PDF, png, svg, ZIP } from './testing.ts'

/* What people with bad intentions send, over real sockets, and what it costs us. */

const MB = 1024 * 1024
const house = await openHouse({ worker: false })
after(() => house.close())
const { port } = house.listening
const owner = await house.owner(house.platform)

type Refusal = { status: number; code: string; detail: string; retryAfter: string | null }

async function send(file: Buffer | string): Promise<Refusal> {
  const body = Buffer.from(
    typeof file === 'string' ? file : JSON.stringify({ file: file.toString('base64'), purpose: 'logo' }),
  )
  const headers = { host: 'ruko.localhost', cookie: owner.cookie, 'content-type': 'application/json' }
  const sent = request({ port, host: '127.0.0.1', method: 'POST', path: '/api/v1/files/images', headers }).end(body)
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  const told = JSON.parse(Buffer.concat(await answer.toArray()).toString()) as { code: string; detail: string }
  return { status: answer.statusCode!, ...told, retryAfter: answer.headers['retry-after'] ?? null }
}

/** Sends a head, then as much of a body as the server takes, and tells its answer and how much went out. */
async function pour(head: string[], bytes: number, chunked: boolean): Promise<{ answer: string; poured: number }> {
  const socket = connect(port, '127.0.0.1')
  let [answer, poured, open] = ['', 0, true]
  socket.setEncoding('utf8').on('data', (text) => (answer += text))
  socket.on('error', () => (open = false)).on('close', () => (open = false))
  await once(socket, 'connect')
  const lines = ['POST /api/v1/files/images HTTP/1.1', 'Host: ruko.localhost', `Cookie: ${owner.cookie}`, ...head]
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  const part = Buffer.alloc(64 * 1024, 'A')
  while (open && poured < bytes && !answer.includes('\r\n\r\n')) {
    const frame = chunked ? Buffer.concat([Buffer.from('10000\r\n'), part, Buffer.from('\r\n')]) : part
    const room = socket.write(frame)
    poured += part.length
    if (!room) await Promise.race([once(socket, 'drain'), once(socket, 'data'), once(socket, 'close')])
    await new Promise(setImmediate)
  }
  const end = Date.now() + 5_000
  while (open && !answer.includes('}') && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 10))
  socket.destroy()
  return { answer, poured }
}

test('every hostile file gets its own clear sentence', async () => {
  const picture = await png()
  const cases: [Buffer, number, string, RegExp][] = [
    [Buffer.concat([picture, ZIP]), 422, 'picture-foreign-content', /isi lain di samping gambarnya/],
    [Buffer.concat([PDF, picture]), 415, 'picture-type', /PNG, JPEG, WebP, atau SVG.*PDF/],
    [flatPng(10_000, 5_000), 422, 'picture-too-large', /40 megapiksel.*10000 × 5000/],
    [svg('<script>alert(1)</script>'), 422, 'svg-unsafe', /<script>/],
    [Buffer.alloc(8 * MB + 1, 'A'), 413, 'picture-too-heavy', /8 MB/],
    [svg(`<path d="${'M0 0h1'.repeat(50_000)}"/>`), 413, 'svg-too-heavy', /256 KB/],
    [Buffer.from('MZ\x90\0'), 415, 'picture-type', /PNG, JPEG/],
  ]
  for (const [file, status, code, sentence] of cases) {
    const refusal = await send(file)
    assert.deepEqual([refusal.status, refusal.code], [status, code])
    assert.match(refusal.detail, sentence)
  }
  // Whole by its structure, and no picture all the same.
  const hollow = await png()
  hollow.fill(0x5a, hollow.indexOf('IDAT') + 4, hollow.indexOf('IEND') - 8)
  assert.equal((await send(hollow)).code, 'picture-broken')
})

test('100 MB are refused without being read: announced, and in chunks without an announcement', async () => {
  const before = process.memoryUsage().rss
  const announced = await pour(['Content-Type: application/json', `Content-Length: ${100 * MB}`], 100 * MB, false)
  assert.match(announced.answer, /^HTTP\/1\.1 413 [\s\S]*body-too-large/)
  assert.ok(announced.poured < 8 * MB, `${announced.poured} bytes went out`)
  const streamed = await pour(['Content-Type: application/json', 'Transfer-Encoding: chunked'], 100 * MB, true)
  assert.match(streamed.answer, /^HTTP\/1\.1 413 /)
  assert.ok(streamed.poured < 24 * MB, `${streamed.poured} bytes went out`)
  const form = ['Content-Type: multipart/form-data; boundary=x', 'Transfer-Encoding: chunked']
  assert.match((await pour(form, 100 * MB, true)).answer, /^HTTP\/1\.1 413 /)
  assert.ok(process.memoryUsage().rss - before < 120 * MB)
})

test('memory stays flat under a long rain of hostile uploads', async () => {
  const photo = await jpeg(3_000, 2_000)
  const refused = [flatPng(10_000, 5_000), Buffer.concat([photo, ZIP]), Buffer.alloc(8 * MB, 0xff)]
  const decoded = [flatPng(6_000, 4_000), photo, svg('<g opacity=".9"><path d="M0 0h40v40z"/></g>'.repeat(40))]
  const rain = [...refused, ...refused, ...refused, ...decoded].map((file) =>
    JSON.stringify({ file: file.toString('base64'), purpose: 'logo' }),
  )
  const shower = async () => {
    const answers = await Promise.all(rain.map((text) => send(text)))
    for (const { status, detail } of answers)
      assert.ok([201, 413, 415, 422, 503].includes(status), `${status} ${detail}`)
  }
  await shower()
  const levels: number[] = []
  for (let round = 0; round < 6; round++) {
    await shower()
    globalThis.gc?.()
    levels.push(process.memoryUsage().rss)
  }
  const growth = (Math.min(...levels.slice(3)) - Math.max(...levels.slice(0, 3))) / MB
  assert.ok(growth < 60, `it grew by ${Math.round(growth)} MB: ${levels.map((one) => Math.round(one / MB)).join(' ')}`)
})

test('a picture that stalls its decoder is given up, and the next one is read', async () => {
  const decoder = openDecoder(5_000)
  const filter =
    '<filter id="f"><feTurbulence baseFrequency=".9" numOctaves="300"/><feGaussianBlur stdDeviation="90"/></filter>'
  const bytes = svg(`${filter}${'<g filter="url(#f)"><rect width="40" height="40"/></g>'.repeat(300)}`)
  const wish = { bytes, vector: true, megapixels: 1, sidePx: 1024, colours: true }
  const began = performance.now()
  await assert.rejects(decoder.remake(wish), { code: 'picture-too-complex', status: 422 })
  assert.ok(performance.now() - began < 30_000)
  const made = await decoder.remake({ ...wish, bytes: await png(), vector: false })
  assert.equal(made.width, 640)
})

test('few wait for the decoder, the others come again', async () => {
  const decoder = openDecoder()
  const bytes = await png()
  const wish = { bytes, vector: false, megapixels: 1, sidePx: 1024, colours: false }
  const all = await Promise.allSettled(Array.from({ length: 40 }, () => decoder.remake(wish)))
  const refusals = all.flatMap((one) =>
    one.status === 'rejected' ? [one.reason as { code: string; status: number }] : [],
  )
  assert.equal(refusals.length, 26)
  for (const { code, status } of refusals) assert.deepEqual([code, status], ['pictures-busy', 503])
})

test('a visitor has twenty uploads an hour, somebody signed in two hundred', async () => {
  const strict = await openHouse({ worker: false, limitFactor: 1, database: house.database })
  try {
    const file = (await png(20, 20)).toString('base64')
    const body = JSON.stringify({ file, purpose: 'logo' })
    const ask = (headers: Record<string, string> = {}) =>
      strict.fetch('ruko.localhost', '/api/v1/files/images', { method: 'POST', headers, body })
    const statuses: number[] = []
    for (let turn = 0; turn < 21; turn++) statuses.push((await ask()).status)
    assert.deepEqual(statuses, [...Array.from({ length: 20 }, () => 201), 429])
    assert.equal((await ask({ cookie: 'ruko=not-a-session-not-a-session-not-a-session' })).status, 429)
    assert.equal((await ask(owner)).status, 201)
  } finally {
    await strict.close()
  }
})
