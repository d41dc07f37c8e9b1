import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import type { InputField } from '../catalogue/rules.ts'

export type AccountRow = {
  reseller_id: string
  active: boolean
  username: string
  key_sealed: Buffer
  key_hint: string
  key_made_at: string
  networks: string[]
  reveals: boolean
  last_used_at: string | null
  /** When the shop ended the key, and why; a new key lifts it. */
  shut_at: string | null
  shut_reason: string
  /** Nobody comes in for now: there were too many wrong signatures. */
  locked: boolean
}
/** So many wrong signatures within so long lock an account for the rest of it. */
const MOST_WRONG = 20
const WRONG_MINUTES = 10

const account = sql`a.reseller_id, a.active, a.username, a.key_sealed, a.key_hint, a.key_made_at, a.networks, a.reveals,
  a.last_used_at, a.shut_at, a.shut_reason, (a.wrong_count >= ${sql.lit(MOST_WRONG)}
    and a.wrong_since > now() - make_interval(mins => ${sql.lit(WRONG_MINUTES)})) as locked`

export function findAccount(ctx: Ctx, resellerId: string): Promise<AccountRow | undefined> {
  return ctx.tx.first(sql<AccountRow>`select ${account} from store.bot_accounts a
    where a.tenant_id = ${ctx.tenant.id} and a.reseller_id = ${resellerId}`)
}

export function findByUsername(ctx: Ctx, username: string): Promise<AccountRow | undefined> {
  return ctx.tx.first(sql<AccountRow>`select ${account} from store.bot_accounts a
    where a.tenant_id = ${ctx.tenant.id} and a.username = ${username}`)
}

type NewAccount = { resellerId: string; username: string; sealed: Buffer; hint: string; networks: string[] }

/** Made switched off; two at once make one. */
export async function insertAccount(ctx: Ctx, { resellerId, username, sealed, hint, networks }: NewAccount) {
  const made = await ctx.tx.run(sql`
    insert into store.bot_accounts (tenant_id, reseller_id, username, key_sealed, key_hint, networks)
    values (${ctx.tenant.id}, ${resellerId}, ${username}, ${sealed}, ${hint}, ${networks}::text[])
    on conflict (tenant_id, reseller_id) do nothing`)
  return made > 0
}

/** An account whose key the shop has ended stays off, whatever is wished. */
export async function setAccount(
  ctx: Ctx,
  resellerId: string,
  { active, networks, reveals }: { active: boolean; networks: string[]; reveals: boolean },
): Promise<void> {
  await ctx.tx
    .run(sql`update store.bot_accounts set active = ${active} and shut_at is null, networks = ${networks}::text[],
    reveals = ${reveals}, updated_at = now() where tenant_id = ${ctx.tenant.id} and reseller_id = ${resellerId}`)
}

/** Ends the key that is in force, until there is a new one; 0: it has been ended, or there is no account. */
export function shutKey(ctx: Ctx, resellerId: string, reason: string): Promise<number> {
  return ctx.tx.run(sql`update store.bot_accounts set active = false, shut_at = now(), shut_reason = ${reason},
    updated_at = now() where tenant_id = ${ctx.tenant.id} and reseller_id = ${resellerId} and shut_at is null`)
}

/** The key that was in force ends with it, and so does a lock, also the shop's. */
export async function setKey(ctx: Ctx, resellerId: string, { sealed, hint }: { sealed: Buffer; hint: string }) {
  return ctx.tx.run(sql`update store.bot_accounts set key_sealed = ${sealed}, key_hint = ${hint}, key_made_at = now(),
    wrong_count = 0, wrong_since = null, shut_at = null, shut_reason = '', updated_at = now()
    where tenant_id = ${ctx.tenant.id} and reseller_id = ${resellerId}`)
}

export function noteUse(ctx: Ctx, resellerId: string): void {
  ctx.tx.defer(sql`update store.bot_accounts set last_used_at = now(), wrong_count = 0
    where tenant_id = ${ctx.tenant.id} and reseller_id = ${resellerId}
      and (wrong_count > 0 or last_used_at is null or last_used_at < now() - interval '1 minute')`)
}

/** Counts a wrong signature; after a while it counts anew. */
export function noteWrong(ctx: Ctx, resellerId: string): void {
  const recent = sql<boolean>`wrong_since > now() - make_interval(mins => ${sql.lit(WRONG_MINUTES)})`
  ctx.tx.defer(sql`update store.bot_accounts set wrong_count = case when ${recent} then wrong_count + 1 else 1 end,
    wrong_since = case when ${recent} then wrong_since else now() end
    where tenant_id = ${ctx.tenant.id} and reseller_id = ${resellerId}`)
}

export type Goods = { variant_id: string; inputs: InputField[] }

