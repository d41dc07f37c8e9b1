import { formatRupiah } from '#kernel/money/rupiah.ts'
import { m } from '#web/paraglide/messages.js'
import { formatCount } from '#web/ui/format.ts'
import { useSay, useVisit } from '#web/words.ts'
import type { Order } from '../invoice.tsx'

/** What was ordered and what it cost; parts of a bundle stand below it. */
export function OrderLines({ order }: { order: Order }) {
  const say = useSay()
  const { locale } = useVisit()
  const { items, subtotalIdr, discountIdr, couponCode, points, pointsIdr, creditIdr, feeIdr, totalIdr } = order
  // What a reseller paid from their wallet is nobody else's business.
  const priced = !order.byReseller || totalIdr > 0
  const tops = items.filter(({ parentId }) => parentId === null)
  return (
    <section className="glass p-5 sm:p-6">
      <h2 className="text-lg">{say(m.shop_order_lines)}</h2>
      <ul className="divide-line mt-3 divide-y">
        {tops.map((item) => (
          <li key={item.id} className="flex items-start justify-between gap-4 py-3">
            <div className="min-w-0">
              <p className="font-semibold break-words">{item.productName}</p>
              <p className="text-muted num text-sm break-words">
                {item.variantName}
                {item.quantity > 1 && ` × ${item.quantity}`}
              </p>
              {Object.entries(item.target).map(([key, value]) => (
                <p key={key} className="text-muted text-sm break-all">
                  {say(m.shop_order_target)} <span className="text-base-content">{value}</span>
                </p>
              ))}
              {item.targetName && (
                <p className="text-muted text-sm break-words">
                  {say(m.shop_order_account)} <span className="text-base-content font-semibold">{item.targetName}</span>
                </p>
              )}
            </div>
            {priced && <p className="num shrink-0 font-semibold">{formatRupiah(item.totalIdr)}</p>}
          </li>
        ))}
      </ul>
      {priced && (
        <dl className="border-line space-y-1.5 border-t pt-3 text-[0.9375rem]">
          {(discountIdr > 0 || pointsIdr > 0) && <Sum label={say(m.shop_total_subtotal)} idr={subtotalIdr} />}
          {discountIdr > 0 && (
            <Sum label={`${say(m.shop_total_discount)}${couponCode ? ` (${couponCode})` : ''}`} idr={-discountIdr} />
          )}
          {pointsIdr > 0 && (
            <Sum label={say(m.points_total, { count: formatCount(points, locale) })} idr={-pointsIdr} />
          )}
          {creditIdr > 0 && <Sum label={say(m.shop_total_credit)} idr={-creditIdr} />}
          {feeIdr > 0 && <Sum label={say(m.shop_total_fee)} idr={feeIdr} />}
          <div className="flex items-baseline justify-between gap-4 pt-1">
            <dt className="font-bold">{say(m.shop_total)}</dt>
            <dd className="num text-xl font-extrabold">{formatRupiah(totalIdr)}</dd>
          </div>
        </dl>
      )}
    </section>
  )
}

function Sum({ label, idr }: { label: string; idr: number }) {
  return (
    <div className="text-muted flex justify-between gap-4">
      <dt className="min-w-0 break-words">{label}</dt>
      <dd className="num shrink-0">{idr < 0 ? `− ${formatRupiah(-idr)}` : formatRupiah(idr)}</dd>
    </div>
  )
}
