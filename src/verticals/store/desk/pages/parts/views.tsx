import { Form, Link } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { Save, X } from '#web/ui/icons.ts'
import { useSay, type Message } from '#web/words.ts'
import { queryOf, type Values } from '#web/ui/filters.tsx'
import type { SavedView } from './listed.ts'

type Props = {
  path: string
  values: Values
  /** Ready-made filters, the empty one first. */
  ready: readonly (readonly [query: string, word: Message])[]
  saved: SavedView[]
}

/** Ready-made filters and those that this person keeps, the one in use marked; a new one can be kept by a name. */
export function Views({ path, values, ready, saved }: Props) {
  const say = useSay()
  const here = queryOf(values)
  const known = [...ready.map(([query]) => query), ...saved.map(({ query }) => query)]
  // A choice of one is none.
  if (ready.length === 1 && saved.length === 0 && known.includes(here)) return null
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-2">
      <nav aria-label={say(m.view_label)} className="-mx-1 max-w-full min-w-0 overflow-x-auto px-1">
        <ul className="flex gap-1">
          {ready.map(([query, word]) => (
            <li key={query}>
              <Tab to={query ? `${path}?${query}` : path} here={query === here} word={say(word)} />
            </li>
          ))}
          {saved.map(({ id, name, query }) => (
            <li key={id} className="flex">
              <Tab to={`${path}?${query}`} here={query === here} word={name} />
              {query === here && <Forget id={id} name={name} />}
            </li>
          ))}
        </ul>
      </nav>
      {!known.includes(here) && <Keep query={here} />}
    </div>
  )
}

function Tab({ to, here, word }: { to: string; here: boolean; word: string }) {
  return (
    <Link
      to={to}
      aria-current={here ? 'page' : undefined}
      className="hit rounded-field text-muted hover:bg-base-300/60 aria-[current=page]:bg-primary-soft aria-[current=page]:text-primary-soft-ink px-3 text-sm font-medium whitespace-nowrap aria-[current=page]:font-semibold"
    >
      {word}
    </Link>
  )
}

function Forget({ id, name }: { id: string; name: string }) {
  const say = useSay()
  return (
    <Form method="post">
      <input type="hidden" name="id" value={id} />
      <button
        type="submit"
        name="intent"
        value="view-delete"
        aria-label={say(m.sell_desk_view_forget, { name })}
        className="hit text-muted hover:text-base-content w-9 cursor-pointer justify-center"
      >
        <X className="size-4" aria-hidden="true" />
      </button>
    </Form>
  )
}

function Keep({ query }: { query: string }) {
  const say = useSay()
  return (
    <details className="relative" key={query}>
      <summary className="hit link-quiet cursor-pointer list-none gap-2 px-2 text-sm font-medium [&::-webkit-details-marker]:hidden">
        <Save className="size-4" aria-hidden="true" />
        {say(m.sell_desk_view_keep)}
      </summary>
      <Form
        method="post"
        className="bg-surface border-line shadow-float rounded-box absolute top-full left-0 z-20 flex w-[min(22rem,85vw)] items-end gap-2 border p-4"
      >
        <input type="hidden" name="query" value={query} />
        <label className="min-w-0 grow">
          <span className="mb-1 block text-sm font-semibold">{say(m.sell_desk_view_name)}</span>
          <input name="name" required maxLength={60} autoComplete="off" className="field-input" />
        </label>
        <button type="submit" name="intent" value="view-save" className="btn btn-primary min-h-11">
          {say(m.sell_desk_save)}
        </button>
      </Form>
    </details>
  )
}
