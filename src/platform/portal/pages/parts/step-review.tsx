import type { ReactNode } from 'react'
import { m } from '#web/paraglide/messages.js'
import { FieldError, type FormState } from '#web/ui/field.tsx'
import { Pencil } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { useSay, useVisit, type Message } from '#web/words.ts'
import type { StepName } from '../../../drafts/rules.ts'
import type { Package } from './catalogue.ts'
import { Palette } from './palette.tsx'
import { shownFor } from './shown.ts'
import { Step, stepNames } from './steps.tsx'

/** Everything that was typed, each part with its way back, and the consent. */
export function ReviewStep({ form, packages }: { form: FormState; packages: Package[] }) {
  const say = useSay()
  return (
    <Step name="review" title={say(m.order_review_title)} help={say(m.order_review_help)}>
      <div className="card-box divide-line divide-y not-group-data-ready/order:hidden">
        <Part step="package">
          {packages.map((one) => (
            <p key={one.code} className={shownFor.package(one.code)}>
              <span className="font-semibold">{one.name}</span>, <Money idr={one.priceIdr} />
            </p>
          ))}
        </Part>
        <BusinessPart />
        <Part step="look">
          <div className="flex items-center gap-3">
            <img
              data-logo-echo
              alt={say(m.order_logo_shown)}
              width={48}
              height={48}
              hidden
              className="rounded-field bg-base-200 size-12 object-contain"
            />
            <Palette />
          </div>
        </Part>
        <Part step="owner">
          <Echo of="owner.name" className="font-semibold" />
          <Echo of="owner.email" className="break-all" />
          <Echo of="owner.whatsapp" className="num" />
          <Echo of="owner.address" className="text-muted whitespace-pre-line" />
        </Part>
        <Part step="pay">
          <p className={shownFor.scheme('full')}>{say(m.order_full)}</p>
          <div className={shownFor.scheme('dp')}>
            {packages.map((one) => (
              <p key={one.code} className={shownFor.package(one.code)}>
                {say(m.order_dp, { percent: one.dpPercent })}: <Money idr={one.dpIdr} />
              </p>
            ))}
          </div>
        </Part>
      </div>
      <Consent form={form} />
      <p className="text-muted text-sm">{say(m.order_send_help)}</p>
    </Step>
  )
}

function BusinessPart() {
  const say = useSay()
  const { host } = useVisit()
  return (
    <Part step="business">
      <Echo of="businessName" className="font-semibold" />
      <Echo of="tagline" />
      <p className="break-all">
        <span data-echo="slug" />.{host}
      </p>
      <p data-echo-if="domain" hidden className="text-muted text-sm break-all">
        {say(m.order_domain_wish)}: <span data-echo="domain" />
      </p>
    </Part>
  )
}

function Part({ step, children }: { step: StepName; children: ReactNode }) {
  const say = useSay()
  const title: Message = stepNames[step]
  return (
    <section className="flex items-start gap-4 px-5 py-4">
      <div className="min-w-0 grow">
        <h3 className="text-muted text-sm font-semibold">{say(title)}</h3>
        <div className="mt-0.5 text-[0.9375rem] break-words">{children}</div>
      </div>
      <button
        type="button"
        data-wizard-go={step}
        className="hit text-primary-ink -my-2 shrink-0 gap-1.5 text-sm font-semibold"
      >
        <Pencil className="size-4" aria-hidden="true" />
        {say(m.order_change)}
        <span className="sr-only">{say(title)}</span>
      </button>
    </section>
  )
}

function Echo({ of, className = '' }: { of: string; className?: string }) {
  return <p data-echo={of} className={`break-words empty:hidden ${className}`} />
}

function Consent({ form }: { form: FormState }) {
  const say = useSay()
  return (
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
  )
}
