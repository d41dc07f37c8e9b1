import { m } from '#web/paraglide/messages.js'
import { FieldError, type FormState } from '#web/ui/field.tsx'
import { Money } from '#web/ui/money.tsx'
import { useSay } from '#web/words.ts'
import type { Package } from './catalogue.ts'
import { shownFor } from './shown.ts'
import { Step } from './steps.tsx'

export function PayStep({ form, packages, percent }: { form: FormState; packages: Package[]; percent: number }) {
  const say = useSay()
  const scheme = form.values.scheme ?? 'full'
  const schemes = [
    { code: 'full', title: say(m.order_full), body: say(m.order_full_text), amount: (one: Package) => one.priceIdr },
    {
      code: 'dp',
      title: say(m.order_dp, { percent }),
      body: say(m.order_dp_text),
      amount: (one: Package) => one.dpIdr,
    },
  ]
  return (
    <Step title={say(m.order_pay_title)}>
      <div className="space-y-3">
        {schemes.map(({ code, title, body, amount }) => (
          <label key={code} className="choice-priced choice">
            <input
              type="radio"
              name="scheme"
              id={`scheme-${code}`}
              value={code}
              defaultChecked={scheme === code}
              className="tick"
            />
            <span className="font-bold">{title}</span>
            <span className="font-bold">
              {packages.map((one) => (
                <Money key={one.code} idr={amount(one)} className={shownFor.package(one.code)} />
              ))}
            </span>
            <span className="text-muted col-span-2 col-start-2 text-[0.9375rem]">{body}</span>
          </label>
        ))}
      </div>
      <FieldError message={form.errors.scheme} />
      <div>
        <label className="choice">
          <input
            type="checkbox"
            name="consent"
            value="yes"
            required
            defaultChecked={form.values.consent === 'yes'}
            className="tick"
          />
          <span className="text-[0.9375rem]">{say(m.order_consent)}</span>
        </label>
        <FieldError message={form.errors.consent} />
        <p className="text-muted mt-2 text-sm">
          {say(m.order_consent_read)}{' '}
          <a href="/terms" target="_blank" className="link-quiet">
            {say(m.footer_terms)}
          </a>{' '}
          {say(m.order_consent_and)}{' '}
          <a href="/privacy" target="_blank" className="link-quiet">
            {say(m.footer_privacy)}
          </a>
          .
        </p>
      </div>
      <p className="text-muted text-sm">{say(m.order_send_help)}</p>
    </Step>
  )
}
