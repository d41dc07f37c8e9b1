import { m } from '#web/paraglide/messages.js'
import type { FormState } from '#web/ui/field.tsx'
import { Money } from '#web/ui/money.tsx'
import { useSay, useVisit } from '#web/words.ts'
import { PhoneFace } from './art.tsx'
import type { Package } from './catalogue.ts'
import { palettes } from '../../../drafts/rules.ts'
import { shownFor } from './shown.ts'

type SummaryProps = { form: FormState; packages: Package[]; preview: string | null; vertical: string }

/** What is being ordered, following the form as it is filled in; beside it the site itself. */
export function Summary({ form, packages, preview, vertical }: SummaryProps) {
  const say = useSay()
  const { host } = useVisit()
  return (
    <aside aria-label={say(m.order_summary)} className="card-box lg:sticky lg:top-6">
      <Preview preview={preview} vertical={vertical} />
      <div className="border-line border-t p-6 max-lg:border-t-0">
        <h2 className="text-lg">{say(m.order_summary)}</h2>
        <p data-echo="businessName" data-empty={say(m.order_name_empty)} className="mt-3 font-semibold break-words">
          {form.values.businessName || say(m.order_name_empty)}
        </p>
        <p className="text-muted text-sm break-all">
          <span data-echo="slug" data-empty={say(m.order_slug_empty)}>
            {form.values.slug || say(m.order_slug_empty)}
          </span>
          .{host}
        </p>
        <div className="border-line mt-4 space-y-2 border-t pt-4 text-[0.9375rem]">
          {packages.map((one) => (
            <div key={one.code} className={shownFor.package(one.code)}>
              <PackageLines one={one} />
            </div>
          ))}
        </div>
      </div>
    </aside>
  )
}

/**
 * The real template with what was typed so far, in a frame; before anything was typed, a drawing of it. On phones it
 * is there in the step where it matters.
 */
function Preview({ preview, vertical }: { preview: string | null; vertical: string }) {
  const say = useSay()
  return (
    <div
      data-preview={`/templates/${vertical}/preview`}
      data-has={preview ? '' : undefined}
      className="group/preview bg-base-200 rounded-t-box hidden px-6 pt-6 group-data-[at=look]/order:block lg:block"
    >
      <p className="text-muted mb-4 text-center text-sm font-medium">{say(m.order_preview)}</p>
      <div className="h-52 overflow-hidden group-data-has/preview:hidden">
        {palettes.map(({ code, primary, accent }) => (
          <div key={code} className={shownFor.palette(code)}>
            <PhoneFace primary={primary} accent={accent} className="mx-auto block w-44" />
          </div>
        ))}
        <div className={shownFor.palette('custom')}>
          <PhoneFace primary="#8a939e" accent="#c3cad3" className="mx-auto block w-44" />
        </div>
      </div>
      {/* 390 by 640 of the site, drawn at two thirds. */}
      <div className="border-line relative mx-auto hidden h-[27rem] w-[16.5rem] overflow-hidden rounded-t-[1.25rem] border-x-6 border-t-6 border-base-content/80 bg-white group-data-has/preview:block">
        {/* oxlint-disable-next-line react/iframe-missing-sandbox -- a page of our own, under our own content policy */}
        <iframe
          data-preview-frame
          src={preview ?? undefined}
          title={say(m.order_preview)}
          loading="lazy"
          tabIndex={-1}
          className="absolute top-0 left-0 h-[40.5rem] w-[24.375rem] origin-top-left scale-[.6462] border-0"
        />
      </div>
    </div>
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
      <span>{label}</span>
      <Money idr={idr} />
    </div>
  )
}
