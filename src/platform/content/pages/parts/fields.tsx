import { useState } from 'react'
import { m } from '#web/paraglide/messages.js'
import { ArrowDown, ArrowUp, ChevronRight, Plus, Trash2, type LucideIcon } from '#web/ui/icons.ts'
import { FieldError } from '#web/ui/field.tsx'
import { useSay } from '#web/words.ts'
import { idAt, useEditing } from './editing.ts'
import type { Field, Group, List } from './field.ts'
import { Choice, Flag, Numeric, Said, Text } from './inputs.tsx'
import { PictureInput } from './picture-input.tsx'
import { at, keyOf, moved, type Path, withKey } from './tree.ts'

/** The inputs of a form. What stands at the top level without a group of its own shares one card. */
export function Fields({ fields, path = [] }: { fields: Field[]; path?: Path }) {
  return fields.map((field, place) => {
    const inner = field.name ? [...path, field.name] : path
    return <One key={field.name || place} field={field} path={inner} />
  })
}

function One({ field, path }: { field: Field; path: Path }) {
  switch (field.kind) {
    case 'said':
      return <Said field={field} path={path} />
    case 'text':
      return <Text field={field} path={path} />
    case 'number':
      return <Numeric field={field} path={path} />
    case 'flag':
      return <Flag field={field} path={path} />
    case 'choice':
      return <Choice field={field} path={path} />
    case 'picture':
      return <PictureInput path={path} />
    case 'row':
      return (
        <div className="flex flex-wrap gap-x-8 gap-y-5">
          <Fields fields={field.fields} path={path} />
        </div>
      )
    case 'group':
      return <GroupFields field={field} path={path} />
    case 'list':
      return <ListFields field={field} path={path} />
  }
}

function GroupFields({ field, path }: { field: Group; path: Path }) {
  const say = useSay()
  return (
    <fieldset className="card-box min-w-0 space-y-5 p-5 sm:p-6">
      <legend className="float-left mb-2 w-full text-xl font-bold">{say(field.label)}</legend>
      {field.help && <p className="text-muted clear-both text-sm">{say(field.help)}</p>}
      <div className="clear-both space-y-5">
        <Fields fields={field.fields} path={path} />
      </div>
    </fieldset>
  )
}

function ListFields({ field, path }: { field: List; path: Path }) {
  const { content, errors, change } = useEditing()
  const say = useSay()
  const items = (at(content, path) ?? []) as unknown[]
  const top = path.length === 1
  const [fresh, setFresh] = useState<number | null>(null)
  const add = () => {
    const item = withKey(field.blank!())
    setFresh(keyOf(item, items.length))
    change(path, [...items, item])
  }
  const move = (from: number, to: number) => {
    change(path, moved(items, from, to))
    focusLater(`${idAt([...path, to])}-${to < from ? 'up' : 'down'}`)
  }
  const remove = (place: number) => {
    change(path, items.toSpliced(place, 1))
    focusLater(`${idAt(path)}-add`)
  }
  return (
    <fieldset className={`min-w-0 ${top ? 'card-box p-5 sm:p-6' : ''}`}>
      <legend className={`float-left mb-2 w-full font-bold ${top ? 'text-xl' : 'text-base'}`}>
        {say(field.label)}
      </legend>
      {field.help && <p className="text-muted clear-both mb-3 text-sm">{say(field.help)}</p>}
      <FieldError message={errors[path.join('.')]} />
      <ol className="clear-both space-y-3">
        {items.map((item, place) => (
          <Item
            key={keyOf(item, place)}
            field={field}
            path={[...path, place]}
            open={fresh === keyOf(item, place) || (field.given ?? false)}
            move={field.given ? null : (to) => move(place, to)}
            remove={field.given || items.length <= (field.least ?? 0) ? null : () => remove(place)}
            last={items.length - 1}
          />
        ))}
      </ol>
      {!field.given && items.length < field.most && (
        <button type="button" id={`${idAt(path)}-add`} className="btn btn-quiet mt-3" onClick={add}>
          <Plus className="size-4.5" aria-hidden="true" />
          {say(m.portal_add, { item: say(field.item).toLowerCase() })}
        </button>
      )}
    </fieldset>
  )
}

type ItemProps = {
  field: List
  path: Path
  open: boolean
  last: number
  move: ((to: number) => void) | null
  remove: (() => void) | null
}

/** One item of a list, folded until it is wanted; it opens by itself when something in it was refused. */
function Item({ field, path, open, last, move, remove }: ItemProps) {
  const { errors } = useEditing()
  const [opened, setOpened] = useState(open)
  const place = Number(path.at(-1))
  const refused = Object.keys(errors).some((where) => where.startsWith(`${path.join('.')}.`))
  const name = useHeading(field, path)
  const shown = opened || refused
  return (
    <li className="border-line rounded-field bg-surface border">
      <div className="flex flex-wrap items-center justify-end gap-x-1 pr-1.5 sm:flex-nowrap">
        <button
          type="button"
          aria-expanded={shown}
          className="hit min-w-0 grow basis-full cursor-pointer gap-2 px-3 text-left font-semibold sm:basis-0"
          onClick={() => setOpened(!shown)}
        >
          <ChevronRight
            className={`text-muted size-4.5 shrink-0 transition-transform duration-150 ${shown ? 'rotate-90' : ''}`}
            aria-hidden="true"
          />
          <span className="line-clamp-2 sm:line-clamp-1">{name}</span>
        </button>
        {move && (
          <>
            <Tool
              id={`${idAt(path)}-up`}
              icon={ArrowUp}
              label={m.portal_up}
              of={name}
              run={place > 0 ? () => move(place - 1) : null}
            />
            <Tool
              id={`${idAt(path)}-down`}
              icon={ArrowDown}
              label={m.portal_down}
              of={name}
              run={place < last ? () => move(place + 1) : null}
            />
          </>
        )}
        {remove && <Tool icon={Trash2} label={m.portal_remove} of={name} run={remove} />}
      </div>
      {shown && (
        <div className="border-line space-y-5 border-t p-4">
          <Fields fields={field.fields} path={path} />
        </div>
      )}
    </li>
  )
}

/** What an item is called while it is folded: its own words, or its place. */
function useHeading(field: List, path: Path): string {
  const { content, language } = useEditing()
  const say = useSay()
  const words = at(content, [...path, ...field.heading])
  const own = typeof words === 'object' && words !== null ? (words as Record<string, string>)[language] : words
  return (typeof own === 'string' && own) || `${say(field.item)} ${Number(path.at(-1)) + 1}`
}

type ToolProps = { id?: string; icon: LucideIcon; label: typeof m.portal_up; of: string; run: (() => void) | null }

function Tool({ id, icon: Icon, label, of, run }: ToolProps) {
  return (
    <button
      type="button"
      id={id}
      aria-disabled={run ? undefined : true}
      aria-label={useSay()(label, { name: of })}
      className="text-muted hover:bg-base-300/60 hover:text-base-content aria-disabled:pointer-events-none aria-disabled:opacity-30 grid size-11 shrink-0 cursor-pointer place-items-center rounded-md"
      onClick={() => run?.()}
    >
      <Icon className="size-4.5" aria-hidden="true" />
    </button>
  )
}

/** After the list has been drawn anew. */
function focusLater(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.focus())
}
