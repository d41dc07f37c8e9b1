import { useEffect, useRef } from 'react'
import { useFetcher, useRevalidator } from 'react-router'

/** Reads the page again whenever the stream at this address says that something has changed. */
export function useLive(address: string): void {
  const { revalidate } = useRevalidator()
  const again = useRef(revalidate)
  useEffect(() => {
    again.current = revalidate
  })
  useEffect(() => {
    const source = new EventSource(address)
    const look = () => void again.current()
    source.addEventListener('changed', look)
    // What happened while the connection was lost was not told.
    let lost = false
    source.addEventListener('error', () => (lost = true))
    source.addEventListener('open', () => {
      if (lost) look()
      lost = false
    })
    return () => source.close()
  }, [address])
}

/** Tells the server that somebody looks at what is new, as soon as the page is in front. */
export function useSeen(unread: number): void {
  const { submit } = useFetcher()
  const tell = useRef(submit)
  useEffect(() => {
    tell.current = submit
  })
  useEffect(() => {
    if (unread === 0) return
    const say = () => {
      if (!document.hidden) void tell.current({ intent: 'seen' }, { method: 'post' })
    }
    say()
    document.addEventListener('visibilitychange', say)
    return () => document.removeEventListener('visibilitychange', say)
  }, [unread])
}
