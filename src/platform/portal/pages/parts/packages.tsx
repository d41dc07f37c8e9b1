import { formatRupiah } from '#kernel/money/rupiah.ts'
import { m } from '#web/paraglide/messages.js'
import { Check, Clock3 } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { useSay } from '#web/words.ts'
import type { Showcased, Sold } from './public.ts'

/** The packages side by side, the recommended one raised. */
export function Packages({ template }: { template: Showcased }) {
  const { packages, vertical } = template
  const columns = packages.length === 2 ? 'lg:grid-cols-2' : 'lg:grid-cols-3'
  return (
    <ul className={`grid items-stretch gap-5 ${columns}`}>
      {packages.map((one) => (
        <PackageCard key={one.code} vertical={vertical} one={one} />
      ))}
    </ul>
  )
}

function PackageCard({ vertical, one }: { vertical: string; one: Sold }) {
  const say = useSay()
  const { highlighted } = one
  return (
    <li
      className={`card-box relative flex flex-col p-6 sm:p-7 ${highlighted ? 'border-primary-ink shadow-float border-2' : ''}`}
    >
      <div className="flex items-center justify-between gap-3">
        <h3 className="text-xl">{one.name}</h3>
        {highlighted && (
          <span className="bg-accent text-accent-content rounded-full px-3 py-1 text-xs font-bold">
            {say(m.portal_popular)}
          </span>
        )}
      </div>
      <p className="text-muted mt-1 text-[0.9375rem] lg:min-h-12">{one.summary}</p>
      <p className="mt-4 text-3xl font-extrabold tracking-tight">
        <Money idr={one.priceIdr} />
      </p>
      <p className="text-muted num mt-1 text-sm">{say(m.portal_or_dp, { amount: formatRupiah(one.dpIdr) })}</p>
      <ul className="border-line mt-5 mb-7 grow space-y-2.5 border-t pt-5">
        {one.features.map(({ text, coming }) => (
          <li key={text} className="flex gap-2.5 text-[0.9375rem]">
            {coming ? (
              <Clock3 className="text-muted mt-1 size-4 shrink-0" aria-hidden="true" />
            ) : (
              <Check className="text-primary-ink mt-1 size-4 shrink-0" strokeWidth={3} aria-hidden="true" />
            )}
            <span className={coming ? 'text-muted' : ''}>
              {text} {coming && <Coming />}
            </span>
          </li>
        ))}
      </ul>
      <a
        href={`/order?template=${vertical}&package=${one.code}`}
        className={`btn w-full ${highlighted ? 'btn-primary' : 'btn-quiet'}`}
      >
        {say(m.portal_choose, { name: one.name })}
      </a>
    </li>
  )
}

/** The mark of what is not built yet. */
export function Coming() {
  return (
    <span className="bg-tone-neutral text-tone-neutral-ink inline-block rounded-full px-2 py-px text-xs font-semibold whitespace-nowrap">
      {useSay()(m.portal_coming)}
    </span>
  )
}
