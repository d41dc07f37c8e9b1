import { randomBytes } from 'node:crypto'
import type { Ctx } from '../context.ts'
import { newId } from '../db/id.ts'
import { db } from '../db/sql.ts'
import { type MasterKeys, unreadable, unwrap, wrap } from './wrap.ts'

/** `seal` keys encrypt; `fingerprint` keys name things so that duplicates are found, and never change. */
export type KeyPurpose = 'seal' | 'fingerprint'
export type DataKey = { id: string; key: Buffer }

/** Each tenant's data keys, made when first needed, unwrapped once a process. */
export type Keyring = {
  current(ctx: Ctx, purpose: KeyPurpose): Promise<DataKey>
  byId(ctx: Ctx, id: string): Promise<Buffer>
  /** Wraps every data key of the tenant under the first master key; returns how many were under another one. */
  rewrap(ctx: Ctx): Promise<number>
}

export function openKeyring(masters: MasterKeys): Keyring {
  const unwrapped = new Map<string, Buffer>()
  const current = new CurrentKeys()
  const byId = async (ctx: Ctx, id: string): Promise<Buffer> => {
    const place = `${ctx.tenant.id}/${id}`
    const known = unwrapped.get(place)
    if (known) return known
    const row = await findKey(ctx, id)
    if (!row) throw unreadable()
    const key = unwrap(masters, place, { masterKeyId: row.master_key_id, wrapped: row.wrapped })
    unwrapped.set(place, key)
    return key
  }
  return {
    byId,
    current: async (ctx, purpose) => {
      const id = current.get(ctx, purpose) ?? (await currentId(ctx, purpose, masters, current))
      return { id, key: await byId(ctx, id) }
    },
    rewrap: async (ctx) => {
      const rows = await findKeysUnderOthers(ctx, masters[0]!.id)
      for (const row of rows) {
        const place = `${ctx.tenant.id}/${row.id}`
        const key = unwrap(masters, place, { masterKeyId: row.master_key_id, wrapped: row.wrapped })
        ctx.tx.defer(updateKey(ctx, row.id, masters, key))
      }
      return rows.length
    },
  }
}

/** Which key a tenant uses is asked once a minute; a key made in a transaction that may yet fail is not kept. */
class CurrentKeys {
  private readonly known = new Map<string, { id: string; at: number }>()
  private readonly making = new WeakSet<object>()

  get(ctx: Ctx, purpose: KeyPurpose): string | null {
    const entry = this.known.get(`${ctx.tenant.id}/${purpose}`)
    return entry && Date.now() - entry.at < 60_000 ? entry.id : null
  }

  keep(ctx: Ctx, purpose: KeyPurpose, id: string): void {
    if (!this.making.has(ctx.tx)) this.known.set(`${ctx.tenant.id}/${purpose}`, { id, at: Date.now() })
  }

  made(ctx: Ctx): void {
    this.making.add(ctx.tx)
  }
}

async function currentId(ctx: Ctx, purpose: KeyPurpose, masters: MasterKeys, current: CurrentKeys): Promise<string> {
  const id = await findCurrent(ctx, purpose)
  if (id) {
    current.keep(ctx, purpose, id)
    return id
  }
  current.made(ctx)
  await makeKey(ctx, purpose, masters)
  return (await findCurrent(ctx, purpose))!
}

async function findCurrent(ctx: Ctx, purpose: KeyPurpose): Promise<string | null> {
  const row = await ctx.tx.first(
    db
      .selectFrom('kernel.data_keys')
      .select('id')
      .where('tenant_id', '=', ctx.tenant.id)
      .where('purpose', '=', purpose)
      .where('retired_at', 'is', null),
  )
  return row?.id ?? null
}

function findKeysUnderOthers(ctx: Ctx, masterId: string) {
  return ctx.tx.all(
    db
      .selectFrom('kernel.data_keys')
      .select(['id', 'master_key_id', 'wrapped'])
      .where('tenant_id', '=', ctx.tenant.id)
      .where('master_key_id', '<>', masterId)
      .forUpdate(),
  )
}

function findKey(ctx: Ctx, id: string) {
  return ctx.tx.first(
    db
      .selectFrom('kernel.data_keys')
      .select(['master_key_id', 'wrapped'])
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id),
  )
}

async function makeKey(ctx: Ctx, purpose: KeyPurpose, masters: MasterKeys): Promise<void> {
  const id = newId()
  const { masterKeyId, wrapped } = wrap(masters, `${ctx.tenant.id}/${id}`, randomBytes(32))
  await ctx.tx.run(
    db
      .insertInto('kernel.data_keys')
      .values({ tenant_id: ctx.tenant.id, id, purpose, master_key_id: masterKeyId, wrapped })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'purpose']).where('retired_at', 'is', null).doNothing()),
  )
}

function updateKey(ctx: Ctx, id: string, masters: MasterKeys, key: Buffer) {
  const { masterKeyId, wrapped } = wrap(masters, `${ctx.tenant.id}/${id}`, key)
  return db
    .updateTable('kernel.data_keys')
    .set({ master_key_id: masterKeyId, wrapped })
    .where('tenant_id', '=', ctx.tenant.id)
    .where('id', '=', id)
}
