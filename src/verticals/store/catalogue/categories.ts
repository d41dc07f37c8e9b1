import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { sql } from '#kernel/db/sql.ts'
import { notFound } from '#kernel/problem/common.ts'
import { announceTenant } from '#kernel/tenancy/hosts.ts'
import { productsHere } from '../outlets/prices.ts'
import { pictureOf, type StoredPicture } from './cards.ts'
import type { EditCategory, NewCategory } from './edit-schemas.ts'
import { keepPictures } from './pictures.ts'
import { categoryUsed, slugTaken } from './problems.ts'
import { freeSlug, slugOf } from './rules.ts'

type Row = {
  id: string
  slug: string
  name: string
  summary: string
  art: string
  picture: StoredPicture | null
  featured: boolean
  visible: boolean
  products: number
}

/** The visible categories in their order, with how many products each shows. */
export async function listCategories(ctx: Ctx) {
  const rows = await findCategories(ctx, true)
  const items = rows.map(({ picture, products, visible: _visible, ...row }) => ({
    ...row,
    picture: picture && pictureOf(picture),
    count: products,
  }))
  return { items }
}

export async function listAllCategories(ctx: Ctx) {
  const rows = await findCategories(ctx, false)
  return { items: rows.map(({ picture, ...row }) => ({ ...row, pictureId: picture?.id ?? null })) }
}

export async function createCategory(
  ctx: Ctx,
  { slug, ...fields }: NewCategory,
): Promise<{ id: string; slug: string }> {
  const [picture] = await keepPictures(ctx, fields.pictureId ? [fields.pictureId] : [], [], 'pictureId')
  const wanted = slug ?? (slugOf(fields.name) || 'kategori')
  const free = freeSlug(wanted, await takenSlugs(ctx, null))
  if (slug && free !== slug) throw taken(slug, free)
  const id = newId()
  const added = await ctx.tx.run(
    sql`insert into store.categories (tenant_id, id, slug, name, summary, art, picture, featured, visible, position)
      select ${ctx.tenant.id}, ${id}, ${free}, ${fields.name}, ${fields.summary}, ${fields.art},
        ${picture ? JSON.stringify(picture) : null}::jsonb, ${fields.featured}, ${fields.visible},
        coalesce((select max(position) + 1 from store.categories where tenant_id = ${ctx.tenant.id}), 0)
      on conflict (tenant_id, slug) do nothing`,
  )
  if (added === 0) throw taken(free, freeSlug(free, new Set([free])))
  announceTenant(ctx, ctx.tenant.id)
  return { id, slug: free }
}

export async function updateCategory(ctx: Ctx, { id, slug, ...fields }: EditCategory): Promise<void> {
  const before = await ctx.tx.first(
    sql<{ id: string }>`select id from store.categories where tenant_id = ${ctx.tenant.id} and id = ${id} for update`,
  )
  if (!before) throw notFound()
  const [picture] = await keepPictures(ctx, fields.pictureId ? [fields.pictureId] : [], [], 'pictureId')
  const free = freeSlug(slug, await takenSlugs(ctx, id))
  if (free !== slug) throw taken(slug, free)
  await ctx.tx.run(
    sql`update store.categories set slug = ${slug}, name = ${fields.name}, summary = ${fields.summary},
        art = ${fields.art}, picture = ${picture ? JSON.stringify(picture) : null}::jsonb, featured = ${fields.featured},
        visible = ${fields.visible}, updated_at = now()
      where tenant_id = ${ctx.tenant.id} and id = ${id}`,
  )
  announceTenant(ctx, ctx.tenant.id)
}

/** An empty category goes; one with products says how many. */
export async function deleteCategory(ctx: Ctx, id: string): Promise<void> {
  const row = await ctx.tx.first(
    sql<{ count: number }>`select (select count(*)::int from store.products
        where tenant_id = ${ctx.tenant.id} and category_id = ${id}) as count
      from store.categories where tenant_id = ${ctx.tenant.id} and id = ${id} for update`,
  )
  if (!row) throw notFound()
  if (row.count > 0) throw categoryUsed({ count: row.count })
  await ctx.tx.run(sql`delete from store.categories where tenant_id = ${ctx.tenant.id} and id = ${id}`)
  announceTenant(ctx, ctx.tenant.id)
}

/** The named ones first, in this order; the others keep theirs behind them. */
export async function orderCategories(ctx: Ctx, ids: readonly string[]): Promise<void> {
  await ctx.tx.run(
    sql`update store.categories c set position = n.place
      from (select id, row_number() over (order by array_position(${ids}::uuid[], id) nulls last, position, id) as place
        from store.categories where tenant_id = ${ctx.tenant.id}) n
      where c.tenant_id = ${ctx.tenant.id} and c.id = n.id`,
  )
  announceTenant(ctx, ctx.tenant.id)
}

function findCategories(ctx: Ctx, shown: boolean): Promise<Row[]> {
  return ctx.tx.all(
    sql<Row>`select c.id, c.slug, c.name, c.summary, c.art, c.picture, c.featured, c.visible,
        coalesce(n.products, 0) as products
      from store.categories c left join (
        select category_id, count(*)::int as products from ${productsHere(ctx, 'all')} p where tenant_id = ${ctx.tenant.id}
          ${shown ? sql`and status in ('active', 'paused')` : sql``} group by category_id) n on n.category_id = c.id
      where c.tenant_id = ${ctx.tenant.id} ${shown ? sql`and c.visible` : sql``} order by c.position, c.id`,
  )
}

async function takenSlugs(ctx: Ctx, but: string | null): Promise<Set<string>> {
  const rows = await ctx.tx.all(
    sql<{ slug: string }>`select slug from store.categories where tenant_id = ${ctx.tenant.id}
      and (${but}::uuid is null or id <> ${but}::uuid)`,
  )
  return new Set(rows.map(({ slug }) => slug))
}

function taken(slug: string, suggestion: string) {
  const refused = slugTaken({ slug, suggestion })
  return slugTaken({ slug, suggestion }, [{ path: 'slug', sentence: refused.sentence }])
}
