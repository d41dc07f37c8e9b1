import { createContext, useContext } from 'react'
import type { Path } from './tree.ts'

/** What every input of the editor knows: the content, what was refused, and how to change a value. */
export type Editing = {
  content: unknown
  /** Sentences by the dotted place in the content. */
  errors: Record<string, string>
  language: 'id' | 'en'
  change: (path: Path, value: unknown) => void
  /** The drawn pages of an offer's template, by code. */
  scenes: { code: string; caption: string }[]
}

export const EditingContext = createContext<Editing | null>(null)

export function useEditing(): Editing {
  const editing = useContext(EditingContext)
  if (!editing) throw new Error('an input of the editor stands outside of it')
  return editing
}

/** The id of the input at a place in the content. */
export function idAt(path: Path): string {
  return `c-${path.join('-')}`
}
