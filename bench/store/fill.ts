import { newId } from '#kernel/db/id.ts'
import { slugOf } from '../../src/verticals/store/catalogue/rules.ts'
import { keptWords, lettersOf, soundOf } from '../../src/verticals/store/search/words.ts'
import { categories, good } from './goods.ts'

/** Runs SQL inside one shop, as the database's owner. */
type Run = (text: string, values: unknown[]) => Promise<unknown>

const AT_ONCE = 2_000

/** Fills a shop with invented products of one variant each, every third with a few units and most with many. */
export async function fillShop(run: Run, tenantId: string, products: number, units = 12): Promise<void> {
  const rooms = categories.map((name) => ({ id: newId(), name }))
  await run(
    `insert into store.categories (tenant_id, id, slug, name, position)
     select $1, id, lower(name), name, place from unnest($2::uuid[], $3::text[]) with ordinality as c (id, name, place)`,
    [tenantId, rooms.map(({ id }) => id), rooms.map(({ name }) => name)],
  )
  for (let from = 0; from < products; from += AT_ONCE) {
    const places = Array.from({ length: Math.min(AT_ONCE, products - from) }, (_, step) => from + step)
    await fillPart(run, tenantId, places, new Map(rooms.map(({ id, name }) => [name, id])), units)
  }
}

async function fillPart(
  run: Run,
  tenantId: string,
  places: number[],
  rooms: Map<string, string>,
  units: number,
): Promise<void> {
  const rows = places.map((place) => {
    const made = good(place)
    const words = keptWords(made.name, made.tags.join(' '), made.category, made.summary)
    return { place, made, words, id: newId(), variantId: newId(), slug: slugOf(made.name) }
  })
  await run(
    `insert into store.products (tenant_id, id, slug, name, category_id, kind, status, summary, description, tags, art,
       from_idr, compare_at_idr, stock_variant_ids, sold_count, rating_count, rating_sum, median_seconds, name_words, search_words)
     select $1, p.id, p.slug, p.name, p.category_id, 'stock', 'active', p.summary, 'Dikirim **otomatis**.', string_to_array(p.tags, ','),
       'kotak', p.price, p.price + 10000, array[p.variant_id], (p.place * 7919) % 5000, 20, 90, 7,
       string_to_array(p.named, ' '), string_to_array(p.words, ' ')
     from unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::int[], $9::uuid[], $10::int[], $11::text[], $12::text[])
       as p (id, slug, name, category_id, summary, tags, price, variant_id, place, named, words)`,
    [
      tenantId,
      rows.map(({ id }) => id),
      rows.map(({ slug }) => slug),
      rows.map(({ made }) => made.name),
      rows.map(({ made }) => rooms.get(made.category)),
      rows.map(({ made }) => made.summary),
      rows.map(({ made }) => made.tags.join(',')),
      rows.map(({ made }) => made.priceIdr),
      rows.map(({ variantId }) => variantId),
      rows.map(({ place }) => place),
      rows.map(({ made }) => keptWords(made.name).join(' ')),
      rows.map(({ words }) => words.join(' ')),
    ],
  )
  await run(
    `insert into store.variants (tenant_id, id, product_id, name, price_idr, compare_at_idr)
     select $1, v.id, v.product_id, 'Reguler', v.price, v.price + 10000 from unnest($2::uuid[], $3::uuid[], $4::int[]) as v (id, product_id, price)`,
    [tenantId, rows.map(({ variantId }) => variantId), rows.map(({ id }) => id), rows.map(({ made }) => made.priceIdr)],
  )
  if (units > 0) {
    await run(
      `insert into store.stock_items (tenant_id, id, variant_id, sealed)
       select $1, gen_random_uuid(), v.id, '\\x00' from unnest($2::uuid[]) with ordinality as v (id, place),
         generate_series(1, case when v.place % 3 = 0 then v.place % 5 else $3 end)`,
      [tenantId, rows.map(({ variantId }) => variantId), units],
    )
  }
  const words = [...new Set(rows.flatMap((row) => row.words))].filter((word) => word.length > 1 && /\p{L}/u.test(word))
  await run(
    `insert into store.search_terms (tenant_id, word, sound, letters)
     select $1, * from unnest($2::text[], $3::text[], $4::text[]) on conflict do nothing`,
    [tenantId, words, words.map(soundOf), words.map(lettersOf)],
  )
}
