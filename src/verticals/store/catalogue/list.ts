import type { Ctx } from '#kernel/context.ts'
import { type Query, sql } from '#kernel/db/sql.ts'
import { invalidInput } from '#kernel/problem/common.ts'
import { productsHere } from '../outlets/prices.ts'
import { lettersOf, soundOf, wordsOf } from '../search/words.ts'
import { cardColumns, cardOf, type CardRow, picked, unitsOf } from './cards.ts'
import type { Sort } from './rules.ts'
import type { ListProducts, ProductList } from './schemas.ts'

/* The public list: one statement, whatever is asked for. Pages follow each other by the last row's key. */

/** Nobody reads further. */
const MOST_FOUND = 500

type Key = string | number
type Row = CardRow & { key: Key; corrected: string | null }

export async function listProducts(ctx: Ctx, input: ListProducts): Promise<ProductList> {
  const words = input.q ? wordsOf(input.q) : []
  // Signs without a letter or a digit are found nowhere.
  if (input.q && words.length === 0) return { items: [], nextCursor: null, corrected: null }
  const sort = input.sort === 'relevance' || !input.sort ? (words.length > 0 ? 'relevance' : 'best') : input.sort
  const after = input.cursor ? readCursor(input.cursor, sort) : null
  const rows = (await ctx.tx.first(listQuery(ctx, input, words, sort, after)))!.rows ?? []
  const shown = rows.slice(0, input.limit)
  const last = shown.at(-1)
  return {
    items: shown.map(cardOf),
    nextCursor: last && rows.length > input.limit ? writeCursor(sort, last.key, last.id) : null,
    corrected: rows[0]?.corrected ?? null,
  }
}

/** Products chosen for the front page, the latest choice first. */
export async function listFeatured(ctx: Ctx, limit: number): Promise<Pick<ProductList, 'items'>> {
  const rows = await ctx.tx.all(
    sql<CardRow>`select ${cardColumns(ctx)} from ${productsHere(ctx)} p
      left join store.categories c on c.tenant_id = ${ctx.tenant.id} and c.id = p.category_id
      where p.tenant_id = ${ctx.tenant.id} and p.featured_at is not null and p.status in ('active', 'paused')
      order by p.featured_at desc, p.id limit ${limit}`,
  )
  return { items: rows.map(cardOf) }
}

type After = { key: Key; id: string }

function listQuery(
  ctx: Ctx,
  input: ListProducts,
  words: string[],
  sort: Sort,
  after: After | null,
): Query<{ rows: Row[] | null }> {
  const order = ORDERS[sort]
  const searched = words.length > 0
  const found = searched
    ? sql`join store.search_products(${words}::text[], ${words.map(soundOf)}::text[], ${words.map(lettersOf)}::text[],
        ${sql.lit(MOST_FOUND)}) found on found.id = p.id`
    : sql``
  // One value is read much faster than hundreds.
  return sql<{ rows: Row[] | null }>`select json_agg(r) as rows from (
    select ${cardColumns(ctx)}, p.key, ${searched ? sql`p.corrected` : sql`null::text as corrected`}
    from (
      select ${picked}, ${order.key} as key ${searched ? sql`, found.corrected` : sql``}
      from ${productsHere(ctx, readsAll(input, sort, searched) ? 'all' : 'few')} p ${found}
      where p.tenant_id = ${ctx.tenant.id} and p.status in ('active', 'paused') ${filters(ctx, input)}
        ${after ? order.after(after) : sql``}
      order by ${order.by} limit ${fetched(input.limit)}) p
    left join store.categories c on c.tenant_id = ${ctx.tenant.id} and c.id = p.category_id
    order by ${order.outer}) r`
}

/** Whether the price of everything has to be known, to sort or to filter by it. A search has left some hundreds at most. */
function readsAll({ minIdr, maxIdr }: ListProducts, sort: Sort, searched: boolean): boolean {
  return !searched && (sort === 'cheapest' || sort === 'dearest' || (minIdr ?? maxIdr) !== undefined)
}

