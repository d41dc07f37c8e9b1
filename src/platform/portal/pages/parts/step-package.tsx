import { m } from '#web/paraglide/messages.js'
import { FieldError, type FormState } from '#web/ui/field.tsx'
import { Money } from '#web/ui/money.tsx'
import { useSay } from '#web/words.ts'
import type { Package } from './catalogue.ts'
import { Step } from './steps.tsx'

/** The package that is chosen while nobody has chosen: the wanted one, else the recommended, else the middle one. */
export function firstPackage(packages: Package[], wanted: string | null): string | undefined {
  const named = packages.find(({ code }) => code === wanted) ?? packages.find(({ highlighted }) => highlighted)
  return (named ?? packages[Math.floor(packages.length / 2)])?.code
}

/** `trade` is named, with a way to another, where there are several. */
type PackageStepProps = { form: FormState; packages: Package[]; wanted: string | null; trade: string | null }

export function PackageStep({ form, packages, wanted, trade }: PackageStepProps) {
  const say = useSay()
  const known = packages.some(({ code }) => code === form.values.package)
  const chosen = known ? form.values.package : firstPackage(packages, wanted)
  return (
    <Step name="package" title={say(m.order_package_title)} help={say(m.order_package_help)}>
      {trade && (
        <p className="mb-4 flex flex-wrap items-center gap-x-3">
          <span>
            {say(m.order_trade)} <b className="font-semibold">{trade}</b>
          </span>
          <a href="/order/trade" className="hit link-quiet font-semibold">
            {say(m.order_trade_change)}
          </a>
        </p>
      )}
      <div className="space-y-3">
        {packages.map((one) => (
          <label key={one.code} className="choice-priced choice">
            <input
              type="radio"
              required
              name="package"
              id={`package-${one.code}`}
              value={one.code}
              defaultChecked={one.code === chosen}
              className="tick"
            />
            <span className="text-lg leading-6 font-bold">{one.name}</span>
            <Money idr={one.priceIdr} className="font-bold" />
            <span className="text-muted col-span-2 col-start-2 text-[0.9375rem]">{one.summary}</span>
            {/* What was on the screen goes along, so that nobody is charged another price. */}
            <input type="hidden" name={`price.${one.code}`} value={one.priceIdr} />
          </label>
        ))}
      </div>
      <FieldError message={form.errors.package} />
    </Step>
  )
}
