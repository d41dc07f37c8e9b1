import { m } from '#web/paraglide/messages.js'
import { FieldError, type FormState } from '#web/ui/field.tsx'
import { Money } from '#web/ui/money.tsx'
import { useSay } from '#web/words.ts'
import type { Package } from './catalogue.ts'
import { shownFor } from './shown.ts'
import { Step } from './steps.tsx'

export function PayStep({ form, packages }: { form: FormState; packages: Package[] }) {
  const say = useSay()
  const scheme = form.values.scheme === 'dp' ? 'dp' : 'full'
  return (
    <Step name="pay" title={say(m.order_pay_title)} help={say(m.order_pay_help)}>
      <div className="space-y-3">
        <label className="choice-priced choice">
          <input
            type="radio"
            name="scheme"
            id="scheme-full"
            value="full"
            defaultChecked={scheme === 'full'}
            className="tick"
          />
          <span className="font-bold">{say(m.order_full)}</span>
          <span className="font-bold">
            {packages.map((one) => (
              <Money key={one.code} idr={one.priceIdr} className={shownFor.package(one.code)} />
            ))}
          </span>
          <span className="text-muted col-span-2 col-start-2 text-[0.9375rem]">{say(m.order_full_text)}</span>
        </label>
        <label className="choice-priced choice">
          <input
            type="radio"
            name="scheme"
            id="scheme-dp"
            value="dp"
            defaultChecked={scheme === 'dp'}
            className="tick"
          />
          <span className="font-bold">
            {packages.map((one) => (
              <span key={one.code} className={shownFor.package(one.code)}>
                {say(m.order_dp, { percent: one.dpPercent })}
              </span>
            ))}
          </span>
          <span className="font-bold">
            {packages.map((one) => (
              <Money key={one.code} idr={one.dpIdr} className={shownFor.package(one.code)} />
            ))}
          </span>
          <span className="text-muted col-span-2 col-start-2 text-[0.9375rem]">{say(m.order_dp_text)}</span>
        </label>
      </div>
      <FieldError message={form.errors.scheme} />
      <p className="text-muted text-sm">{say(m.order_send_help)}</p>
    </Step>
  )
}
