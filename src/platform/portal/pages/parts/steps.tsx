import type { ReactNode } from 'react'
import { m } from '#web/paraglide/messages.js'
import { FieldError, TextArea, TextField, type FormState } from '#web/ui/field.tsx'
import { ArrowLeft, ArrowRight, Check } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { Package } from './catalogue.ts'
import { palettes } from './palettes.ts'
import { shownFor } from './shown.ts'

export function StepBar() {
  const say = useSay()
  const names = [m.order_step_package, m.order_step_business, m.order_step_owner, m.order_step_pay]
  return (
    <ol aria-label={say(m.order_steps)} className="mb-8 grid grid-cols-4 gap-1.5 sm:gap-2 not-group-data-ready/order:hidden">
      {names.map((name, index) => (
        <li key={index}>
          <button
            type="button"
            data-wizard-mark
            className="group/mark border-line aria-[current]:border-primary-ink data-done:border-primary-ink text-muted aria-[current]:text-base-content flex min-h-11 w-full flex-wrap items-start gap-x-2 border-t-4 pt-2.5 text-left text-[0.8125rem] font-semibold sm:text-sm data-done:cursor-pointer"
          >
            <span className="num">
              <Check className="text-primary-ink hidden size-4.5 group-data-done/mark:block" strokeWidth={3} aria-hidden="true" />
              <span className="group-data-done/mark:sr-only">{index + 1}</span>
            </span>
            {say(name)}
          </button>
        </li>
      ))}
    </ol>
  )
}

export function StepButtons() {
  const say = useSay()
  return (
    <div className="mt-8">
      <div className="flex items-center gap-3">
        <button type="button" data-wizard-back hidden className="btn btn-quiet">
          <ArrowLeft className="size-5" aria-hidden="true" />
          {say(m.order_back)}
        </button>
        <button type="button" data-wizard-next hidden className="btn btn-primary ml-auto grow sm:grow-0">
          {say(m.order_next)}
          <ArrowRight className="size-5" aria-hidden="true" />
        </button>
        <button type="submit" data-wizard-send className="btn btn-primary ml-auto grow sm:grow-0">
          {say(m.order_send)}
        </button>
      </div>
    </div>
  )
}

function Step({ title, help, children }: { title: string; help?: string; children: ReactNode }) {
  return (
    <fieldset data-step className="not-group-data-ready/order:mb-12">
      <legend tabIndex={-1} className="w-full outline-none">
        <h2 className="text-2xl">{title}</h2>
      </legend>
      {help && <p className="text-muted mt-1">{help}</p>}
      <div className="mt-5 space-y-5">{children}</div>
    </fieldset>
  )
}

export function PackageStep({ form, packages, wanted }: { form: FormState; packages: Package[]; wanted: string | null }) {
  const say = useSay()
  const fallback = packages.some(({ code }) => code === wanted) ? wanted : packages[Math.floor(packages.length / 2)]?.code
  const chosen = form.values.package ?? fallback
  return (
    <Step title={say(m.order_package_title)} help={say(m.order_package_help)}>
      <div className="space-y-3">
        {packages.map((one) => (
          <label key={one.code} className="choice">
            <input
              type="radio"
              required
              name="package"
              id={`package-${one.code}`}
              value={one.code}
              defaultChecked={one.code === chosen}
              className="tick"
            />
            <span className="grow">
              <span className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span className="text-lg font-bold">{one.name}</span>
                <Money idr={one.priceIdr} className="font-bold" />
              </span>
              <span className="text-muted mt-0.5 block text-[0.9375rem]">{one.summary}</span>
            </span>
          </label>
        ))}
      </div>
      <FieldError message={form.errors.package} />
    </Step>
  )
}

export function BusinessStep({ form, ideas }: { form: FormState; ideas: string[] }) {
  const say = useSay()
  const { host } = useVisit()
  return (
    <Step title={say(m.order_business_title)}>
      <TextField
        form={form}
        name="businessName"
        label={say(m.order_name)}
        help={say(m.order_name_help)}
        required
        minLength={3}
        maxLength={60}
        autoComplete="organization"
        data-slug-from
      />
      <TextField
        form={form}
        name="slug"
        label={say(m.order_slug)}
        help={say(m.order_slug_help)}
        suffix={`.${host}`}
        required
        minLength={3}
        maxLength={40}
        pattern="[a-z0-9](?:[a-z0-9]|-(?!-))*[a-z0-9]"
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        data-slug="/api/v1/addresses/"
      >
        <p
          role="status"
          data-slug-verdict
          data-free={say(m.order_slug_free)}
          data-taken={say(m.order_slug_taken)}
          className="mt-1.5 text-sm font-semibold empty:hidden data-[state=free]:text-tone-success-ink data-[state=taken]:text-error"
        />
        {ideas.length > 0 && <Ideas ideas={ideas} />}
      </TextField>
      <Colours form={form} />
    </Step>
  )
}

