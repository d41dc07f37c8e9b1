import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { z } from 'zod'
import { invalidInput, unavailable } from '../problem/common.ts'
import { guessable } from './guessable.ts'

/** A new password; 200 characters bound the work of hashing, not the strength. */
export const NewPassword = z.string().min(10).max(200)
/** A password to compare: no lower bound, because a wrong one is simply wrong. */
export const GivenPassword = z.string().min(1).max(200)

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const MEMORY_KIB = 19_456
const PASSES = 2
const LANES = 1
const SALT_BYTES = 16
const HASH_BYTES = 32

/** Hashes at once in a process, and callers that may wait for a turn; past that the answer is 503, at once. */
const HASHES_AT_ONCE = 2
const MOST_WAITING = 100

const derive = promisify(argon2)
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/
const HEAD = `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$`

/** What a password is compared with when there is none: the same work, and never a match. */
const NOBODY = `${HEAD}${unpadded(randomBytes(SALT_BYTES))}$${unpadded(randomBytes(HASH_BYTES))}`

/** Hashes this process has made; a sign-in makes one, whether or not there is such a person. */
export const hashing = { made: 0 }

let running = 0
const waiting: (() => void)[] = []

/** The PHC string of a password. Takes some 50 ms of a processor; call it with no transaction open. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await slowHash(password, salt)
  return `${HEAD}${unpadded(salt)}$${unpadded(hash)}`
}

/** Whether the password fits. Without a hash (no such person, no password yet) it takes as long and is false. */
export async function verifyPassword(phc: string | null, password: string): Promise<boolean> {
  const [, memory, passes, lanes, salt, hash] = PHC.exec(phc ?? NOBODY) ?? PHC.exec(NOBODY)!
  const wanted = Buffer.from(hash!, 'base64')
  const given = await inTurn(() =>
    derive('argon2id', {
      message: bytesOf(password),
      nonce: Buffer.from(salt!, 'base64'),
      memory: Number(memory),
      passes: Number(passes),
      parallelism: Number(lanes),
      tagLength: wanted.length,
    }),
  )
  return timingSafeEqual(given, wanted) && phc !== null
}

/** Whether a hash was made with other parameters than today's and should be made anew at the next sign-in. */
export function isOutdated(phc: string): boolean {
  return !phc.startsWith(HEAD)
}

/** Throws a 422 naming `field` when the password would be guessed early. */
export function refuseGuessable(field: string, password: string, person: { email: string; name: string }): void {
  const sentence = guessable(password, person)
  if (sentence) throw invalidInput({}, [{ path: field, sentence }])
}

/** The bare hash under a given salt, for things that are guessed like passwords and have a salt of their own. */
export function slowHash(text: string, salt: Buffer): Promise<Buffer> {
  return inTurn(() =>
    derive('argon2id', {
      message: bytesOf(text),
      nonce: salt,
      memory: MEMORY_KIB,
      passes: PASSES,
      parallelism: LANES,
      tagLength: HASH_BYTES,
    }),
  )
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= HASHES_AT_ONCE) {
    if (waiting.length >= MOST_WAITING) throw unavailable()
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else running++
  try {
    hashing.made++
    return await work()
  } finally {
    // The place is handed on, not freed, so that nobody slips in between.
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

/** The same characters give the same bytes whichever keyboard composed them (RFC 8265). */
function bytesOf(text: string): Buffer {
  return Buffer.from(text.normalize('NFC'), 'utf8')
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}
