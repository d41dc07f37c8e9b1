import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import { notFound } from '#kernel/problem/common.ts'
import type { Problem } from '#kernel/problem/problem.ts'
import { synonymKnown, synonymsFull } from './problems.ts'
import { MOST_SYNONYMS, type Synonyms } from './schemas.ts'
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

/** Adds abbreviations. Of several people who do so at once nobody's are lost; one that is there already is refused by name. */
export async function addSynonyms(ctx: Ctx, { items }: Synonyms): Promise<void> {
  // Two ways to write one word are one; in one order, so that people who add the same do not wait for each other.
  const kept = new Map(items.map(({ word, means }) => [keptWords(word)[0]!, keptWords(means).join(' ')]))
  const words = [...kept.keys()].toSorted()
  const written = await ctx.tx.all(
    sql<{ word: string; there: number }>`
      with counted as (select count(*)::int as n from store.search_terms
        where tenant_id = ${ctx.tenant.id} and means is not null),
      written as (insert into store.search_terms as term (tenant_id, word, sound, letters, means)
        select ${ctx.tenant.id}, s.word, s.sound, s.letters, string_to_array(s.means, ' ')
        from unnest(${words}::text[], ${words.map(soundOf)}::text[], ${words.map(lettersOf)}::text[],
          ${words.map((word) => kept.get(word)!)}::text[]) as s (word, sound, letters, means)
        on conflict (tenant_id, word) do update set means = excluded.means where term.means is null returning word)
      select written.word, counted.n as there from written, counted`,
  )
  const fresh = new Set(written.map(({ word }) => word))
  const at = items.findIndex(({ word }) => !fresh.has(keptWords(word)[0]!))
  if (at !== -1) throw refused(synonymKnown, `items.${at}.word`)
  if ((written[0]?.there ?? 0) + words.length > MOST_SYNONYMS) throw refused(synonymsFull, 'items.0.word')
}

/** One that is no longer one is a word again where products have it, else gone. */
export async function removeSynonym(ctx: Ctx, word: string): Promise<void> {
  const gone = await ctx.tx.run(
    sql`update store.search_terms set means = null
      where tenant_id = ${ctx.tenant.id} and word = ${word} and means is not null`,
  )
  if (gone === 0) throw notFound()
  await forgetWords(ctx)
}

function refused(kind: typeof synonymKnown, path: string): Problem {
  return kind({}, [{ path, sentence: kind.sentence }])
}