/** What is sold under this code: the code of a variant, or its id where it has none. Files cannot be put into an answer. */
export function findGoods(ctx: Ctx, sku: string): Promise<Goods | undefined> {
  return ctx.tx.first(sql<Goods>`select v.id as variant_id, p.inputs from store.variants v
      join store.products p on p.tenant_id = ${ctx.tenant.id} and p.id = v.product_id
    where v.tenant_id = ${ctx.tenant.id} and (v.sku = ${sku} or (v.sku = '' and v.id::text = lower(${sku})))
      and v.visible and p.kind <> 'file' and p.status in ('active', 'paused')`)
}

export type RefRow = {
  id: string
  sku: string
  customer_no: string
  refused_rc: string | null
  refused_message: string
  /** Whoever began has not come back for long. */
  stale: boolean
}
export type Mode = 'live' | 'test'
const STALE_SECONDS = 60
const ref = sql`id, sku, customer_no, refused_rc, refused_message,
  claimed_at < now() - make_interval(secs => ${sql.lit(STALE_SECONDS)}) as stale`

/** Whoever writes it first places the transaction; since when, as the name of that claim. */
export async function insertRef(
  ctx: Ctx,
  row: { id: string; resellerId: string; mode: Mode; refId: string; sku: string; customerNo: string },
): Promise<string | null> {
  const made = await ctx.tx.first(sql<{ claim: string }>`
    insert into store.bot_refs (tenant_id, id, reseller_id, mode, ref_id, sku, customer_no)
    values (${ctx.tenant.id}, ${row.id}, ${row.resellerId}, ${row.mode}, ${row.refId}, ${row.sku}, ${row.customerNo})
    on conflict (tenant_id, reseller_id, mode, ref_id) do nothing returning claimed_at::text as claim`)
  return made?.claim ?? null
}

export function findRef(ctx: Ctx, resellerId: string, mode: Mode, refId: string): Promise<RefRow | undefined> {
  return ctx.tx.first(sql<RefRow>`select ${ref} from store.bot_refs where tenant_id = ${ctx.tenant.id}
    and reseller_id = ${resellerId} and mode = ${mode} and ref_id = ${refId}`)
}

/** Takes over what somebody began long ago and never ended; null when somebody else has. */
export async function takeOver(ctx: Ctx, id: string): Promise<string | null> {
  const taken = await ctx.tx.first(sql<{ claim: string }>`update store.bot_refs set claimed_at = now()
    where tenant_id = ${ctx.tenant.id} and id = ${id} and refused_rc is null
      and claimed_at < now() - make_interval(secs => ${sql.lit(STALE_SECONDS)}) returning claimed_at::text as claim`)
  return taken?.claim ?? null
}

export type Claim = { id: string; claim: string }

/** False where another has taken the transaction over meanwhile, and may be placing it. */
export async function refuseRef(ctx: Ctx, { id, claim }: Claim, rc: string, message: string): Promise<boolean> {
  const changed = await ctx.tx.run(sql`
    update store.bot_refs set refused_rc = ${rc}, refused_message = ${message.slice(0, 300)}
    where tenant_id = ${ctx.tenant.id} and id = ${id} and claimed_at = ${claim}::timestamptz`)
  return changed > 0
}

/** What was refused only for now leaves no trace; false as above. */
export async function forgetRef(ctx: Ctx, { id, claim }: Claim): Promise<boolean> {
  const gone = await ctx.tx.run(sql`delete from store.bot_refs
    where tenant_id = ${ctx.tenant.id} and id = ${id} and claimed_at = ${claim}::timestamptz`)
  return gone > 0
}

/** Calls a minute: what is set for this reseller alone, else what their level says. */
export async function findCalls(ctx: Ctx, resellerId: string): Promise<number> {
  const row = await ctx.tx.first(sql<{ calls: number }>`
    select coalesce(r.calls_a_minute, t.calls_a_minute) as calls from store.resellers r
      join store.reseller_tiers t on t.tenant_id = ${ctx.tenant.id} and t.id = r.tier_id
    where r.tenant_id = ${ctx.tenant.id} and r.id = ${resellerId}`)
  return row?.calls ?? 1
}

/** The account of somebody who leaves, with the names of its transactions and what they were for. The orders stay. */
export async function forgetBots(ctx: Ctx, personId: string): Promise<void> {
  const theirs = sql`tenant_id = ${ctx.tenant.id} and reseller_id in (select id from store.resellers
    where tenant_id = ${ctx.tenant.id} and person_id = ${personId})`
  await ctx.tx.run(sql`delete from store.bot_refs where ${theirs}`)
  await ctx.tx.run(sql`delete from store.bot_accounts where ${theirs}`)
}
