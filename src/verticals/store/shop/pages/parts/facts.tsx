import { m } from '#web/paraglide/messages.js'
import { CalendarClock, PackageCheck, QrCode, ShieldCheck, Users, Zap, type LucideIcon } from '#web/ui/icons.ts'
import { useSay, useVisit, type Message } from '#web/words.ts'
import { shortDays, shortTime } from '../../../site/pages/parts/time.ts'
import type { ProductView } from '../product.tsx'

const ways: Record<ProductView['kind'], Message> = {
  stock: m.shop_way_stock,
  shared: m.shop_way_shared,
  invite: m.shop_way_invite,
  file: m.shop_way_file,
}

/** What one gets and how, in short lines. */
export function Facts({ product }: { product: ProductView }) {
  const say = useSay()
  const { locale } = useVisit()
  const { kind, medianSeconds, warrantyDays, cutoff, perBuyerMax } = product
  const lines: { icon: LucideIcon; words: string }[] = [
    { icon: PackageCheck, words: say(ways[kind]) },
    ...(medianSeconds === null
      ? []
      : [{ icon: Zap, words: say(m.shop_fact_speed, { time: shortTime(medianSeconds, locale) }) }]),
    ...(warrantyDays > 0
      ? [{ icon: ShieldCheck, words: say(m.shop_fact_warranty, { time: shortDays(warrantyDays, locale) }) }]
      : []),
    ...(cutoff ? [{ icon: CalendarClock, words: say(m.shop_fact_cutoff, cutoff) }] : []),
    ...(perBuyerMax === null ? [] : [{ icon: Users, words: say(m.shop_fact_cap, { count: perBuyerMax }) }]),
    { icon: QrCode, words: say(m.shop_fact_pay) },
  ]
  return (
    <aside className="glass p-6 lg:sticky lg:top-22">
      <h2 className="text-lg">{say(m.shop_facts)}</h2>
      <ul className="mt-4 space-y-3.5">
        {lines.map(({ icon: Icon, words }) => (
          <li key={words} className="flex gap-3">
            <Icon className="text-accent-ink mt-0.5 size-5 shrink-0" aria-hidden="true" />
            <span className="min-w-0">{words}</span>
          </li>
        ))}
      </ul>
    </aside>
  )
}
