import { createContext, useContext } from 'react'
import type { Draft, Loaded } from './draft.ts'

/** What the parts of the editor share: the draft, what was refused of it, and the names of what it points to. */
export type Editing = {
  draft: Draft
  errors: Record<string, string>
  set: <K extends keyof Draft>(field: K, value: Draft[K]) => void
  loaded: Loaded
  /** Names of parts and related products, also of those that were chosen just now. */
  names: Record<string, string>
  learn: (id: string, name: string) => void
}

export const EditingContext = createContext<Editing | null>(null)

export function useEditing(): Editing {
  const editing = useContext(EditingContext)
  if (!editing) throw new Error('outside of the editor')
  return editing
}
