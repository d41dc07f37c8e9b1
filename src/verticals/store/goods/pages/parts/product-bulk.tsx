import { useState } from 'react'
import { m } from '#web/paraglide/messages.js'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import type { Listed } from '../products.tsx'
import { PriceDialog } from './price-dialog.tsx'
import { useAct } from './use-act.ts'
import { productLooks } from './words.ts'

type Props = { items: Listed[]; selected: ReadonlySet<string>; select: (ids: readonly string[]) => void }
type Done = { done: number; left: number; refused: string }

/** Picks many products: another status for all of them, or other prices. */
export function BulkBar({ items, selected, select }: Props) {
  const say = useSay()
  const [told, setTold] = useState<Done | number | null>(null)
  const [pricing, setPricing] = useState(false)
  const { send, busy, refusal } = useAct(({ body }) => {
    setTold(body as Done)
    select([])
  })
  const chosen = items.filter(({ id }) => selected.has(id))
  const ids = chosen.map(({ id }) => id)
  const all = chosen.length === items.length
  return (
    <>
      <Told told={told} />
      {refusal && (
        <div className="mb-3">
          <Notice tone="danger">{refusal.sentence}</Notice>
        </div>
      )}
      <div className="mb-3 flex min-h-11 flex-wrap items-center gap-x-4 gap-y-2 px-1">
        <label className="hit cursor-pointer gap-3 text-sm font-medium">
          <input
            type="checkbox"
            checked={all}
            onChange={() => select(all ? [] : items.map(({ id }) => id))}
            className="tick mt-0 ml-3"
          />
          <span className="num">
            {chosen.length === 0 ? say(m.sell_goods_select_all) : say(m.sell_goods_selected, { count: chosen.length })}
          </span>
        </label>
        {chosen.length > 0 && (
          <div className="flex flex-wrap items-center gap-2">
            <select
              aria-label={say(m.sell_goods_bulk_status)}
              value=""
              disabled={busy}
              onChange={(event) => send('status', { ids, status: event.currentTarget.value })}
              className="field-input w-auto"
            >
              <option value="" disabled>
                {say(m.sell_goods_bulk_status)}
              </option>
              {Object.entries(productLooks).map(([status, { label }]) => (
                <option key={status} value={status}>
                  {say(label)}
                </option>
              ))}
            </select>
            <button type="button" onClick={() => setPricing(true)} className="btn btn-quiet min-h-11">
              {say(m.sell_goods_bulk_prices)}
            </button>
          </div>
        )}
      </div>
      {pricing && (
        <PriceDialog
          productIds={ids}
          onClose={() => setPricing(false)}
          done={(count) => {
            setPricing(false)
            select([])
            setTold(count)
          }}
        />
      )}
    </>
  )
}

function Told({ told }: { told: Done | number | null }) {
  const say = useSay()
  if (told === null) return null
  return (
    <div className="mb-3 space-y-2">
      {typeof told === 'number' ? (
        <Notice tone="success">{say(m.sell_goods_prices_done, { count: told })}</Notice>
      ) : (
        <>
          {told.done > 0 && <Notice tone="success">{say(m.sell_goods_bulk_done, { count: told.done })}</Notice>}
          {told.left > 0 && (
            <Notice tone="warning" title={say(m.sell_goods_bulk_left, { count: told.left })}>
              {told.refused}
            </Notice>
          )}
        </>
      )}
    </div>
  )
}
