import type { Locale } from '#kernel/problem/problem.ts'
import { type Message, sayIn } from '#web/words.ts'

type Given = { matches: readonly ({ id: string; loaderData?: unknown } | undefined)[] }

/** The title of a page of resellers; such pages are nobody else's, so nobody finds them by a search. */
export function titled(word: Message) {
  return ({ matches }: Given) => {
    const root = matches.find((match) => match?.id === 'root')?.loaderData as
      | { locale: Locale; tenant: { name: string } }
      | undefined
    if (!root) return []
    return [{ title: `${sayIn(root.locale)(word)} · ${root.tenant.name}` }, { name: 'robots', content: 'noindex' }]
  }
}
