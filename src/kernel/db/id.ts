import { randomBytes, randomFillSync } from 'node:crypto'

const ID_BYTES = 16
/** Randomness is drawn for many ids at once: asking the system for each one costs more than all the rest of it. */
const drawn = randomBytes(ID_BYTES * 256)
let used = 0

/** A UUID version 7 (RFC 9562): time-ordered, so that indexes grow at one end and `order by id` is by creation. */
export function newId(nowMs = Date.now()): string {
  const bytes = nextBytes()
  bytes.writeUIntBE(nowMs, 0, 6)
  bytes[6] = 0x70 | (bytes[6]! & 0x0f)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

function nextBytes(): Buffer {
  if (used === drawn.length) {
    randomFillSync(drawn)
    used = 0
  }
  used += ID_BYTES
  return drawn.subarray(used - ID_BYTES, used)
}
