import { Check, Clock3 } from '#web/ui/icons.ts'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { m } from '#web/paraglide/messages.js'
import { Money } from '#web/ui/money.tsx'
import { useSay } from '#web/words.ts'
import type { Package, Template } from './catalogue.ts'

/** The packages side by side; the middle one is the recommendation. */
export function Prices({ template }: { template: Template | undefined }) {
  const packages = template?.packages ?? []
  const recommended = packages[Math.floor(packages.length / 2)]?.code
  return (
    <ul className="grid gap-5 lg:grid-cols-3">
      {packages.map((one) => (
        <PriceCard key={one.code} vertical={template!.vertical} one={one} recommended={one.code === recommended} />
      ))}
    </ul>
  )
}

function PriceCard({ vertical, one, recommended }: { vertical: string; one: Package; recommended: boolean }) {
  const say = useSay()
  return (
    <li
      className={`card-box relative flex flex-col p-6 sm:p-7 ${recommended ? 'border-primary-ink shadow-float border-2' : ''}`}
    >
      <div className="flex items-center justify-between gap-3">
        <h3 className="text-xl">{one.name}</h3>
        {recommended && (
          <span className="bg-accent text-accent-content rounded-full px-3 py-1 text-xs font-bold">
            {say(m.home_prices_popular)}
          </span>
        )}
      </div>
      <p className="text-muted mt-1 text-[0.9375rem]">{one.summary}</p>
      <p className="mt-5 text-3xl font-extrabold tracking-tight">
        <Money idr={one.priceIdr} />
      </p>
      <p className="text-muted num mt-1 text-sm">{say(m.home_prices_dp, { amount: formatRupiah(one.dpIdr) })}</p>
      <ul className="mt-6 mb-7 grow space-y-2.5">
        {one.features.map(({ text, coming }) => (
          <li key={text} className="flex gap-2.5 text-[0.9375rem]">
            {coming ? (
              <Clock3 className="text-muted mt-1 size-4 shrink-0" aria-hidden="true" />
            ) : (
              <Check className="text-primary-ink mt-1 size-4 shrink-0" strokeWidth={3} aria-hidden="true" />
            )}
            <span className={coming ? 'text-muted' : ''}>
              {text}
              {coming && <> ({say(m.home_prices_coming)})</>}
            </span>
          </li>
        ))}
      </ul>
      <a
        href={`/order?template=${vertical}&package=${one.code}`}
        className={`btn w-full ${recommended ? 'btn-primary' : 'btn-quiet'}`}
      >
        {say(m.home_prices_choose, { name: one.name })}
      </a>
    </li>
  )
}
