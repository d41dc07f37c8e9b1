import type { OutputOf } from '#kernel/http/operation.ts'
import type { listEntries, readFilterChoices } from '../../operations.ts'

export type EntryView = OutputOf<typeof listEntries>['items'][number]
export type Choices = OutputOf<typeof readFilterChoices>
export type Wanted = { actor: string; action: string; from: string; to: string }

const NAMES = ['actor', 'action', 'from', 'to'] as const

/** What an address asks for; an empty field asks for nothing. */
export function wantedIn(search: URLSearchParams): Wanted {
  return Object.fromEntries(NAMES.map((name) => [name, search.get(name) ?? ''])) as Wanted
}

/** The same as input of the operation or as query of the download. */
export function filled(wanted: Wanted): Record<string, string> {
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value))
}
