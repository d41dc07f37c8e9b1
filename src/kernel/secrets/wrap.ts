import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { problem } from '../problem/problem.ts'

/** Master keys by id: the first one wraps new data keys, the others still unwrap old ones. */
export type MasterKeys = readonly { id: string; key: Buffer }[]
export type Wrapped = { masterKeyId: string; wrapped: Buffer }

export const unreadable = problem('secret-unreadable', 500, {
  id: 'Data rahasia ini tidak dapat dibuka.',
  en: 'This secret cannot be opened.',
})
const NONCE = 12
const TAG = 16

/** A data key under the first master key, bound to its place (`<tenant>/<key id>`); layout: nonce, tag, ciphertext. */
export function wrap(masters: MasterKeys, place: string, key: Buffer): Wrapped {
  const master = masters[0]!
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', master.key, nonce).setAAD(Buffer.from(place))
  const body = Buffer.concat([cipher.update(key), cipher.final()])
  return { masterKeyId: master.id, wrapped: Buffer.concat([nonce, cipher.getAuthTag(), body]) }
}

/** The data key again, by whichever master key it was wrapped with. */
export function unwrap(masters: MasterKeys, place: string, { masterKeyId, wrapped }: Wrapped): Buffer {
  const master = masters.find((candidate) => candidate.id === masterKeyId)
  if (!master) throw unreadable()
  const decipher = createDecipheriv('aes-256-gcm', master.key, wrapped.subarray(0, NONCE))
    .setAAD(Buffer.from(place))
    .setAuthTag(wrapped.subarray(NONCE, NONCE + TAG))
  return Buffer.concat([decipher.update(wrapped.subarray(NONCE + TAG)), decipher.final()])
}
