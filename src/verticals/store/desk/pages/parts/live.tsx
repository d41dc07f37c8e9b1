import { useEffect, useRef, useState } from 'react'
import { useRevalidator } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { useSay } from '#web/words.ts'

const GAP_MS = 2_000
const POLL_MS = 20_000

/**
 * Reads the page again when an order of the shop has changed, at most every two seconds, and now and then anyway; says
 * when it last did.
 */
export function LiveShop() {
  const say = useSay()
  const { revalidate } = useRevalidator()
  const [at, setAt] = useState<string | null>(null)
  const again = useRef(revalidate)
  useEffect(() => {
    again.current = revalidate
  })
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | null = null
    const look = () => {
      waiting ??= setTimeout(() => {
        waiting = null
        if (!document.hidden) void again.current().then(() => setAt(clock()))
      }, GAP_MS)
    }
    const source = new EventSource('/api/v1/store/admin/order-events')
    source.addEventListener('changed', look)
    const poll = setInterval(look, POLL_MS)
    document.addEventListener('visibilitychange', look)
    return () => {
      source.close()
      clearInterval(poll)
      if (waiting) clearTimeout(waiting)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
  return (
    <p className="text-muted num flex min-h-5 items-center gap-2 text-xs">
      <span className="bg-tone-success-ink pulse-dot inline-block size-2 rounded-full" aria-hidden="true" />
      {at ? say(m.sell_desk_live, { time: at }) : say(m.sell_desk_live_first)}
    </p>
  )
}

function clock(): string {
  return new Date().toTimeString().slice(0, 8).replaceAll(':', '.')
}
