import { randomBytes, randomFillSync } from 'node:crypto'

const ID_BYTES = 16
/** Randomness is drawn for many ids at once: asking the system for each one costs more than all the rest of it. */
const drawn = randomBytes(ID_BYTES * 256)
let used = 0
let lastMs = 0
let count = 0

/**
 * A UUID version 7 (RFC 9562): time-ordered, so that indexes grow at one end. `order by id` is by creation, also for
 * what one process makes within a millisecond: twelve bits count on from a random start.
 */
export function newId(): string {
  const bytes = nextBytes()
  const nowMs = Date.now()
  if (nowMs > lastMs) {
    lastMs = nowMs
    count = bytes.readUInt16BE(6) & 0x7ff
  } else if (count < 0xfff) {
    count += 1
  } else {
    lastMs += 1
    count = 0
  }
  bytes.writeUIntBE(lastMs, 0, 6)
  bytes.writeUInt16BE(0x7000 | count, 6)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** The least id that anything made at this moment can have: ids begin with their millisecond. */
export function leastId(at: Date): string {
  const hex = at.getTime().toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}

/** Each sixteen bytes are handed out once. */
function nextBytes(): Buffer {
  if (used === drawn.length) {
    randomFillSync(drawn)
    used = 0
  }
  used += ID_BYTES
  return drawn.subarray(used - ID_BYTES, used)
}
