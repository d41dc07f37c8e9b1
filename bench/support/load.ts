import { connect } from 'node:net'

/**
 * Asks for one page over and over on a few kept connections, for a fixed time, and prints the answers a second. It
 * speaks HTTP by hand: on a small machine the asking must cost little, or it is what gets measured.
 */
const CONNECTIONS = 16
const WARM_MS = 300
const COUNTED_MS = 2000

const [port, host, path, encoding] = process.argv.slice(2) as [string, string, string, string]
/** Requests of one caller; the limit on reads is far above. */
const PER_CALLER = 200
const HEAD_END = Buffer.from('\r\n\r\n')
const LAST_CHUNK = Buffer.from('\r\n0\r\n\r\n')
let answers = 0
// Another round must not meet the callers of this one.
const firstCaller = Math.floor(Math.random() * 2 ** 23)
let sent = 0
let asked = askedBy(0)

for (let lane = 0; lane < CONNECTIONS; lane++) ask()
setTimeout(() => {
  answers = 0
  const began = performance.now()
  setTimeout(() => {
    process.stdout.write(String((answers / (performance.now() - began)) * 1000))
    process.exit(0)
  }, COUNTED_MS)
}, WARM_MS)

function ask(): void {
  const line = connect(Number(port), '127.0.0.1').setNoDelay(true)
  let seen: Buffer = Buffer.alloc(0)
  line.on('connect', () => line.write(next()))
  line.on('error', fail)
  line.on('data', (chunk: Buffer) => {
    seen = seen.length === 0 ? chunk : Buffer.concat([seen, chunk])
    if (!isWhole(seen)) return
    seen = Buffer.alloc(0)
    answers++
    line.write(next())
  })
}

function next(): Buffer {
  if (++sent % PER_CALLER === 0) asked = askedBy(sent / PER_CALLER)
  return asked
}

function askedBy(caller: number): Buffer {
  const number = firstCaller + caller
  const ip = `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`
  const head = [`GET ${path} HTTP/1.1`, `Host: ${host}`, `Accept-Encoding: ${encoding}`, `X-Forwarded-For: ${ip}`]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n`)
}

/** Whether the one answer under way has come completely; nothing is pipelined. */
function isWhole(seen: Buffer): boolean {
  const end = seen.indexOf(HEAD_END)
  if (end < 0) return false
  const head = seen.toString('latin1', 0, end)
  if (!head.startsWith('HTTP/1.1 200')) fail(new Error(head.split('\r\n')[0]))
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (length) return seen.length >= end + HEAD_END.length + Number(length)
  return seen.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK)
}

function fail(error: Error): void {
  console.error(error.message)
  process.exit(1)
}
