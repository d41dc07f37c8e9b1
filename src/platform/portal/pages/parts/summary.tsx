import { m } from '#web/paraglide/messages.js'
import { Money } from '#web/ui/money.tsx'
import { useSay, useVisit } from '#web/words.ts'
import { PhoneFace } from './art.tsx'
import type { Package } from './catalogue.ts'
import { palettes } from './palettes.ts'
import { shownFor } from './shown.ts'

/** What is being ordered, following the form as it is filled in. */
export function Summary({ packages }: { packages: Package[] }) {
  const say = useSay()
  const { host } = useVisit()
  return (
    <aside aria-label={say(m.order_summary)} className="card-box lg:sticky lg:top-6">
      <div className="bg-base-200 rounded-t-box hidden px-6 pt-6 lg:block">
        <p className="text-muted mb-4 text-center text-sm font-medium">{say(m.order_preview)}</p>
        <div className="h-52 overflow-hidden">
          {palettes.map(({ code, primary, accent }) => (
            <div key={code} className={shownFor.palette(code)}>
              <PhoneFace primary={primary} accent={accent} className="mx-auto block w-44" />
            </div>
          ))}
          <div className={shownFor.palette('custom')}>
            <PhoneFace primary="#8a939e" accent="#c3cad3" className="mx-auto block w-44" />
          </div>
        </div>
      </div>
      <div className="border-line border-t p-6 max-lg:border-t-0">
        <h2 className="text-lg">{say(m.order_summary)}</h2>
        <p data-echo="businessName" data-empty={say(m.order_name_empty)} className="mt-3 font-semibold break-words">
          {say(m.order_name_empty)}
        </p>
        <p className="text-muted text-sm break-all">
          <span data-echo="slug" data-empty={say(m.order_slug_empty)}>
            {say(m.order_slug_empty)}
          </span>
          .{host}
        </p>
        <dl className="border-line mt-4 space-y-2 border-t pt-4 text-[0.9375rem]">
          {packages.map((one) => (
            <div key={one.code} className={shownFor.package(one.code)}>
              <PackageLines one={one} />
            </div>
          ))}
        </dl>
      </div>
    </aside>
  )
}

function PackageLines({ one }: { one: Package }) {
  const say = useSay()
  return (
    <>
      <Line label={`${say(m.order_summary_package)} ${one.name}`} idr={one.priceIdr} />
      <div className={shownFor.scheme('dp')}>
        <Line label={say(m.order_pay_later)} idr={one.priceIdr - one.dpIdr} />
        <Line label={say(m.order_pay_now)} idr={one.dpIdr} strong />
      </div>
      <div className={shownFor.scheme('full')}>
        <Line label={say(m.order_pay_now)} idr={one.priceIdr} strong />
      </div>
    </>
  )
}

function Line({ label, idr, strong = false }: { label: string; idr: number; strong?: boolean }) {
  return (
    <div
      className={`flex justify-between gap-4 py-1 ${strong ? 'border-line mt-2 border-t pt-3 text-lg font-bold' : ''}`}
    >
      <dt>{label}</dt>
      <dd>
        <Money idr={idr} />
      </dd>
    </div>
  )
}