/**
 * How many rows are asked for: one more than are shown tells whether there are more. As a parameter the number would keep
 * the server from keeping its plan, so there are a few fixed ones.
 */
function fetched(limit: number) {
  return sql.lit([13, 25, 49].find((size) => size > limit) ?? 49)
}

/** Those that are few in number have a statement of their own; the rest are parameters that may be null. */
function filters(ctx: Ctx, { category, kind, minIdr, maxIdr, available }: ListProducts) {
  const inCategory = category
    ? sql`and p.category_id = (select id from store.categories where tenant_id = ${ctx.tenant.id} and slug = ${category} and visible)`
    : sql``
  const narrowed =
    kind || minIdr !== undefined || maxIdr !== undefined
      ? sql`and p.kind = coalesce(${kind ?? null}::text, p.kind) and p.from_idr >= ${minIdr ?? 0}::bigint
          and p.from_idr <= ${maxIdr ?? Number.MAX_SAFE_INTEGER}::bigint`
      : sql``
  const free = available === 'true' ? sql`and p.status = 'active' and coalesce(${unitsOf(ctx)}, 1) > 0` : sql``
  return sql`${inCategory} ${narrowed} ${free}`
}

type Fragment = ReturnType<typeof sql>
type Order = {
  /** What the rows are ordered by, beside the id. */
  key: Fragment
  by: Fragment
  outer: Fragment
  after: (after: After) => Fragment
}

const ORDERS: Record<Sort, Order> = {
  relevance: {
    key: sql`found.place`,
    by: sql`found.place`,
    outer: sql`p.key`,
    after: ({ key }) => sql`and found.place > ${key}::int`,
  },
  // Ids are made in the order of time.
  newest: {
    key: sql`0`,
    by: sql`p.id desc`,
    outer: sql`p.id desc`,
    after: ({ id }) => sql`and p.id < ${id}::uuid`,
  },
  best: {
    key: sql`p.sold_count`,
    by: sql`p.sold_count desc, p.id desc`,
    outer: sql`p.key desc, p.id desc`,
    after: ({ key, id }) => sql`and (p.sold_count, p.id) < (${key}::int, ${id}::uuid)`,
  },
  cheapest: {
    key: sql`p.from_idr`,
    by: sql`p.from_idr, p.id`,
    outer: sql`p.key, p.id`,
    after: ({ key, id }) => sql`and (p.from_idr, p.id) > (${key}::bigint, ${id}::uuid)`,
  },
  dearest: {
    key: sql`p.from_idr`,
    by: sql`p.from_idr desc, p.id desc`,
    outer: sql`p.key desc, p.id desc`,
    after: ({ key, id }) => sql`and (p.from_idr, p.id) < (${key}::bigint, ${id}::uuid)`,
  },
  name: {
    key: sql`lower(p.name) collate "C"`,
    by: sql`lower(p.name) collate "C", p.id`,
    outer: sql`p.key collate "C", p.id`,
    after: ({ key, id }) => sql`and (lower(p.name) collate "C", p.id) > (${key}::text, ${id}::uuid)`,
  },
}

function writeCursor(sort: Sort, key: Key, id: string): string {
  return Buffer.from(JSON.stringify([sort, key, id])).toString('base64url')
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function readCursor(cursor: string, sort: Sort): After {
  try {
    const [made, key, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [Sort, Key, string]
    const typed =
      typeof key === (sort === 'name' ? 'string' : 'number') && (sort === 'name' || Number.isSafeInteger(key))
    if (made === sort && typed && UUID.test(id)) return { key, id }
  } catch {
    // Told below.
  }
  const sentence = {
    id: 'Halaman ini sudah tidak berlaku. Mulai dari awal.',
    en: 'This page is no longer valid. Start anew.',
  }
  throw invalidInput({}, [{ path: 'cursor', sentence }])
}
