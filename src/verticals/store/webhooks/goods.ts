import { createHash } from 'node:crypto'
import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { sql } from '#kernel/db/sql.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { listGoods } from '../partner/catalogue.ts'
import type { GoodsPage } from '../partner/schemas.ts'
import { activeOf, type Reseller } from '../resellers/of.ts'
import { findByPerson } from '../resellers/queries.ts'
import { changesOf, type Told } from './goods-rules.ts'
import { GOODS_KINDS } from './rules.ts'
import { tellReseller } from './tell.ts'

/*
 * What has changed of the goods, told to the resellers who want to hear of it. Nobody who edits a product or buys a unit does
 * anything for it: once a minute the catalogue as a reseller sees it is held against what that reseller was last told.
 */

const EVERY_MS = 60_000
/** So many changes go into one message. */
const AT_ONCE = 100
const PAGE = 100

/** Looks at the goods for a person now, and from then on for as long as somebody listens. */
export function watchGoods(ctx: Ctx, personId: string, at: Date = ctx.now): void {
  enqueue(ctx, 'store.tellGoods', { personId }, { runAt: at, moves: true, key: `goods/${ctx.tenant.id}/${personId}` })
}

/** The same for somebody who may sell again, if any address of theirs listens. */
export async function watchAgain(ctx: Ctx, personId: string): Promise<void> {
  if (await isHeard(ctx, personId)) watchGoods(ctx, personId)
}

/** Tells what has changed since the last look. The first look tells nothing: there is nothing to hold it against. */
export async function tellGoods(ctx: Ctx, personId: string): Promise<void> {
  if (!(await isHeard(ctx, personId))) return forget(ctx, personId)
  const row = await findByPerson(ctx, personId)
  const reseller = row ? activeOf(row) : null
  // Stopped: held against the same when they may sell again, they hear what they missed.
  if (!reseller) return
  watchGoods(ctx, personId, new Date(ctx.now.getTime() + EVERY_MS))
  const [before, now] = [await findTold(ctx, personId), await readGoods(ctx, reseller)]
  const changes = changesOf(before, now)
  if (changes.upserts.length + changes.gone.length === 0) return
  keep(ctx, personId, changes)
  if (before.length === 0) return
  for (const { kind, items } of changes.messages)
    for (let from = 0; from < items.length; from += AT_ONCE) {
      const data = { items: items.slice(from, from + AT_ONCE) }
      const told = { kind, occasion: `${kind}/${newId()}`, at: ctx.now, data: async () => data }
      await tellReseller(ctx, { personId, mode: 'live' }, told)
    }
}

/** Begins again for everybody who listens: a look that was given up must not be the last one. */
export async function watchAll(ctx: Ctx): Promise<void> {
  const rows = await ctx.tx.all(sql<{ person_id: string }>`select distinct person_id from store.webhook_endpoints
    where tenant_id = ${ctx.tenant.id} and status = 'active' and mode = 'live' and ${hearsGoods}`)
  for (const { person_id } of rows) watchGoods(ctx, person_id)
}

const hearsGoods = sql<boolean>`(events = '{}' or events && ${sql.lit(`{${GOODS_KINDS.join(',')}}`)}::text[])`

async function isHeard(ctx: Ctx, personId: string): Promise<boolean> {
  const row = await ctx.tx.first(sql<{ n: number }>`select 1 as n from store.webhook_endpoints
    where tenant_id = ${ctx.tenant.id} and person_id = ${personId} and status = 'active' and mode = 'live'
      and ${hearsGoods} limit 1`)
  return row !== undefined
}

async function readGoods(ctx: Ctx, reseller: Reseller): Promise<Told[]> {
  const told: Told[] = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page: GoodsPage = await listGoods(ctx, reseller, { limit: PAGE, ...(cursor ? { cursor } : {}) })
    told.push(...page.items.flatMap(toldOf))
    cursor = page.nextCursor
  }
  return told
}

function toldOf({ variants, ...product }: GoodsPage['items'][number]): Told[] {
  return variants.map(({ id, priceIdr, available, stock: _stock, retailIdr: _retail, ...variant }) => ({
    variantId: id,
    productId: product.id,
    priceIdr,
    inStock: available,
    digest: createHash('sha256')
      .update(JSON.stringify([product, variant]))
      .digest('hex')
      .slice(0, 32),
  }))
}

function findTold(ctx: Ctx, personId: string): Promise<Told[]> {
  return ctx.tx.all(sql<Told>`select variant_id as "variantId", product_id as "productId", price_idr as "priceIdr",
      in_stock as "inStock", digest
    from store.webhook_goods where tenant_id = ${ctx.tenant.id} and person_id = ${personId}`)
}

function keep(ctx: Ctx, personId: string, { upserts, gone }: ReturnType<typeof changesOf>): void {
  if (gone.length > 0)
    ctx.tx.defer(sql`delete from store.webhook_goods where tenant_id = ${ctx.tenant.id} and person_id = ${personId}
      and variant_id = any(${gone.map(({ variantId }) => variantId)}::uuid[])`)
  if (upserts.length === 0) return
  ctx.tx.defer(sql`
    insert into store.webhook_goods (tenant_id, person_id, variant_id, product_id, price_idr, in_stock, digest)
    select ${ctx.tenant.id}, ${personId}, one.* from unnest(${upserts.map(({ variantId }) => variantId)}::uuid[],
      ${upserts.map(({ productId }) => productId)}::uuid[], ${upserts.map(({ priceIdr }) => priceIdr)}::bigint[],
      ${upserts.map(({ inStock }) => inStock)}::boolean[], ${upserts.map(({ digest }) => digest)}::text[]) as one
    on conflict (tenant_id, person_id, variant_id) do update set product_id = excluded.product_id,
      price_idr = excluded.price_idr, in_stock = excluded.in_stock, digest = excluded.digest`)
}

async function forget(ctx: Ctx, personId: string): Promise<void> {
  await ctx.tx.run(sql`delete from store.webhook_goods where tenant_id = ${ctx.tenant.id} and person_id = ${personId}`)
}
