import { connect } from 'node:net'

/**
 * Asks for one page over and over on a few kept connections, for a fixed time, and prints the answers a second. It
 * speaks HTTP by hand: on a small machine the asking must cost little, or it is what gets measured.
 */
const CONNECTIONS = 16
const WARM_MS = 300
const COUNTED_MS = 2000

const [port, host, path, encoding] = process.argv.slice(2) as [string, string, string, string]
const asked = Buffer.from(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAccept-Encoding: ${encoding}\r\n\r\n`)
const HEAD_END = Buffer.from('\r\n\r\n')
const LAST_CHUNK = Buffer.from('\r\n0\r\n\r\n')
let answers = 0

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
  line.on('connect', () => line.write(asked))
  line.on('error', fail)
  line.on('data', (chunk: Buffer) => {
    seen = seen.length === 0 ? chunk : Buffer.concat([seen, chunk])
    if (!isWhole(seen)) return
    seen = Buffer.alloc(0)
    answers++
    line.write(asked)
  })
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
