import { m } from '#web/paraglide/messages.js'
import { FieldError, type FormState } from '#web/ui/field.tsx'
import { Money } from '#web/ui/money.tsx'
import { useSay } from '#web/words.ts'
import type { Package } from './catalogue.ts'
import { Step } from './steps.tsx'

export function PackageStep({
  form,
  packages,
  wanted,
}: {
  form: FormState
  packages: Package[]
  wanted: string | null
}) {
  const say = useSay()
  const fallback = packages.some(({ code }) => code === wanted)
    ? wanted
    : packages[Math.floor(packages.length / 2)]?.code
  const chosen = form.values.package ?? fallback
  return (
    <Step title={say(m.order_package_title)} help={say(m.order_package_help)}>
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
          </label>
        ))}
      </div>
      <FieldError message={form.errors.package} />
    </Step>
  )
}
