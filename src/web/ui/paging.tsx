import { Link, useSearchParams } from 'react-router'
import { m } from '../paraglide/messages.js'
import { useSay } from '../words.ts'

/** Forward by cursor, back to the start; the browser's own back button does the rest. */
export function Paging({ next }: { next: string | null }) {
  const say = useSay()
  const [search] = useSearchParams()
  const to = (cursor: string | null) => {
    const wanted = new URLSearchParams(search)
    if (cursor) wanted.set('cursor', cursor)
    else wanted.delete('cursor')
    return `?${wanted}`
  }
  if (!next && !search.has('cursor')) return null
  return (
    <div className="mt-5 flex justify-between gap-3">
      {search.has('cursor') ? (
        <Link to={to(null)} className="btn btn-quiet">
          {say(m.list_first)}
        </Link>
      ) : (
        <span />
      )}
      {next && (
        <Link to={to(next)} className="btn btn-quiet">
          {say(m.list_next)}
        </Link>
      )}
    </div>
  )
}

/** The cursor of a list's address, ready for an operation's input. */
export function cursorOf(request: Request): { cursor?: string } {
  const cursor = new URL(request.url).searchParams.get('cursor')
  return cursor ? { cursor } : {}
}
