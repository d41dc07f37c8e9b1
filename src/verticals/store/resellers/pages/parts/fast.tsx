import { formatRupiah } from '#kernel/money/rupiah.ts'
import { m } from '#web/paraglide/messages.js'
import { CircleAlert } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import { OrderPill } from '../../../shop/pages/parts/order-pill.tsx'
import type { Preview, Results } from '../order.tsx'
import { Box } from './frame.tsx'

/** What the lines mean and cost, each with what is wrong with it. */
export function FastPreview({ preview }: { preview: Preview }) {
  const say = useSay()
  const { lines, totalIdr, spendableIdr } = preview
  return (
    <Box title={say(m.resell_preview)}>
      {lines.length === 0 && <p className="text-muted">{say(m.resell_preview_none)}</p>}
      <ol className="divide-line divide-y">
        {lines.map((line) => (
          <li key={line.line} className="flex flex-wrap items-start justify-between gap-x-5 gap-y-1 py-3">
            <div className="min-w-0 grow basis-52">
              <p className="font-semibold break-words">
                {line.name || line.text}{' '}
                {line.quantity > 1 && <span className="num text-muted">× {line.quantity}</span>}
              </p>
              <p className="text-muted num text-sm break-words">
                {say(m.resell_line, { line: line.line })}
                {Object.values(line.target).length > 0 && ` · ${Object.values(line.target).join(' · ')}`}
              </p>
              {line.problem && (
                <p className="text-error mt-1 flex items-start gap-1.5 text-sm font-medium">
                  <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
                  {line.problem}
                </p>
              )}
            </div>
            {!line.problem && <Money idr={line.totalIdr} className="font-bold" />}
          </li>
        ))}
      </ol>
      {lines.length > 0 && (
        <p className="border-line flex justify-between gap-4 border-t pt-3 text-lg font-bold">
          <span>{say(m.resell_total)}</span>
          <Money idr={totalIdr} />
        </p>
      )}
      {totalIdr > spendableIdr && (
        <div className="mt-3">
          <Notice tone="warning" title={say(m.resell_short, { missing: formatRupiah(totalIdr - spendableIdr) })}>
            <a href="/reseller/wallet" className="link-quiet font-semibold underline">
              {say(m.resell_topup)}
            </a>
          </Notice>
        </div>
      )}
    </Box>
  )
}

/** What came of each line that was ordered. */
export function FastResults({ results }: { results: Results }) {
  const say = useSay()
  const done = results.items.filter(({ problem }) => problem === null).length
  return (
    <Box title={say(m.resell_results)}>
      <p role="status" data-fast-none={done === 0 ? '' : undefined} className="mb-2 font-semibold">
        {say(m.resell_results_done, { done, all: results.items.length })}
      </p>
      <ol className="divide-line divide-y">
        {results.items.map((item, index) => (
          <li key={item.id ?? index} className="flex flex-wrap items-center justify-between gap-x-5 gap-y-1 py-3">
            <div className="min-w-0 grow basis-52">
              <p className="font-semibold break-words">{item.name}</p>
              {item.problem ? (
                <p className="text-error text-sm font-medium">{item.problem}</p>
              ) : (
                <a href={`/reseller/orders/${item.id}`} className="hit link-quiet num -my-2 text-sm">
                  {item.number}
                </a>
              )}
            </div>
            {item.status && <OrderPill status={item.status} />}
          </li>
        ))}
      </ol>
    </Box>
  )
}
