import { useEffect } from 'react'
import { useRevalidator } from 'react-router'

const EVERY_MS = 3_000

/** Reads the page again and again while something on it goes on. */
export function useRefresh(going: boolean): void {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!going) return
    const clock = setInterval(() => void revalidate(), EVERY_MS)
    return () => clearInterval(clock)
  }, [going, revalidate])
}
