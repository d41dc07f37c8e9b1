import type { ReactNode } from 'react'
import { Form, Link, useSubmit } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { Download, Search, SlidersHorizontal, X } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'
import { queryOf, type Values } from './listed.ts'

export type Choice = { name: string; label: string; options: readonly (readonly [value: string, word: string])[] }

type Props = {
  path: string
  values: Values
  /** What the words are looked for in; without it there is no such field. */
  hint?: string
  choices: readonly Choice[]
  /** Two fields for the first and the last day. */
  days?: boolean
}

/** The filters of a list. They stand in the address, so that a link to a page is a saved filter. */
export function Filters({ path, values, hint, choices, days = false }: Props) {
  const say = useSay()
  const submit = useSubmit()
  const query = queryOf(values)
  const active = [...choices.map(({ name }) => name), 'from', 'to'].some((name) => name in values)
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
        <span className={hint === undefined ? '' : 'sr-only'}>{say(m.filter_more)}</span>
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
      <button type="submit" className={button}>
        <Search className="size-4.5" aria-hidden="true" />
        <span className={hint === undefined ? '' : 'max-sm:sr-only'}>{say(m.orders_filter)}</span>
      </button>
      {query !== '' && (
        <Link to={path} className={`${button} btn-ghost`}>
          <X className="size-4.5" aria-hidden="true" />
          {say(m.orders_clear)}
        </Link>
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

/** The list as it is filtered now, for table programs. */
export function Downloads({ path, values }: { path: string; values: Values }) {
  const say = useSay()
  const query = queryOf(values)
  const search = query ? `?${query}` : ''
  return (
    <div className="flex gap-2" role="group" aria-label={say(m.sell_desk_download)}>
      {(['xlsx', 'csv'] as const).map((ending) => (
        <a key={ending} href={`${path}.${ending}${search}`} download className="btn btn-quiet min-h-11">
          <Download className="size-4.5" aria-hidden="true" />
          {say(ending === 'xlsx' ? m.sell_desk_download_xlsx : m.sell_desk_download_csv)}
        </a>
      ))}
    </div>
  )
}
