import { useState, type ReactNode } from 'react'
import { type FormState, FieldError, FieldLabel } from '#web/ui/field.tsx'

/* Fields that the web kit has not: money that formats as it is typed, choices, switches. */

const grouped = (digits: string): string => digits.replace(/^0+(?=\d)/, '').replaceAll(/\B(?=(\d{3})+$)/g, '.')

type Around = { id: string; label: string; help?: ReactNode; error?: string | undefined }

function Field({ id, label, help, error, children }: Around & { children: ReactNode }) {
  return (
    <div className="min-w-0">
      <FieldLabel htmlFor={id}>{label}</FieldLabel>
      {children}
      <FieldError id={`${id}-error`} message={error} />
      {help && (
        <p id={`${id}-help`} className="text-muted mt-1.5 text-sm">
          {help}
        </p>
      )}
    </div>
  )
}

const about = ({ id, help, error }: Around) => ({
  id,
  'aria-invalid': error ? true : undefined,
  'aria-describedby': [error ? `${id}-error` : '', help ? `${id}-help` : ''].filter(Boolean).join(' ') || undefined,
})

type Held<T> = Around & { value: T; onChange: (value: T) => void }

/** Rupiah in whole numbers; empty is null. */
export function MoneyInput({ value, onChange, ...around }: Held<number | null>) {
  return (
    <Field {...around}>
      <span className="relative block">
        <span
          className="text-muted pointer-events-none absolute inset-y-0 left-3.5 flex items-center"
          aria-hidden="true"
        >
          Rp
        </span>
        <input
          {...about(around)}
          inputMode="numeric"
          value={value === null ? '' : grouped(String(value))}
          onChange={(event) => {
            const digits = event.currentTarget.value.replaceAll(/\D/g, '').slice(0, 10)
            onChange(digits ? Number(digits) : null)
          }}
          className="field-input num pl-10!"
        />
      </span>
    </Field>
  )
}

/** The same as a field of a form. */
export function MoneyField({
  form,
  name,
  label,
  help,
  start = null,
}: {
  form: FormState
  name: string
  label: string
  help?: ReactNode
  start?: number | null
}) {
  const [value, setValue] = useState(start)
  return (
    <>
      <input type="hidden" name={name} value={value ?? ''} />
      <MoneyInput
        id={`f-${name}`}
        label={label}
        help={help}
        error={form.errors[name]}
        value={value}
        onChange={setValue}
      />
    </>
  )
}

export function NumberInput({ value, onChange, suffix, ...around }: Held<number | null> & { suffix?: string }) {
  return (
    <Field {...around}>
      <span className="flex">
        <input
          {...about(around)}
          inputMode="numeric"
          value={value ?? ''}
          onChange={(event) => {
            const digits = event.currentTarget.value.replaceAll(/\D/g, '').slice(0, 7)
            onChange(digits ? Number(digits) : null)
          }}
          className={`field-input num ${suffix ? 'rounded-r-none' : ''}`}
        />
        {suffix && (
          <span className="border-line bg-base-200 text-muted rounded-r-field flex items-center border border-l-0 px-3 text-sm whitespace-nowrap">
            {suffix}
          </span>
        )}
      </span>
    </Field>
  )
}

type TextExtras = { max?: number; placeholder?: string; className?: string; type?: string }

export function TextInput({
  value,
  onChange,
  max,
  placeholder,
  className = '',
  type,
  ...around
}: Held<string> & TextExtras) {
  return (
    <Field {...around}>
      <input
        {...about(around)}
        type={type ?? 'text'}
        value={value}
        maxLength={max}
        placeholder={placeholder}
        onChange={(event) => onChange(event.currentTarget.value)}
        className={`field-input ${className}`}
      />
    </Field>
  )
}

export function AreaInput({
  value,
  onChange,
  max,
  rows = 4,
  ...around
}: Held<string> & { max?: number; rows?: number }) {
  return (
    <Field {...around}>
      <textarea
        {...about(around)}
        value={value}
        rows={rows}
        maxLength={max}
        onChange={(event) => onChange(event.currentTarget.value)}
        className="field-input leading-relaxed"
      />
    </Field>
  )
}

type Options = readonly (readonly [value: string, label: string])[]

export function ChoiceInput({ value, onChange, options, ...around }: Held<string> & { options: Options }) {
  return (
    <Field {...around}>
      <select
        {...about(around)}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        className="field-input"
      >
        {options.map(([one, label]) => (
          <option key={one} value={one}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  )
}

export function ChoiceField({
  form,
  name,
  label,
  help,
  options,
  start,
}: {
  form: FormState
  name: string
  label: string
  help?: ReactNode
  options: Options
  start?: string
}) {
  const around = { id: `f-${name}`, label, help, error: form.errors[name] }
  return (
    <Field {...around}>
      <select {...about(around)} name={name} defaultValue={start} className="field-input">
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  )
}

type TickProps = {
  label: string
  help?: string
  name?: string
  start?: boolean
  checked?: boolean
  onChange?: (on: boolean) => void
}

/** A switch with its words beside it: held by the page, or a field of a form. */
export function Tick({ label, help, name, start, checked, onChange }: TickProps) {
  const held = checked === undefined ? { defaultChecked: start } : { checked }
  return (
    <label className="flex min-h-11 cursor-pointer gap-3 py-2.5">
      <input
        type="checkbox"
        name={name}
        {...held}
        onChange={(event) => onChange?.(event.currentTarget.checked)}
        className="tick"
      />
      <span className="min-w-0">
        <span className="block text-[0.9375rem] leading-6 font-medium">{label}</span>
        {help && <span className="text-muted block text-sm">{help}</span>}
      </span>
    </label>
  )
}
