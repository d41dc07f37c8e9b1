import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/* The signatures of that API: md5 of three words, and sha1 over what it tells. Weak, so addresses are listed as well. */

export type Signed = 'pricelist' | 'depo' | (string & {})

export function signOf(username: string, key: string, word: Signed): string {
  return createHash('md5').update(`${username}${key}${word}`).digest('hex')
}

/** In the same time whatever is wrong with it. */
export function isSigned(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given.toLowerCase()), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** As `X-Hub-Signature` says it. */
export function hubSignature(secret: string, body: string): string {
  return `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`
}
