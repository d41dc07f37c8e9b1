import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import type { Synonyms } from './schemas.ts'
import { forgetWords } from './vocabulary.ts'
import { keptWords, lettersOf, soundOf } from './words.ts'

/** What people write short, for a shop that has not said anything else. */
export const FIRST_SYNONYMS: Synonyms['items'] = [
  { word: 'nflx', means: 'netflix' },
  { word: 'yt', means: 'youtube' },
  { word: 'spoti', means: 'spotify' },
  { word: 'prem', means: 'premium' },
  { word: 'ml', means: 'mobile legends' },
  { word: 'ff', means: 'free fire' },
  { word: 'dm', means: 'diamond' },
  { word: 'bln', means: 'bulan' },
  { word: 'thn', means: 'tahun' },
  { word: 'hr', means: 'hari' },
  { word: 'vcr', means: 'voucher' },
  { word: 'gc', means: 'gift card' },
]

export async function readSynonyms(ctx: Ctx): Promise<Synonyms> {
  const rows = await ctx.tx.all(
    sql<{ word: string; means: string[] }>`select word, means from store.search_terms
      where tenant_id = ${ctx.tenant.id} and means is not null order by word`,
  )
  return { items: rows.map(({ word, means }) => ({ word, means: means.join(' ') })) }
}

/** Replaces the shop's abbreviations. One that is no longer one is a word again where products have it, else gone. */
export async function writeSynonyms(ctx: Ctx, { items }: Synonyms): Promise<void> {
  const known = new Map(items.map(({ word, means }) => [keptWords(word)[0], keptWords(means)]))
  const kept = [...known].filter(([word, means]) => word && means.length > 0) as [string, string[]][]
  await ctx.tx.run(
    sql`update store.search_terms set means = null where tenant_id = ${ctx.tenant.id} and means is not null`,
  )
  await forgetWords(ctx)
  const words = kept.map(([word]) => word)
  await ctx.tx.run(
    sql`insert into store.search_terms (tenant_id, word, sound, letters, means)
      select ${ctx.tenant.id}, s.word, s.sound, s.letters, string_to_array(s.means, ' ')
      from unnest(${words}::text[], ${words.map(soundOf)}::text[], ${words.map(lettersOf)}::text[],
        ${kept.map(([, means]) => means.join(' '))}::text[]) as s (word, sound, letters, means)
      on conflict (tenant_id, word) do update set means = excluded.means`,
  )
}
