import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import { problem } from '../problem/problem.ts'
import type { Ctx } from '../context.ts'
import { newId } from '../db/id.ts'
import { db } from '../db/sql.ts'

/** Master keys by id: the first one wraps new data keys, the others still unwrap old ones. */
export type MasterKeys = readonly { id: string; key: Buffer }[]

/** Envelope encryption: each tenant has a data key, wrapped by a master key that never reaches the database. */
export type Secrets = {
  /** Encrypts a text for one place (`table/column/row`); it can be opened only as that place of that tenant. */
  seal(ctx: Ctx, place: string, text: string): Promise<Buffer>
  open(ctx: Ctx, place: string, sealed: Buffer): Promise<string>
  /** A keyed fingerprint for finding duplicates without opening anything. */
  fingerprint(ctx: Ctx, purpose: string, text: string): string
  /** A keyed signature (base64url) for links that need no row; one purpose's signature is useless for another. */
  sign(purpose: string, text: string): string
}

const unreadable = problem('secret-unreadable', 500, {
  id: 'Data rahasia ini tidak dapat dibuka.',
  en: 'This secret cannot be opened.',
})
const VERSION = 1
const NONCE = 12
const TAG = 16
const ID = 16

/** AES-256-GCM with random 96-bit nonces; layout: version, data key id, nonce, tag, ciphertext. */
export function openSecrets(masters: MasterKeys): Secrets {
  const unwrapped = new Map<string, Buffer>()
  const current = new CurrentKeys()
  return {
    seal: async (ctx, place, text) => {
      const { id, key } = await currentKey(ctx, masters, unwrapped, current)
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad(ctx, place))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.of(VERSION), idBytes(id), nonce, cipher.getAuthTag(), body])
    },
    open: async (ctx, place, sealed) => {
      if (sealed[0] !== VERSION) throw unreadable()
      const key = await keyById(ctx, masters, unwrapped, idText(sealed.subarray(1, 1 + ID)))
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
    sign: (purpose, text) =>
      createHmac('sha256', masters[0]!.key).update(`sign\n${purpose}\n${text}`).digest('base64url'),
    fingerprint: (ctx, purpose, text) =>
      createHmac('sha256', masters.at(-1)!.key).update(`${ctx.tenant.id}\n${purpose}\n${text}`).digest('hex'),
  }
}

/** The short name of a master key, kept beside what it wrapped. */
export function masterKeyId(key: Buffer): string {
  return createHash('sha256').update('ruko master key').update(key).digest('hex').slice(0, 12)
}

/** Which key a tenant seals with is asked once a minute; a key made in a transaction that may yet fail is not kept. */
class CurrentKeys {
  private readonly known = new Map<string, { id: string; at: number }>()
  private readonly making = new WeakSet<object>()

  get(tenantId: string): string | null {
    const entry = this.known.get(tenantId)
    return entry && Date.now() - entry.at < 60_000 ? entry.id : null
  }

  keep(ctx: Ctx, id: string): void {
    if (!this.making.has(ctx.tx)) this.known.set(ctx.tenant.id, { id, at: Date.now() })
  }

  made(ctx: Ctx): void {
    this.making.add(ctx.tx)
  }
}

async function currentKey(ctx: Ctx, masters: MasterKeys, unwrapped: Map<string, Buffer>, current: CurrentKeys) {
  const known = current.get(ctx.tenant.id)
  if (known) return { id: known, key: await keyById(ctx, masters, unwrapped, known) }
  let id = await findCurrent(ctx)
  if (id) {
    current.keep(ctx, id)
  } else {
    current.made(ctx)
    await makeKey(ctx, masters)
    id = (await findCurrent(ctx))!
  }
  return { id, key: await keyById(ctx, masters, unwrapped, id) }
}

async function findCurrent(ctx: Ctx): Promise<string | null> {
  const row = await ctx.tx.first(
    db
      .selectFrom('kernel.data_keys')
      .select('id')
      .where('tenant_id', '=', ctx.tenant.id)
      .where('retired_at', 'is', null),
  )
  return row?.id ?? null
}

async function makeKey(ctx: Ctx, masters: MasterKeys): Promise<void> {
  const id = newId()
  const master = masters[0]!
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', master.key, nonce).setAAD(Buffer.from(`${ctx.tenant.id}/${id}`))
  const body = Buffer.concat([cipher.update(randomBytes(32)), cipher.final()])
  await ctx.tx.run(
    db
      .insertInto('kernel.data_keys')
      .values({
        tenant_id: ctx.tenant.id,
        id,
        master_key_id: master.id,
        wrapped: Buffer.concat([nonce, cipher.getAuthTag(), body]),
      })
      .onConflict((conflict) => conflict.column('tenant_id').where('retired_at', 'is', null).doNothing()),
  )
}

async function keyById(ctx: Ctx, masters: MasterKeys, unwrapped: Map<string, Buffer>, id: string): Promise<Buffer> {
  const known = unwrapped.get(`${ctx.tenant.id}/${id}`)
  if (known) return known
  const row = await ctx.tx.first(
    db
      .selectFrom('kernel.data_keys')
      .select(['master_key_id', 'wrapped'])
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id),
  )
  const master = masters.find((candidate) => candidate.id === row?.master_key_id)
  if (!row || !master) throw unreadable()
  const decipher = createDecipheriv('aes-256-gcm', master.key, row.wrapped.subarray(0, NONCE))
    .setAAD(Buffer.from(`${ctx.tenant.id}/${id}`))
    .setAuthTag(row.wrapped.subarray(NONCE, NONCE + TAG))
  const key = Buffer.concat([decipher.update(row.wrapped.subarray(NONCE + TAG)), decipher.final()])
  unwrapped.set(`${ctx.tenant.id}/${id}`, key)
  return key
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
