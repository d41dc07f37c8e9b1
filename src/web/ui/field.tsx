import { CircleAlert } from './icons.ts'
import type { ComponentProps, ReactNode } from 'react'
import type { Refusal } from '../answer.ts'

/* Forms: one column, label above, help under, the error beside its field, nothing typed is lost. */

/** What a form shows after a refusal, or at first sight. `first` is the field that takes the focus. */
export type FormState = { values: Record<string, string>; errors: Record<string, string>; first: string | null }

export function formState(answer?: { refusal?: Refusal; values?: Record<string, string> } | null): FormState {
  const errors = answer?.refusal?.fields ?? {}
  return { values: answer?.values ?? {}, errors, first: Object.keys(errors)[0] ?? null }
}

type TextFieldProps = Omit<ComponentProps<'input'>, 'name' | 'form'> & {
  form: FormState
  name: string
  label: string
  help?: ReactNode
  suffix?: string
  children?: ReactNode
}

export function TextField({
  form,
  name,
  label,
  help,
  suffix,
  children,
  className = '',
  id: given,
  ...input
}: TextFieldProps) {
  const error = form.errors[name]
  const id = given ?? `f-${name.replaceAll('.', '-')}`
  const described = [error ? `${id}-error` : '', help ? `${id}-help` : ''].filter(Boolean).join(' ')
  const control = (
    <input
      id={id}
      name={name}
      defaultValue={form.values[name]}
      aria-invalid={error ? true : undefined}
      aria-describedby={described || undefined}
      autoFocus={form.first === name || undefined}
      {...input}
      className={`field-input ${suffix ? 'rounded-r-none' : ''} ${className}`}
    />
  )
  return (
    <div>
      <FieldLabel htmlFor={id}>{label}</FieldLabel>
      {suffix ? (
        <div className="flex">
          {control}
          <span className="border-line bg-base-200 text-muted rounded-r-field flex items-center border border-l-0 px-3 text-sm whitespace-nowrap">
            {suffix}
          </span>
        </div>
      ) : (
        control
      )}
      <FieldError id={`${id}-error`} message={error} />
      {help && (
        <p id={`${id}-help`} className="text-muted mt-1.5 text-sm">
          {help}
        </p>
      )}
      {children}
    </div>
  )
}

type TextAreaProps = Omit<ComponentProps<'textarea'>, 'name' | 'form'> & {
  form: FormState
  name: string
  label: string
  help?: string
}

export function TextArea({ form, name, label, help, ...area }: TextAreaProps) {
  const error = form.errors[name]
  const id = `f-${name.replaceAll('.', '-')}`
  return (
    <div>
      <FieldLabel htmlFor={id}>{label}</FieldLabel>
      <textarea
        id={id}
        name={name}
        defaultValue={form.values[name]}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        autoFocus={form.first === name || undefined}
        {...area}
        className="field-input"
      />
      <FieldError id={`${id}-error`} message={error} />
      {help && <p className="text-muted mt-1.5 text-sm">{help}</p>}
    </div>
  )
}

export function FieldLabel({ htmlFor, children }: { htmlFor: string; children: ReactNode }) {
  return (
    <label htmlFor={htmlFor} className="mb-1.5 block text-sm font-semibold">
      {children}
    </label>
  )
}

export function FieldError({ id, message }: { id?: string; message: string | undefined }) {
  if (!message) return null
  return (
    <p id={id} className="text-error mt-1.5 flex items-start gap-1.5 text-sm font-medium">
      <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      {message}
    </p>
  )
}
