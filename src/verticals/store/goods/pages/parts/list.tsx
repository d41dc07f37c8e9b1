import type { ReactNode } from 'react'
import { NavLink } from 'react-router'

/* One list, two shapes: a table on wide screens, cards on phones. */

export type Column<T> = {
  head: string
  render: (item: T) => ReactNode
  num?: boolean
  /** Not on phones, where room is short. */
  wideOnly?: boolean
}

type Props<T> = {
  items: readonly T[]
  keyOf: (item: T) => string
  /** What a line is called by; the first column. */
  title: { head: string; render: (item: T) => ReactNode }
  columns: readonly Column<T>[]
  /** Stands at the right of a card's title, and is the column before the acts. */
  aside?: { head: string; render: (item: T) => ReactNode }
  acts?: { head: string; render: (item: T) => ReactNode }
  /** Before the title: a tick. */
  tick?: { head: string; render: (item: T) => ReactNode }
}

export function DataList<T>(props: Props<T>) {
  const { items, keyOf, title, columns, aside, acts, tick } = props
  return (
    <>
      <ul className="space-y-3 md:hidden">
        {items.map((item) => (
          <Card key={keyOf(item)} item={item} {...props} />
        ))}
      </ul>
      <div className="card-box hidden overflow-x-auto md:block">
        <table className="table-list">
          <thead>
            <tr>
              {tick && (
                <th scope="col" className="w-12">
                  <span className="sr-only">{tick.head}</span>
                </th>
              )}
              <th scope="col">{title.head}</th>
              {columns.map(({ head, num }) => (
                <th key={head} scope="col" className={num ? 'is-num' : ''}>
                  {head}
                </th>
              ))}
              {aside && <th scope="col">{aside.head}</th>}
              {acts && (
                <th scope="col">
                  <span className="sr-only">{acts.head}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={keyOf(item)}>
                {tick && <td className="w-12">{tick.render(item)}</td>}
                <td className="max-w-80 min-w-44">{title.render(item)}</td>
                {columns.map(({ head, render, num }) => (
                  <td key={head} className={num ? 'is-num' : 'max-w-72 break-words'}>
                    {render(item)}
                  </td>
                ))}
                {aside && <td>{aside.render(item)}</td>}
                {acts && (
                  <td>
                    <div className="flex justify-end gap-2 whitespace-nowrap">{acts.render(item)}</div>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function Card<T>({ item, title, columns, aside, acts, tick }: Props<T> & { item: T }) {
  const shown = columns.filter(({ wideOnly }) => !wideOnly)
  return (
    <li className="card-box p-4">
      <div className="flex items-start gap-3">
        {tick?.render(item)}
        <div className="min-w-0 grow">{title.render(item)}</div>
        {aside && <div className="shrink-0">{aside.render(item)}</div>}
      </div>
      {shown.length > 0 && (
        <dl className="mt-3 grid grid-cols-2 gap-x-4 gap-y-2.5 text-sm">
          {shown.map(({ head, render, num }) => (
            <div key={head} className="min-w-0">
              <dt className="text-muted text-xs">{head}</dt>
              <dd className={`break-words ${num ? 'num' : ''}`}>{render(item)}</dd>
            </div>
          ))}
        </dl>
      )}
      {acts && <div className="mt-3 flex flex-wrap gap-2 empty:hidden">{acts.render(item)}</div>}
    </li>
  )
}

/** Sister pages of one room. */
export function Tabs({ label, items }: { label: string; items: readonly (readonly [to: string, label: string])[] }) {
  return (
    <nav aria-label={label} className="border-line -mt-2 mb-5 flex gap-1 overflow-x-auto border-b">
      {items.map(([to, words]) => (
        <NavLink
          key={to}
          to={to}
          end
          className="hit text-muted hover:text-base-content aria-[current=page]:border-primary-ink aria-[current=page]:text-base-content max-sm:aria-[current=page]:-order-1 -mb-px border-b-2 border-transparent px-3 text-[0.9375rem] font-semibold whitespace-nowrap"
        >
          {words}
        </NavLink>
      ))}
    </nav>
  )
}

/** A part of a page under a heading of its own. */
export function Part({
  title,
  help,
  action,
  children,
}: {
  title: string
  help?: ReactNode
  action?: ReactNode
  children: ReactNode
}) {
  return (
    <section className="mt-8 first:mt-0">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <h2 className="text-lg">{title}</h2>
          {help && <p className="text-muted mt-1 text-sm">{help}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  )
}
