import type { OutputOf } from '#kernel/http/operation.ts'
import { m } from '#web/paraglide/messages.js'
import { FieldError, FieldLabel, type FormState, TextArea, TextField } from '#web/ui/field.tsx'
import { ArrowRight } from '#web/ui/icons.ts'
import { useSay, useVisit } from '#web/words.ts'
import type { readRegistrationForm } from '../../operations.ts'

export type FormView = OutputOf<typeof readRegistrationForm>

type RegistrationFormProps = {
  form: FormState
  programmes: FormView['programmes']
  /** The programme that is chosen at first. */
  chosen?: string
  /** Makes sending twice harmless. A page that is kept for many visitors has none: then the answers themselves do. */
  idempotencyKey?: string
}

/** The registration form. It stands on its own page, and may stand on any other page of the site. */
export function RegistrationForm({ form, programmes, chosen, idempotencyKey }: RegistrationFormProps) {
  const say = useSay()
  return (
    <form method="post" action="/daftar" className="space-y-5">
      {idempotencyKey && <input type="hidden" name="key" value={idempotencyKey} />}
      <TextField
        form={form}
        name="name"
        label={say(m.reg_name)}
        autoComplete="name"
        required
        minLength={2}
        maxLength={80}
      />
      <TextField
        form={form}
        name="whatsapp"
        label={say(m.reg_whatsapp)}
        help={say(m.reg_whatsapp_help)}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        placeholder="0812 3456 7890"
        maxLength={30}
        required
        data-phone
        className="num"
      />
      {programmes.length > 0 && <ProgrammeChoice form={form} programmes={programmes} chosen={chosen} />}
      <TextField form={form} name="school" label={say(m.reg_school)} autoComplete="organization" maxLength={120} />
      <TextField
        form={form}
        name="email"
        label={say(m.reg_email)}
        help={say(m.reg_email_help)}
        type="email"
        autoComplete="email"
        maxLength={254}
      />
      <TextArea form={form} name="note" label={say(m.reg_note)} rows={3} maxLength={1000} />
      <Trap />
      <Consent form={form} />
      <button type="submit" className="btn btn-primary btn-lg w-full text-base sm:w-auto">
        {say(m.reg_send)}
        <ArrowRight className="size-5" aria-hidden="true" />
      </button>
    </form>
  )
}

function ProgrammeChoice({ form, programmes, chosen }: Pick<RegistrationFormProps, 'form' | 'programmes' | 'chosen'>) {
  const say = useSay()
  const error = form.errors.programmeId
  return (
    <div>
      <FieldLabel htmlFor="f-programmeId">{say(m.reg_programme)}</FieldLabel>
      <select
        id="f-programmeId"
        name="programmeId"
        defaultValue={form.values.programmeId ?? chosen ?? ''}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? 'f-programmeId-error' : undefined}
        autoFocus={form.first === 'programmeId' || undefined}
        className="field-input"
      >
        <option value="">{say(m.reg_programme_any)}</option>
        {programmes.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <FieldError id="f-programmeId-error" message={error} />
    </div>
  )
}

/** People neither see this field nor reach it; a program that fills in every field does. */
function Trap() {
  const say = useSay()
  return (
    <div className="absolute -left-[9999px]" aria-hidden="true">
      <label>
        {say(m.reg_trap)}
        <input name="extra" tabIndex={-1} autoComplete="off" />
      </label>
    </div>
  )
}

function Consent({ form }: { form: FormState }) {
  const say = useSay()
  const { tenant } = useVisit()
  const error = form.errors.consent
  return (
    <div>
      <label className="choice">
        <input
          type="checkbox"
          name="consent"
          value="yes"
          required
          defaultChecked={form.values.consent === 'yes'}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? 'f-consent-error' : undefined}
          autoFocus={form.first === 'consent' || undefined}
          className="tick"
        />
        <span className="text-[0.9375rem] leading-snug">
          {say(m.reg_consent, { name: tenant.name })}
          <span className="text-muted mt-1 block text-sm">{say(m.reg_consent_law)}</span>
        </span>
      </label>
      <FieldError id="f-consent-error" message={error} />
    </div>
  )
}
