import type { ReactNode } from 'react'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { Money } from '#web/ui/money.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { readBusinessDay } from '../../operations.ts'
import { channelWord, figureWords } from '../../rules.ts'

export type Book = AnswerOf<typeof readBusinessDay>

/** Paper and screens show so many lines of a list; its table has them all. */
const MOST = 100

/** Everything a day says, on the screen and on paper. */
export function BookView({ book }: { book: Book }) {
  const say = useSay()
  const { locale } = useVisit()
  const parts = [...new Set(figureWords.map(({ part }) => part))]
  return (
    <div className="space-y-4">
      <div className="grid items-start gap-4 md:grid-cols-2">
        {parts.map((part) => (
          <Part key={part.en} title={part[locale]}>
            <dl className="text-[0.9375rem]">
              {figureWords
                .filter((one) => one.part === part)
                .map(({ name, word, sign }) => (
                  <div
                    key={name}
                    className={`flex items-baseline justify-between gap-4 py-1 ${sign === '=' ? 'border-line border-t font-bold' : ''}`}
                  >
                    <dt className="min-w-0">{word[locale]}</dt>
                    <dd className="shrink-0">
                      {sign === '-' && book.figures[name] !== 0 && '− '}
                      <Money idr={book.figures[name]} />
                    </dd>
                  </div>
                ))}
            </dl>
          </Part>
        ))}
      </div>
      <Part title={say(m.books_channels)}>
        <Table
          name={say(m.books_channels)}
          head={[m.books_orders, m.books_gross, m.books_value, m.books_sales, m.books_margin].map((word) => say(word))}
          rows={book.channels.map((one) => ({
            key: one.channel,
            name: channelWord(one.channel, locale),
            cells: [one.orders, idr(one.grossIdr), idr(one.valueIdr), idr(one.salesIdr), idr(one.marginIdr)],
          }))}
        />
      </Part>
      <Part title={say(m.books_products)}>
        <Table
          name={say(m.books_products)}
          head={[m.books_units, m.books_sales].map((word) => say(word))}
          rows={book.products.map((one) => ({
            key: one.productId,
            name: one.name,
            cells: [one.units, idr(one.salesIdr)],
          }))}
        />
      </Part>
      {book.resellers.length > 0 && (
        <Part title={say(m.books_resellers)}>
          <Table
            name={say(m.books_resellers)}
            head={[m.books_orders, m.books_units, m.books_sales, m.books_margin].map((word) => say(word))}
            rows={book.resellers.map((one) => ({
              key: one.resellerId,
              name: one.name,
              cells: [one.orders, one.units, idr(one.salesIdr), idr(one.marginIdr)],
            }))}
          />
        </Part>
      )}
      <Ledger book={book} />
    </div>
  )
}

function Ledger({ book: { movements, balances, names } }: { book: Book }) {
  const say = useSay()
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[2fr_1fr]">
      <Part title={say(m.books_ledger)} lead={say(m.books_ledger_text)}>
        <Table
          name={say(m.books_ledger)}
          head={[m.books_count, m.books_debit, m.books_credit].map((word) => say(word))}
          rows={movements.map((one) => ({
            key: `${one.account} ${one.kind}`,
            name: names[one.account]!,
            note: names[one.kind]!,
            cells: [one.entries, idr(one.debitIdr), idr(one.creditIdr)],
          }))}
        />
      </Part>
      <Part title={say(m.books_balances)}>
        <Table
          name={say(m.books_balances)}
          head={[say(m.books_balance)]}
          rows={balances.map((one) => ({
            key: one.account,
            name: names[one.account]!,
            // What is owed or earned stands on the other side of the books.
            cells: [idr(/^(liabilities|income)/.test(one.account) ? -one.balanceIdr : one.balanceIdr)],
          }))}
        />
      </Part>
    </div>
  )
}

function idr(amount: number) {
  return <Money idr={amount} />
}

export function Part({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section className="card-box min-w-0 break-inside-avoid p-4 sm:p-5">
      <h2 className="text-base font-bold">{title}</h2>
      {lead && <p className="text-muted text-sm">{lead}</p>}
      <div className="mt-2">{children}</div>
    </section>
  )
}

type Row = { key: string; name: string; note?: string; cells: ReactNode[] }

function Table({ name, head, rows }: { name: string; head: string[]; rows: Row[] }) {
  const say = useSay()
  if (rows.length === 0) return <p className="text-muted text-[0.9375rem]">{say(m.books_nothing)}</p>
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be within reach of the keyboard
    <div className="overflow-x-auto print:overflow-visible" role="region" aria-label={name} tabIndex={0}>
      {/* The card has its own margin: the outer columns stand flush with the lists beside them. */}
      <table className="table-list table-stack [&_td]:py-1.5 [&_th]:py-1.5 [&_tr>:first-child]:pl-0 [&_tr>:last-child]:pr-0">
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">{name}</span>
            </th>
            {head.map((word) => (
              <th key={word} scope="col" className="is-num">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST).map((row) => (
            <tr key={row.key}>
              <td className="min-w-32 break-words">
                {row.name}
                {row.note && <span className="text-muted block text-xs font-normal">{row.note}</span>}
              </td>
              {row.cells.map((cell, place) => (
                <td key={head[place]} className="is-num" data-head={head[place]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST && (
        <p className="text-muted pt-2 text-sm">{say(m.books_more, { count: rows.length - MOST })}</p>
      )}
    </div>
  )
}
