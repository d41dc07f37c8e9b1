import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import { lettersOf, soundOf } from './words.ts'

/** Digits alone have no other spelling. */
const SPELT = /\p{L}/u

/** Adds words to those of the shop, by which misspelt ones are understood. */
export async function keepWords(ctx: Ctx, words: readonly string[]): Promise<void> {
  const spelt = words.filter((word) => word.length > 1 && SPELT.test(word)).toSorted()
  if (spelt.length === 0) return
  await ctx.tx.run(
    sql`insert into store.search_terms (tenant_id, word, sound, letters)
      select ${ctx.tenant.id}, * from unnest(${spelt}::text[], ${spelt.map(soundOf)}::text[], ${spelt.map(lettersOf)}::text[])
      on conflict do nothing`,
  )
}

/** Forgets words that no product has any longer. */
export async function forgetWords(ctx: Ctx): Promise<void> {
  await ctx.tx.run(
    sql`delete from store.search_terms where tenant_id = ${ctx.tenant.id} and means is null and word not in (
      select unnest(search_words) from store.products where tenant_id = ${ctx.tenant.id} and status <> 'archived')`,
  )
}
