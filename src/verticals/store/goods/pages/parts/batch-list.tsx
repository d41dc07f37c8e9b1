import { Link } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { formatShort } from '#web/ui/format.ts'
import { Money } from '#web/ui/money.tsx'
import { Package } from '#web/ui/icons.ts'
import { Empty } from '#web/ui/notice.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { listBatches } from '../../../inventory/operations.ts'
import { DataList } from './list.tsx'
import { State } from './state.tsx'
import { batchLooks } from './words.ts'

type Batch = AnswerOf<typeof listBatches>['items'][number]

/** Imports, newest first; `full` names the goods as well. */
export function BatchList({ items, full = false }: { items: Batch[]; full?: boolean }) {
  const say = useSay()
  const { locale } = useVisit()
  if (items.length === 0) {
    return (
      <div className="card-box">
        <Empty icon={Package} title={say(m.sell_goods_batches_none)} />
      </div>
    )
  }
  return (
    <DataList
      items={items}
      keyOf={({ id }) => id}
      title={{
        head: say(m.sell_goods_batch),
        render: ({ id, name, createdAt, productName, variantName }) => (
          <>
            <Link to={`/admin/batches/${id}`} prefetch="intent" className="font-semibold break-words hover:underline">
              {name || say(m.sell_goods_batch_of, { at: formatShort(createdAt, locale) })}
            </Link>
            {full && (
              <span className="text-muted block text-sm break-words">
                {productName} · {variantName}
              </span>
            )}
            {name && <span className="num text-muted block text-sm">{formatShort(createdAt, locale)}</span>}
          </>
        ),
      }}
      columns={[
        { head: say(m.sell_goods_batch_added), render: ({ added }) => added, num: true },
        { head: say(m.sell_goods_batch_twice), render: ({ duplicates }) => duplicates, num: true },
        {
          head: say(m.sell_goods_cost),
          render: ({ unitCostIdr }) => <Money idr={unitCostIdr} />,
          num: true,
          wideOnly: true,
        },
      ]}
      aside={{ head: say(m.sell_goods_status), render: ({ status }) => <State of={batchLooks} is={status} small /> }}
    />
  )
}
