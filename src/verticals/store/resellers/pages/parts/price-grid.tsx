import { useId } from 'react'
import { Link } from 'react-router'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { m } from '#web/paraglide/messages.js'
import { Money } from '#web/ui/money.tsx'
import { useSay } from '#web/words.ts'
import { cellOf, textOf } from '../../rules.ts'
import { type Column, type Goods, keyOf, standing, type Typed } from './matrix.ts'

type Props = {
  columns: readonly Column[]
  items: readonly Goods[]
  typed: Typed
  change: (key: string, text: string) => void
}

/** Goods down, levels across; on phones the figures of each of the goods beneath each other. */
export function Grid({ columns, items, typed, change }: Props) {
  const say = useSay()
  return (
    <div className="card-box overflow-x-auto">
      <table className="table-list table-stack max-md:[&_tr]:px-4">
        <thead>
          <tr>
            <th scope="col">{say(m.resell_product)}</th>
            <th scope="col" className="is-num">
              {say(m.resell_shop_price)}
            </th>
            {columns.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((goods) => (
            <tr key={goods.variantId}>
              <th scope="row" className="text-left font-normal break-words md:max-w-72 md:min-w-44">
                <Link to={`/admin/products/${goods.productId}`} className="link-quiet font-semibold">
                  {goods.name}
                </Link>
                <span className="text-muted num block font-mono text-xs">{goods.code}</span>
              </th>
              <td className="is-num" data-head={say(m.resell_shop_price)}>
                <div>
                  <Money idr={goods.retailIdr} className="block font-semibold" />
                  {goods.costIdr > 0 && (
                    <span className="text-muted text-xs whitespace-nowrap">
                      {say(m.resell_pricing_cost, { amount: formatRupiah(goods.costIdr) })}
                    </span>
                  )}
                </div>
              </td>
              {columns.map((column) => (
                <td key={column.id} className="min-w-36" data-head={column.name}>
                  <div className="max-md:shrink-0 max-md:text-right">
                    <Cell goods={goods} column={column} text={typed[keyOf(goods, column)]} change={change} />
                  </div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type CellProps = { goods: Goods; column: Column; text: string | undefined; change: Props['change'] }

function Cell({ goods, column, text, change }: CellProps) {
  const say = useSay()
  const noteId = useId()
  const now = standing(goods, column)
  const shown = text ?? textOf(now)
  const figures = cellOf(shown)
  const touched = text !== undefined && text.trim() !== textOf(now)
  const below = !touched && goods.costIdr > 0 && now.effectiveIdr < goods.costIdr
  return (
    <>
      <input
        value={shown}
        onChange={(event) => change(keyOf(goods, column), event.currentTarget.value)}
        aria-label={`${goods.name}: ${column.name}`}
        aria-invalid={figures === undefined || undefined}
        aria-describedby={noteId}
        inputMode="text"
        maxLength={16}
        placeholder={textOf({ priceIdr: now.effectiveIdr, offBasisPoints: null })}
        className={`field-input num min-h-11 w-32 px-2.5 py-1.5 text-right ${touched ? 'border-primary-ink border-2' : ''}`}
      />
      <span
        id={noteId}
        className={`mt-1 block text-xs whitespace-nowrap ${below || figures === undefined ? 'text-error font-semibold' : 'text-muted'}`}
      >
        {figures === undefined
          ? say(m.resell_pricing_cell)
          : touched
            ? say(m.resell_pricing_touched)
            : below
              ? say(m.resell_pricing_below, { amount: formatRupiah(now.effectiveIdr) })
              : `= ${formatRupiah(now.effectiveIdr)}`}
      </span>
    </>
  )
}
