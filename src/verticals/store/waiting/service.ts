import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { sql } from '#kernel/db/sql.ts'
import { notFound } from '#kernel/problem/common.ts'
import { noFlashSale, stillThere } from './problems.ts'
import type { JoinWaiting } from './schemas.ts'
import { flashFreed } from './turns.ts'

const PAGE = 30

/** A place in the line. Whoever asks again keeps the place they had. */
export async function join(ctx: Ctx, input: JoinWaiting): Promise<{ place: number }> {
  const variant = await findVariant(ctx, input.variantId)
  if (!variant) throw notFound()
  if (input.for === 'flash' && !variant.flash_id) throw noFlashSale()
  if (input.for === 'flash' ? variant.flash_free > 0 : variant.free && !variant.paused) throw stillThere()
  const saleId = input.for === 'flash' ? variant.flash_id : null
  const id = newId()
  const row = await ctx.tx.first(
    sql<{ id: string }>`insert into store.waiting (tenant_id, id, variant_id, flash_sale_id, email, whatsapp, locale)
      values (${ctx.tenant.id}, ${id}, ${input.variantId}, ${saleId}, ${input.email}, ${input.whatsapp ?? null}, ${ctx.locale})
      on conflict (tenant_id, variant_id, email) where told_at is null do update set
        flash_sale_id = excluded.flash_sale_id, whatsapp = coalesce(excluded.whatsapp, waiting.whatsapp)
      returning id`,
  )
  if (saleId) await flashFreed(ctx, saleId)
  const line = await ctx.tx.first(
    sql<{ place: number }>`select count(*)::int as place from store.waiting where tenant_id = ${ctx.tenant.id}
      and variant_id = ${input.variantId} and told_at is null and flash_sale_id is not distinct from ${saleId}::uuid
      and id <= ${row!.id}`,
  )
  return { place: line!.place }
}

export async function list(
  ctx: Ctx,
  { cursor, variantId }: { cursor?: string | undefined; variantId?: string | undefined },
) {
  const rows = await ctx.tx.all(
    sql<WaitingRow>`select w.id, w.variant_id, p.name as product_name, v.name as variant_name,
        w.flash_sale_id is not null as flash, w.email, w.told_at, w.created_at
      from store.waiting w join store.variants v on v.tenant_id = ${ctx.tenant.id} and v.id = w.variant_id
        join store.products p on p.tenant_id = ${ctx.tenant.id} and p.id = v.product_id
      where w.tenant_id = ${ctx.tenant.id} ${cursor ? sql`and w.id < ${cursor}` : sql``}
        ${variantId ? sql`and w.variant_id = ${variantId}` : sql``} order by w.id desc limit ${PAGE + 1}`,
  )
  const items = rows.slice(0, PAGE).map((row) => ({
    id: row.id,
    variantId: row.variant_id,
    productName: row.product_name,
    variantName: row.variant_name,
    flash: row.flash,
    email: row.email,
    toldAt: row.told_at,
    createdAt: row.created_at,
  }))
  return { items, next: rows.length > PAGE ? items.at(-1)!.id : null }
}

type WaitingRow = {
  id: string
  variant_id: string
  product_name: string
  variant_name: string
  flash: boolean
  email: string
  told_at: string | null
  created_at: string
}

/** A visible variant of a product on sale: whether a unit is free, and its flash sale of now with units not yet sold. */
function findVariant(ctx: Ctx, id: string) {
  return ctx.tx.first(
    sql<{ free: boolean; paused: boolean; flash_id: string | null; flash_free: number }>`
      select p.status = 'paused' as paused, f.id as flash_id,
        coalesce(f.cap - f.held - f.sold - (select count(*)::int from store.waiting w where w.tenant_id = ${ctx.tenant.id}
          and w.flash_sale_id = f.id and (w.turn_ends_at > now() or w.told_at is null)), 0) as flash_free,
        case when v.bundle then coalesce(store.bundle_units(${ctx.tenant.id}::uuid, array[v.id]), 0) > 0
          else p.kind in ('invite', 'file') or exists (select from store.stock_items s where s.tenant_id = ${ctx.tenant.id}
            and s.variant_id = v.id and s.status = 'available') end as free
      from store.variants v join store.products p on p.tenant_id = ${ctx.tenant.id} and p.id = v.product_id
        left join store.flash_sales f on f.tenant_id = ${ctx.tenant.id} and f.variant_id = v.id
          and f.starts_at <= now() and f.ends_at > now() and f.sold < f.cap
      where v.tenant_id = ${ctx.tenant.id} and v.id = ${id} and v.visible and p.status in ('active', 'paused') limit 1`,
  )
}
