import { useState } from 'react'
import { Link } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { formatShort } from '#web/ui/format.ts'
import { KeyRound } from '#web/ui/icons.ts'
import { Empty } from '#web/ui/notice.tsx'
import { Paging } from '#web/ui/paging.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { listUnits } from '../../../inventory/operations.ts'
import { DataList, Part } from './list.tsx'
import { State } from './state.tsx'
import { UnitActs } from './unit-acts.tsx'
import { unitLooks } from './words.ts'

type Page = AnswerOf<typeof listUnits>
type Unit = Page['items'][number]
type Props = Page & { status: string; variant: { id: string; kind: string }; manages: boolean }

/** Units with their codes masked: nobody sees a whole one here. */
export function Units({ items, next, status, variant, manages }: Props) {
  const say = useSay()
  const { locale } = useVisit()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const toggle = (id: string) => setSelected((before) => before.symmetricDifference(new Set([id])))
  const chosen = items.filter(({ id, status: is }) => selected.has(id) && is === 'available').map(({ id }) => id)
  return (
    <Part title={say(variant.kind === 'shared' ? m.sell_goods_seats : m.sell_goods_units)}>
      <nav aria-label={say(m.sell_goods_status)} className="mb-3 flex flex-wrap gap-2">
        {['', ...Object.keys(unitLooks)].map((one) => (
          <Link
            key={one}
            to={one ? `?status=${one}` : '?'}
            preventScrollReset
            aria-current={one === status ? 'page' : undefined}
            className="border-line aria-[current=page]:bg-primary-soft aria-[current=page]:text-primary-soft-ink hit rounded-full border px-4 text-sm font-medium"
          >
            {one ? say(unitLooks[one]!.label) : say(m.sell_goods_all)}
          </Link>
        ))}
      </nav>
      {manages && chosen.length > 0 && (
        <UnitActs ids={chosen} kind={variant.kind} variantId={variant.id} done={() => setSelected(new Set())} />
      )}
      {items.length === 0 ? (
        <div className="card-box">
          <Empty icon={KeyRound} title={say(m.sell_goods_units_none)}>
            <p>{say(m.sell_goods_units_none_text)}</p>
          </Empty>
        </div>
      ) : (
        <DataList<Unit>
          items={items}
          keyOf={({ id }) => id}
          {...(manages
            ? {
                tick: {
                  head: say(m.sell_goods_select),
                  render: ({ id, masked, status: is }) => (
                    <label className="-m-2.5 inline-flex cursor-pointer p-2.5">
                      <input
                        type="checkbox"
                        disabled={is !== 'available'}
                        checked={selected.has(id)}
                        onChange={() => toggle(id)}
                        aria-label={say(m.sell_goods_select_one, { name: masked })}
                        className="tick mt-0"
                      />
                    </label>
                  ),
                },
              }
            : {})}
          title={{
            head: say(variant.kind === 'shared' ? m.sell_goods_seat : m.sell_goods_code),
            render: ({ seat, masked }) => (
              <>
                {seat && <span className="block font-semibold">{seat}</span>}
                <span className="num font-mono text-sm break-all">{masked || '••••'}</span>
              </>
            ),
          }}
          columns={[
            {
              head: say(m.sell_goods_came),
              render: ({ createdAt }) => <span className="num text-muted">{formatShort(createdAt, locale)}</span>,
            },
            {
              head: say(m.sell_goods_went),
              render: ({ soldAt }) => (
                <span className="num text-muted">{soldAt ? formatShort(soldAt, locale) : '–'}</span>
              ),
            },
          ]}
          aside={{ head: say(m.sell_goods_status), render: ({ status: is }) => <State of={unitLooks} is={is} small /> }}
        />
      )}
      <Paging next={next} />
    </Part>
  )
}
