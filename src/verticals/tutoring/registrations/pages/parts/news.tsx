import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { RefreshCw } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'

/** Says quietly that somebody has registered meanwhile; nothing under the reader's hands moves by itself. */
export function News({ newest }: { newest: string | null }) {
  const say = useSay()
  const count = useNewsCount(newest)
  return (
    <div aria-live="polite">
      {count > 0 && (
        <p className="bg-tone-info text-tone-info-ink rounded-box mb-4 flex flex-wrap items-center gap-x-3 px-4">
          <span className="num font-semibold">{count === 1 ? say(m.reg_news_one) : say(m.reg_news, { count })}</span>
          <Link to="/admin/registrations" className="hit gap-2 font-bold underline underline-offset-4">
            <RefreshCw className="size-4.5" aria-hidden="true" />
            {say(m.reg_news_load)}
          </Link>
        </p>
      )}
    </div>
  )
}

/** How many came after the newest one shown; asked anew whenever the server says that something has come. */
function useNewsCount(newest: string | null): number {
  const [seen, setSeen] = useState({ newest, count: 0 })
  useEffect(() => {
    let gone = false
    const look = async () => {
      try {
        const answer = await fetch(`/api/v1/tutoring/registration-news${newest ? `?after=${newest}` : ''}`)
        if (!answer.ok || gone) return
        setSeen({ newest, count: ((await answer.json()) as { count: number }).count })
      } catch {
        // The network is away; the next event asks again.
      }
    }
    const source = new EventSource('/api/v1/tutoring/registration-events')
    source.addEventListener('changed', () => void look())
    // Whatever came while there was no connection is asked for when there is one.
    source.addEventListener('open', () => void look())
    return () => {
      gone = true
      source.close()
    }
  }, [newest])
  return seen.newest === newest ? seen.count : 0
}