function Ideas({ ideas }: { ideas: string[] }) {
  const say = useSay()
  return (
    <div className="mt-3">
      <p className="text-sm font-semibold">{say(m.order_slug_ideas)}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        {ideas.map((idea) => (
          <button key={idea} type="submit" name="useSlug" value={idea} data-slug-use={idea} className="btn btn-quiet">
            {say(m.order_slug_use, { slug: idea })}
          </button>
        ))}
      </div>
    </div>
  )
}

function Colours({ form }: { form: FormState }) {
  const say = useSay()
  const chosen = form.values.palette ?? palettes[0].code
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-semibold">{say(m.order_colours)}</legend>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        {palettes.map(({ code, name, primary, accent }) => (
          <label key={code} className="choice items-center">
            <input type="radio" name="palette" id={`palette-${code}`} value={code} defaultChecked={chosen === code} className="tick mt-0" />
            <Swatch primary={primary} accent={accent} />
            <span className="text-[0.9375rem] font-semibold">{name}</span>
          </label>
        ))}
      </div>
      <div className="mt-3">
        <label className="choice items-center">
          <input type="radio" name="palette" id="palette-custom" value="custom" defaultChecked={chosen === 'custom'} className="tick mt-0" />
          <span className="text-[0.9375rem] font-semibold">{say(m.order_colour_custom)}</span>
        </label>
        <div className={`${shownFor.palette('custom')} mt-3`}>
          <div className="flex flex-wrap gap-6">
            <ColourField name="brand.primary" label={say(m.order_colour_primary)} value={form.values['brand.primary'] ?? '#1c2f5e'} />
            <ColourField name="brand.accent" label={say(m.order_colour_accent)} value={form.values['brand.accent'] ?? '#c8202f'} />
          </div>
        </div>
      </div>
      <FieldError message={form.errors['brand.primary'] ?? form.errors['brand.accent'] ?? form.errors.brand} />
      <p className="text-muted mt-2 text-sm">{say(m.order_colours_help)}</p>
    </fieldset>
  )
}

function Swatch({ primary, accent }: { primary: string; accent: string }) {
  return (
    <svg viewBox="0 0 36 28" className="h-7 w-9 shrink-0" aria-hidden="true">
      <rect width="36" height="28" rx="6" fill={primary} />
      <path d="M22 0h8a6 6 0 0 1 6 6v16a6 6 0 0 1-6 6h-8z" fill={accent} />
    </svg>
  )
}

function ColourField({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <label className="flex items-center gap-3 text-sm font-semibold">
      <input type="color" name={name} defaultValue={value} className="rounded-field border-line h-11 w-14 cursor-pointer border p-1" />
      {label}
    </label>
  )
}

export function OwnerStep({ form }: { form: FormState }) {
  const say = useSay()
  return (
    <Step title={say(m.order_owner_title)} help={say(m.order_owner_help)}>
      <TextField form={form} name="owner.name" label={say(m.order_owner_name)} required minLength={2} maxLength={80} autoComplete="name" />
      <TextField
        form={form}
        name="owner.email"
        label={say(m.order_email)}
        help={say(m.order_email_help)}
        type="email"
        required
        autoComplete="email"
      />
      <TextField
        form={form}
        name="owner.whatsapp"
        label={say(m.order_whatsapp)}
        help={say(m.order_whatsapp_help)}
        type="tel"
        inputMode="tel"
        required
        autoComplete="tel"
        data-phone
      />
      <TextArea form={form} name="owner.address" label={say(m.order_address)} required rows={3} minLength={5} maxLength={300} autoComplete="street-address" />
    </Step>
  )
}

export function PayStep({ form, packages, percent }: { form: FormState; packages: Package[]; percent: number }) {
  const say = useSay()
  const scheme = form.values.scheme ?? 'full'
  const schemes = [
    { code: 'full', title: say(m.order_full), body: say(m.order_full_text), amount: (one: Package) => one.priceIdr },
    { code: 'dp', title: say(m.order_dp, { percent }), body: say(m.order_dp_text), amount: (one: Package) => one.dpIdr },
  ]
  return (
    <Step title={say(m.order_pay_title)}>
      <div className="space-y-3">
        {schemes.map(({ code, title, body, amount }) => (
          <label key={code} className="choice">
            <input type="radio" name="scheme" id={`scheme-${code}`} value={code} defaultChecked={scheme === code} className="tick" />
            <span className="grow">
              <span className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span className="font-bold">{title}</span>
                <span className="font-bold">
                  {packages.map((one) => (
                    <Money key={one.code} idr={amount(one)} className={shownFor.package(one.code)} />
                  ))}
                </span>
              </span>
              <span className="text-muted mt-0.5 block text-[0.9375rem]">{body}</span>
            </span>
          </label>
        ))}
      </div>
      <FieldError message={form.errors.scheme} />
      <div>
        <label className="choice">
          <input type="checkbox" name="consent" value="yes" required defaultChecked={form.values.consent === 'yes'} className="tick" />
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
