import { useState, type ReactNode } from 'react'
import { m } from '#web/paraglide/messages.js'
import { ArrowDown, ArrowUp, ChevronDown, Plus, Trash2 } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'
import { LIMITS } from '../../../rules.ts'
import { moved, replaced, without } from './blank.ts'

type Props<T extends { id: string }> = {
  items: T[]
  onChange: (items: T[], removed?: boolean) => void
  /** What the closed part is called; an empty text stands for a part without a name yet. */
  nameOf: (item: T) => string
  blank: () => T
  addLabel: string
  children: (item: T, set: (change: Partial<T>) => void, index: number) => ReactNode
}

/** Parts of a section: one is open at a time; each can be moved and removed. */
export function Items<T extends { id: string }>({ items, onChange, nameOf, blank, addLabel, children }: Props<T>) {
  const say = useSay()
  const [open, setOpen] = useState<string | null>(null)
  const add = (): void => {
    const item = blank()
    onChange([...items, item])
    setOpen(item.id)
  }
  return (
    <div>
      <ul className="space-y-2">
        {items.map((item, index) => (
          <li key={item.id} className="border-line rounded-field bg-base-100 border">
            <div className="flex items-center gap-1 pr-1">
              <button
                type="button"
                aria-expanded={open === item.id}
                onClick={() => setOpen(open === item.id ? null : item.id)}
                className="hit min-w-0 grow cursor-pointer gap-3 px-3 py-2 text-left font-semibold"
              >
                <ChevronDown
                  className={`text-muted size-4.5 shrink-0 transition-transform duration-150 ${open === item.id ? '' : '-rotate-90'}`}
                  aria-hidden="true"
                />
                <span className="line-clamp-2 min-w-0 break-words">
                  {nameOf(item) || <span className="text-muted font-normal">{say(m.site_edit_unnamed)}</span>}
                </span>
              </button>
              <Small
                label={say(m.site_edit_up)}
                of={nameOf(item)}
                off={index === 0}
                onPress={() => onChange(moved(items, index, index - 1))}
              >
                <ArrowUp className="size-4.5" aria-hidden="true" />
              </Small>
              <Small
                label={say(m.site_edit_down)}
                of={nameOf(item)}
                off={index === items.length - 1}
                onPress={() => onChange(moved(items, index, index + 1))}
              >
                <ArrowDown className="size-4.5" aria-hidden="true" />
              </Small>
              <Small
                label={say(m.site_edit_remove)}
                of={nameOf(item)}
                onPress={() => onChange(without(items, item.id), true)}
              >
                <Trash2 className="size-4.5" aria-hidden="true" />
              </Small>
            </div>
            {open === item.id && (
              <div className="border-line space-y-5 border-t p-4">
                {children(item, (change) => onChange(replaced(items, { ...item, ...change })), index)}
              </div>
            )}
          </li>
        ))}
      </ul>
      {items.length < LIMITS.items ? (
        <button type="button" onClick={add} className="btn btn-quiet mt-3 min-h-11">
          <Plus className="size-4.5" aria-hidden="true" />
          {addLabel}
        </button>
      ) : (
        <p className="text-muted mt-3 text-sm">{say(m.site_edit_items_full, { count: LIMITS.items })}</p>
      )}
    </div>
  )
}

type SmallProps = { label: string; of: string; off?: boolean; onPress: () => void; children: ReactNode }

/** A small button with a picture only; its name says what it acts on. */
export function Small({ label, of, off = false, onPress, children }: SmallProps) {
  return (
    <button
      type="button"
      aria-label={of ? `${label}: ${of}` : label}
      title={label}
      disabled={off}
      onClick={onPress}
      className="hit text-muted hover:text-base-content hover:bg-base-200 rounded-field size-11 shrink-0 cursor-pointer justify-center disabled:cursor-default disabled:opacity-30"
    >
      {children}
    </button>
  )
}
