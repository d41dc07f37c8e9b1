import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import type { Ctx } from '../context.ts'
import { openKeyring } from './keyring.ts'
import { type MasterKeys, unreadable } from './wrap.ts'

export type { MasterKeys } from './wrap.ts'

/** Names a text so that it is known again and cannot be guessed from its name; 64 hex digits. */
export type Fingerprinter = (purpose: string, text: string) => string

/** Envelope encryption: each tenant has data keys, wrapped by a master key that never reaches the database. */
export type Secrets = {
  /** Encrypts a text for one place (`table/column/row`); it can be opened only as that place of that tenant. */
  seal(ctx: Ctx, place: string, text: string): Promise<Buffer>
  open(ctx: Ctx, place: string, sealed: Buffer): Promise<string>
  /** A keyed fingerprint for finding duplicates without opening anything; its key is the tenant's own. */
  fingerprint(ctx: Ctx, purpose: string, text: string): Promise<string>
  /** The same for many texts: the key is fetched once. */
  fingerprinter(ctx: Ctx): Promise<Fingerprinter>
  /** A keyed signature (base64url) for links that need no row; one purpose's signature is useless for another. */
  sign(purpose: string, text: string): string
  /** Wraps the tenant's data keys under the present master key; returns how many had still been under a former one. */
  rewrap(ctx: Ctx): Promise<number>
}

const VERSION = 1
const NONCE = 12
const TAG = 16
const ID = 16

/** AES-256-GCM with random 96-bit nonces; layout: version, data key id, nonce, tag, ciphertext. */
export function openSecrets(masters: MasterKeys): Secrets {
  const keys = openKeyring(masters)
  const fingerprinter = async (ctx: Ctx): Promise<Fingerprinter> => {
    const { key } = await keys.current(ctx, 'fingerprint')
    return (purpose, text) => createHmac('sha256', key).update(`${purpose}\n${text}`).digest('hex')
  }
  return {
    seal: async (ctx, place, text) => {
      const { id, key } = await keys.current(ctx, 'seal')
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad(ctx, place))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.of(VERSION), idBytes(id), nonce, cipher.getAuthTag(), body])
    },
    open: async (ctx, place, sealed) => {
      if (sealed[0] !== VERSION) throw unreadable()
      const key = await keys.byId(ctx, idText(sealed.subarray(1, 1 + ID)))
      const nonce = sealed.subarray(1 + ID, 1 + ID + NONCE)
      const tag = sealed.subarray(1 + ID + NONCE, 1 + ID + NONCE + TAG)
      const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(aad(ctx, place)).setAuthTag(tag)
      try {
        return Buffer.concat([decipher.update(sealed.subarray(1 + ID + NONCE + TAG)), decipher.final()]).toString(
          'utf8',
        )
      } catch {
        throw unreadable()
      }
    },
    fingerprinter,
    fingerprint: async (ctx, purpose, text) => (await fingerprinter(ctx))(purpose, text),
    sign: (purpose, text) =>
      createHmac('sha256', masters[0]!.key).update(`sign\n${purpose}\n${text}`).digest('base64url'),
    rewrap: (ctx) => keys.rewrap(ctx),
  }
}

/** The short name of a master key, kept beside what it wrapped. */
export function masterKeyId(key: Buffer): string {
  return createHash('sha256').update('ruko master key').update(key).digest('hex').slice(0, 12)
}

function aad(ctx: Ctx, place: string): Buffer {
  return Buffer.from(`${ctx.tenant.id}/${place}`)
}
function idBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex')
}
function idText(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
