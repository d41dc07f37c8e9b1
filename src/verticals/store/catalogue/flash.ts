import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { sql } from '#kernel/db/sql.ts'
import { notFound } from '#kernel/problem/common.ts'
import type { ProblemKind } from '#kernel/problem/problem.ts'
import { announceTenant } from '#kernel/tenancy/hosts.ts'
import type { NewFlashSale } from './edit-schemas.ts'
import { flashOverlaps, flashPrice, flashTimes, referenceUnknown } from './problems.ts'
import { summarize } from './product-queries.ts'

const PAGE = 30

type Row = {
  id: string
  variant_id: string
  product_id: string
  product_name: string
  variant_name: string
  regular_idr: number
  price_idr: number
  starts_at: string
  ends_at: string
  cap: number
  per_buyer: number
  held: number
  sold: number
}

export async function listFlashSales(ctx: Ctx, { cursor, variantId }: { cursor?: string; variantId?: string }) {
  const rows = await ctx.tx.all(
    sql<Row>`select f.id, f.variant_id, p.id as product_id, p.name as product_name, v.name as variant_name,
        v.price_idr as regular_idr, f.price_idr, f.starts_at, f.ends_at, f.cap, f.per_buyer, f.held, f.sold
      from store.flash_sales f join store.variants v on v.tenant_id = ${ctx.tenant.id} and v.id = f.variant_id
        join store.products p on p.tenant_id = ${ctx.tenant.id} and p.id = v.product_id
      where f.tenant_id = ${ctx.tenant.id} ${cursor ? sql`and f.id < ${cursor}` : sql``}
        ${variantId ? sql`and f.variant_id = ${variantId}` : sql``}
      order by f.id desc limit ${PAGE + 1}`,
  )
  const items = rows.slice(0, PAGE).map((row) => ({
    id: row.id,
    variantId: row.variant_id,
    productId: row.product_id,
    productName: row.product_name,
    variantName: row.variant_name,
    regularIdr: row.regular_idr,
    priceIdr: row.price_idr,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    cap: row.cap,
    perBuyer: row.per_buyer,
    held: row.held,
    sold: row.sold,
    state: stateOf(row, ctx.now),
  }))
  return { items, next: rows.length > PAGE ? items.at(-1)!.id : null }
}

function stateOf({ starts_at, ends_at, cap, sold }: Row, now: Date): 'coming' | 'running' | 'sold_out' | 'ended' {
  if (new Date(ends_at) <= now) return 'ended'
  if (sold >= cap) return 'sold_out'
  return new Date(starts_at) <= now ? 'running' : 'coming'
}

/** Of one variant only one flash sale may run at a time; the variant's row stands guard. */
export async function createFlashSale(ctx: Ctx, input: NewFlashSale): Promise<{ id: string }> {
  const [startsAt, endsAt] = [new Date(input.startsAt), new Date(input.endsAt)]
  if (endsAt <= startsAt || endsAt <= ctx.now) throw at(flashTimes, 'endsAt')
  const variant = await ctx.tx.first(
    sql<{ product_id: string; price_idr: number }>`select product_id, price_idr from store.variants
      where tenant_id = ${ctx.tenant.id} and id = ${input.variantId} for update`,
  )
  if (!variant) throw at(referenceUnknown, 'variantId')
  if (input.priceIdr >= variant.price_idr) throw at(flashPrice, 'priceIdr')
  const id = newId()
  const added = await ctx.tx.run(
    sql`insert into store.flash_sales (tenant_id, id, variant_id, price_idr, starts_at, ends_at, cap, per_buyer)
      select ${ctx.tenant.id}, ${id}, ${input.variantId}, ${input.priceIdr}, ${startsAt}, ${endsAt}, ${input.cap}, ${input.perBuyer}
      where not exists (select from store.flash_sales where tenant_id = ${ctx.tenant.id}
        and variant_id = ${input.variantId} and starts_at < ${endsAt} and ends_at > ${startsAt})`,
  )
  if (added === 0) throw flashOverlaps()
  await summarize(ctx, [variant.product_id])
  announceTenant(ctx, ctx.tenant.id)
  return { id }
}

/** Ends a running sale now and takes a coming one back; what is held or sold stays as it was agreed. */
export async function endFlashSale(ctx: Ctx, id: string): Promise<void> {
  const row = await ctx.tx.first(
    sql<{ product_id: string }>`update store.flash_sales f
      set ends_at = greatest(least(f.ends_at, now()), least(f.starts_at, now()) + interval '1 millisecond'),
        starts_at = least(f.starts_at, now())
      from store.variants v
      where f.tenant_id = ${ctx.tenant.id} and f.id = ${id} and v.tenant_id = ${ctx.tenant.id} and v.id = f.variant_id
      returning v.product_id`,
  )
  if (!row) throw notFound()
  await summarize(ctx, [row.product_id])
  announceTenant(ctx, ctx.tenant.id)
}

function at(kind: ProblemKind, path: string) {
  return kind({}, [{ path, sentence: kind.sentence }])
}
