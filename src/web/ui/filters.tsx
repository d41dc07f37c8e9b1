import type { ReactNode } from 'react'
import { Form, Link, useSubmit } from 'react-router'
import { m } from '../paraglide/messages.js'
import { useSay } from '../words.ts'
import { Download, Search, SlidersHorizontal, X } from './icons.ts'

/** What the address of a list asks for: parameters that say something. */
export type Values = Record<string, string>

export type Choice = { name: string; label: string; options: readonly (readonly [value: string, word: string])[] }

type Props = {
  path: string
  values: Values
  /** What the words are looked for in; without it there is no such field. */
  hint?: string
  choices: readonly Choice[]
  /** Two fields for the first and the last day. */
  days?: boolean
  /** Address of the same list as a table. */
  table?: string
}

/** The filters of a list. They stand in the address, so that a link to a page is a saved filter. */
export function Filters({ path, values, hint, choices, days = false, table }: Props) {
  const say = useSay()
  const submit = useSubmit()
  const query = queryOf(values)
  const fields = [...choices.map(({ name }) => name), ...(days ? ['from', 'to'] : [])]
  const active = fields.some((name) => name in values)
  const asked = Object.keys(values).some((name) => name !== 'sort' && name !== 'cursor')
  const others = Object.entries(values).filter(([name]) => ![...fields, 'q', 'cursor'].includes(name))
  return (
    <Form
      method="get"
      action={path}
      key={query}
      role="search"
      className="mb-4 flex flex-wrap items-end gap-2"
      onChange={(event) => {
        // A choice is a filter at once; words are looked for when they are complete.
        if ((event.target as HTMLElement).tagName === 'SELECT') void submit(event.currentTarget)
      }}
    >
      {hint !== undefined && (
        <label className="min-w-40 grow basis-56">
          <span className="sr-only">{say(m.orders_search)}</span>
          <input
            type="search"
            name="q"
            defaultValue={values['q'] ?? ''}
            placeholder={hint}
            maxLength={80}
            className={field}
          />
        </label>
      )}
      <label className="btn btn-quiet has-[:focus-visible]:outline-primary-ink has-[:focus-visible]:outline-3 sm:hidden">
        <input type="checkbox" defaultChecked={active} className="peer sr-only" data-filters />
        <SlidersHorizontal className="size-4.5" aria-hidden="true" />
        {say(m.filter_more)}
      </label>
      <div className="flex w-full flex-wrap items-end gap-2 max-sm:hidden max-sm:[form:has([data-filters]:checked)_&]:flex sm:contents">
        {choices.map((choice) => (
          <Pick key={choice.name} choice={choice} value={values[choice.name] ?? ''} />
        ))}
        {days && (
          <div className="flex gap-2 max-sm:w-full">
            {(['from', 'to'] as const).map((name) => (
              <DayField key={name} name={name} value={values[name] ?? ''} />
            ))}
          </div>
        )}
      </div>
      {/* What no field shows, such as a view chosen above, is kept. */}
      {others.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className={button}>
        <Search className="size-4.5" aria-hidden="true" />
        {say(m.orders_filter)}
      </button>
      {asked && (
        <Link to={path} className={`${button} btn-ghost`}>
          <X className="size-4.5" aria-hidden="true" />
          {say(m.orders_clear)}
        </Link>
      )}
      {table && (
        <a href={query ? `${table}?${query}` : table} download className={`${button} sm:ml-auto`}>
          <Download className="size-4.5" aria-hidden="true" />
          {say(m.list_csv)}
        </a>
      )}
    </Form>
  )
}

/* Under a thumb as tall as everything else, under a mouse as dense as a list wants it. */
const field = 'field-input lg:min-h-9 lg:py-1.5 lg:text-sm'
const button = 'btn btn-quiet lg:h-9 lg:min-h-9 lg:px-3 lg:text-sm'

function Pick({ choice: { name, label, options }, value }: { choice: Choice; value: string }) {
  return (
    <Labelled name={name} label={label}>
      <select id={`filter-${name}`} name={name} defaultValue={value} className={`${field} lg:max-w-44`}>
        {options.map(([code, word]) => (
          <option key={code} value={code}>
            {word}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

function DayField({ name, value }: { name: 'from' | 'to'; value: string }) {
  const say = useSay()
  return (
    <Labelled name={name} label={say(name === 'from' ? m.filter_from : m.filter_to)}>
      <input id={`filter-${name}`} type="date" name={name} defaultValue={value} className={`${field} num`} />
    </Labelled>
  )
}

function Labelled({ name, label, children }: { name: string; label: string; children: ReactNode }) {
  return (
    <div className="min-w-0 max-sm:grow max-sm:basis-[calc(50%-0.25rem)]">
      <label htmlFor={`filter-${name}`} className="text-muted mb-1 block text-xs font-semibold">
        {label}
      </label>
      {children}
    </div>
  )
}

/** Ready-made filters as links, the one in use marked. */
export function Views({ label, views }: { label: string; views: { to: string; word: string; here: boolean }[] }) {
  return (
    <nav aria-label={label} className="mb-3 -mx-1 overflow-x-auto px-1">
      <ul className="flex gap-1">
        {views.map(({ to, word, here }) => (
          <li key={to}>
            <Link
              to={to}
              aria-current={here ? 'page' : undefined}
              className="hit rounded-field text-muted hover:bg-base-300/60 aria-[current=page]:bg-primary-soft aria-[current=page]:text-primary-soft-ink px-3 text-sm font-medium whitespace-nowrap aria-[current=page]:font-semibold"
            >
              {word}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The filters without the place in the list, always in the same order: two equal filters are one text. */
export function queryOf(values: Values): string {
  const kept = Object.entries(values).filter(([name]) => name !== 'cursor')
  return new URLSearchParams(kept.toSorted(([left], [right]) => left.localeCompare(right))).toString()
}
