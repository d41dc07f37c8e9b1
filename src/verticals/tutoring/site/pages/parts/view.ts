import type { OutputOf } from '#kernel/http/operation.ts'
import type { readSite } from '../../operations.ts'
import type { SectionOf, SectionType } from '../../rules.ts'

export type View = OutputOf<typeof readSite>
export type Shown = View['sections'][number]
export type Item<T extends 'programmes' | 'tutors' | 'schedule' | 'testimonials' | 'gallery' | 'faq'> =
  SectionOf<T>['items'][number]

/** The anchor of the first visible section of a kind; null when there is none. */
export function anchorOf(view: View, type: SectionType): string | null {
  return view.sections.find(({ section }) => section.type === type)?.anchor ?? null
}

export function sectionOf<T extends SectionType>(view: View, type: T): SectionOf<T> | null {
  return (view.sections.find(({ section }) => section.type === type)?.section as SectionOf<T> | undefined) ?? null
}
