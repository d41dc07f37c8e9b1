import { useEffect, useSyncExternalStore } from 'react'

/* What was typed and not yet saved, kept in this browser: it outlives a refusal, a lost session and a closed window. */

export type Kept = { revision: number; content: unknown }

const nameOf = (page: string) => `ruko-content ${page}`

/** Whether this runs in a browser that has taken the page over; the first drawing must be as the server's was. */
export function useAwake(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  )
}

export function readKept(page: string): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(nameOf(page)) ?? 'null') as Kept | null
    return kept && typeof kept.revision === 'number' && typeof kept.content === 'object' ? kept : null
  } catch {
    return null
  }
}

/** Keeps what is unsaved; nothing when there is nothing. */
export function useKeeping(page: string, unsaved: Kept | null, awake: boolean): void {
  useEffect(() => {
    if (!awake) return
    if (unsaved) localStorage.setItem(nameOf(page), JSON.stringify(unsaved))
    else localStorage.removeItem(nameOf(page))
  }, [awake, page, unsaved])
}

/** Begins again from what the server has. */
export function forgetKept(page: string): void {
  localStorage.removeItem(nameOf(page))
  location.reload()
}
