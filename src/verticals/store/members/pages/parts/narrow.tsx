import { m } from '#web/paraglide/messages.js'
import { Search } from '#web/ui/icons.ts'
import { useSay, type Message } from '#web/words.ts'

type NarrowProps = {
  path: string
  /** The parameter that holds the choice, and what is chosen now. */
  name: string
  chosen: string
  choices: readonly (readonly [value: string, label: Message])[]
  q: string
  hint: string
}

/** Words to look for and one choice; both stand in the address, so that a link to the page is the same list. */
export function Narrow({ path, name, chosen, choices, q, hint }: NarrowProps) {
  const say = useSay()
  const hrefOf = (value: string) => {
    const query = new URLSearchParams({ ...(value ? { [name]: value } : {}), ...(q ? { q } : {}) })
    return query.size > 0 ? `${path}?${query}` : path
  }
  return (
    <div className="space-y-4">
      <form method="get" action={path} role="search" className="flex gap-2">
        {chosen && <input type="hidden" name={name} value={chosen} />}
        <label className="min-w-0 grow">
          <span className="sr-only">{hint}</span>
          <input type="search" name="q" defaultValue={q} maxLength={80} placeholder={hint} className="field-input" />
        </label>
        <button type="submit" className="btn btn-quiet">
          <Search className="size-4.5" aria-hidden="true" />
          <span className="max-sm:sr-only">{say(m.member_search_go)}</span>
        </button>
      </form>
      <ul className="scroll-row">
        {choices.map(([value, label]) => (
          <li key={value} className="shrink-0">
            <a href={hrefOf(value)} aria-current={value === chosen ? 'true' : undefined} className="chip">
              {say(label)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** On to older entries, or back to the newest. */
export function More({ path, values, next }: { path: string; values: Record<string, string>; next: string | null }) {
  const say = useSay()
  const kept = Object.entries(values).filter(([name, value]) => value && name !== 'cursor')
  const first = new URLSearchParams(kept)
  if (!next && !values.cursor) return null
  return (
    <div className="flex justify-between gap-3">
      {values.cursor ? (
        <a href={first.size > 0 ? `${path}?${first}` : path} className="btn btn-quiet">
          {say(m.list_first)}
        </a>
      ) : (
        <span />
      )}
      {next && (
        <a href={`${path}?${new URLSearchParams([...kept, ['cursor', next]])}`} className="btn btn-quiet">
          {say(m.list_next)}
        </a>
      )}
    </div>
  )
}
