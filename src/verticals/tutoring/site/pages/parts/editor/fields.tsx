import { useId, type ReactNode } from 'react'
import { FieldError, FieldLabel } from '#web/ui/field.tsx'

/* Fields of the editor: they hold no state of their own, the draft does. */

type Base = { label: string; help?: string; error?: string | undefined }

type LineProps = Base & {
  value: string
  onChange: (value: string) => void
  max: number
  placeholder?: string
  rows?: number
  inputMode?: 'tel' | 'email' | 'url' | 'numeric'
  prefix?: string
}

/** One text, of one line or, with `rows`, of several. Near its limit it says how much is left. */
export function Line({ label, help, error, value, onChange, max, rows, prefix, ...rest }: LineProps) {
  const id = useId()
  const shared = {
    id,
    value,
    maxLength: max,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': error || help ? `${id}-note` : undefined,
    ...rest,
  }
  const control = rows ? (
    <textarea {...shared} rows={rows} onChange={({ target }) => onChange(target.value)} className="field-input" />
  ) : (
    <input
      {...shared}
      onChange={({ target }) => onChange(target.value)}
      className={`field-input ${prefix ? 'num rounded-l-none' : ''}`}
    />
  )
  return (
    <div>
      <div className="flex items-baseline justify-between gap-3">
        <FieldLabel htmlFor={id}>{label}</FieldLabel>
        {value.length > max * 0.8 && (
          <span className="num text-muted text-xs" aria-hidden="true">
            {value.length}/{max}
          </span>
        )}
      </div>
      {prefix ? (
        <div className="flex">
          <span className="border-line bg-base-200 text-muted rounded-l-field flex items-center border border-r-0 px-3 text-sm">
            {prefix}
          </span>
          {control}
        </div>
      ) : (
        control
      )}
      <div id={`${id}-note`}>
        <FieldError message={error} />
        {help && <p className="text-muted mt-1.5 text-sm">{help}</p>}
      </div>
    </div>
  )
}

type MoneyProps = Base & { value: number | null; onChange: (value: number | null) => void; most: number }

/** Whole rupiah, with points between thousands as one types. */
export function MoneyLine({ value, onChange, most, ...base }: MoneyProps) {
  const take = (typed: string): void => {
    const digits = typed.replaceAll(/\D/g, '')
    onChange(digits ? Math.min(Number(digits), most) : null)
  }
  const shown = value === null ? '' : String(value).replaceAll(/\B(?=(\d{3})+$)/g, '.')
  return <Line {...base} value={shown} onChange={take} max={16} inputMode="numeric" prefix="Rp" />
}

type ChoiceProps = Base & {
  value: string
  onChange: (value: string) => void
  options: readonly (readonly [string, string])[]
}

export function Choice({ label, help, value, onChange, options }: ChoiceProps) {
  const id = useId()
  return (
    <div>
      <FieldLabel htmlFor={id}>{label}</FieldLabel>
      <select id={id} value={value} onChange={({ target }) => onChange(target.value)} className="field-input">
        {options.map(([code, words]) => (
          <option key={code} value={code}>
            {words}
          </option>
        ))}
      </select>
      {help && <p className="text-muted mt-1.5 text-sm">{help}</p>}
    </div>
  )
}

type TickProps = { label: string; help?: string; value: boolean; onChange: (value: boolean) => void }

export function Tick({ label, help, value, onChange }: TickProps) {
  const id = useId()
  return (
    <div className="flex gap-3">
      <input
        id={id}
        type="checkbox"
        className="tick"
        checked={value}
        onChange={({ target }) => onChange(target.checked)}
        aria-describedby={help ? `${id}-help` : undefined}
      />
      <div>
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {help && (
          <p id={`${id}-help`} className="text-muted text-sm">
            {help}
          </p>
        )}
      </div>
    </div>
  )
}

/** Fields beside each other where there is room. */
export function Pair({ children }: { children: ReactNode }) {
  return <div className="grid gap-5 sm:grid-cols-2">{children}</div>
}
