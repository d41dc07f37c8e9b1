import { useEffect, useRef, useState, type RefObject } from 'react'
import { m } from '#web/paraglide/messages.js'
import { Plus } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'
import { LIMITS, SECTION_TYPES, type SectionType, SINGLE } from '../../../rules.ts'
import type { Section } from '../../../schemas.ts'
import { blankSection, moved, replaced, without } from './blank.ts'
import { KINDS } from './kinds.ts'
import { SectionCard } from './section-card.tsx'

type Props = {
  sections: Section[]
  errors: Record<string, string>
  onChange: (sections: Section[], removed?: boolean) => void
}

/** All sections as cards, in the order of the page. One is open at a time. */
export function SectionList({ sections, errors, onChange }: Props) {
  const say = useSay()
  const [open, setOpen] = useState<string | null>(null)
  const [dragged, setDragged] = useState<string | null>(null)
  const [told, setTold] = useState('')
  const move = (from: number, to: number): void => {
    if (to < 0 || to >= sections.length || from === to) return
    onChange(moved(sections, from, to))
    const name = sections[from]!.title || say(KINDS[sections[from]!.type].name)
    setTold(say(m.site_edit_moved, { name, place: to + 1, count: sections.length }))
  }
  const list = useDropPlaces((index) => {
    const from = sections.findIndex(({ id }) => id === dragged)
    if (from >= 0) move(from, index)
  })
  const add = (type: SectionType): void => {
    const section = blankSection(type)
    onChange([...sections, section])
    setOpen(section.id)
  }
  return (
    <>
      <p role="status" className="sr-only">
        {told}
      </p>
      <ol ref={list} className="space-y-3" aria-label={say(m.site_edit_sections)}>
        {sections.map((section, index) => (
          <SectionCard
            key={section.id}
            section={section}
            index={index}
            last={index === sections.length - 1}
            open={open === section.id}
            dragged={dragged === section.id}
            errors={(path) => errors[`content.sections.${index}.${path}`]}
            wrong={Object.keys(errors).some((path) => path.startsWith(`content.sections.${index}.`))}
            onOpen={() => setOpen(open === section.id ? null : section.id)}
            onMove={(by) => move(index, index + by)}
            onDrag={setDragged}
            onSet={(change, removed) => onChange(replaced(sections, { ...section, ...change } as Section), removed)}
            onRemove={() => onChange(without(sections, section.id), true)}
          />
        ))}
      </ol>
      <AddSection sections={sections} onAdd={add} />
    </>
  )
}

/** Tells over which card of a list something is dragged; with a mouse only, the buttons do the same for everybody. */
function useDropPlaces(onOver: (index: number) => void): RefObject<HTMLOListElement | null> {
  const list = useRef<HTMLOListElement>(null)
  const told = useRef(onOver)
  useEffect(() => {
    told.current = onOver
  })
  useEffect(() => {
    const place = list.current
    if (!place) return undefined
    const over = (event: DragEvent): void => {
      const card = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-place]') : null
      event.preventDefault()
      if (card) told.current(Number(card.dataset.place))
    }
    const drop = (event: DragEvent): void => event.preventDefault()
    place.addEventListener('dragover', over)
    place.addEventListener('drop', drop)
    return () => {
      place.removeEventListener('dragover', over)
      place.removeEventListener('drop', drop)
    }
  }, [])
  return list
}

function AddSection({ sections, onAdd }: { sections: Section[]; onAdd: (type: SectionType) => void }) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  if (sections.length >= LIMITS.sections) {
    return <p className="text-muted mt-4 text-sm">{say(m.site_edit_sections_full, { count: LIMITS.sections })}</p>
  }
  const taken = new Set(sections.map(({ type }) => type))
  return (
    <div className="mt-4">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="btn btn-quiet min-h-12 w-full"
      >
        <Plus className="size-5" aria-hidden="true" />
        {say(m.site_edit_add)}
      </button>
      {open && (
        <ul className="mt-3 grid gap-2 sm:grid-cols-2">
          {SECTION_TYPES.filter((type) => !SINGLE.has(type) || !taken.has(type)).map((type) => {
            const { icon: Icon, name, about } = KINDS[type]
            return (
              <li key={type}>
                <button
                  type="button"
                  onClick={() => {
                    setOpen(false)
                    onAdd(type)
                  }}
                  className="card-box hover:border-primary-ink flex size-full cursor-pointer gap-3 p-4 text-left"
                >
                  <Icon className="text-primary-ink mt-0.5 size-5 shrink-0" aria-hidden="true" />
                  <span>
                    <span className="block font-semibold">{say(name)}</span>
                    <span className="text-muted block text-sm">{say(about)}</span>
                  </span>
                </button>
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}
