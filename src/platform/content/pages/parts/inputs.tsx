import type { ChangeEvent } from 'react'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { m } from '#web/paraglide/messages.js'
import { FieldError, FieldLabel } from '#web/ui/field.tsx'
import { useSay } from '#web/words.ts'
import { idAt, useEditing } from './editing.ts'
import type { Field } from './field.ts'
import { at, type Path, textAt } from './tree.ts'

type Of<K extends Field['kind']> = { field: Extract<Field, { kind: K }>; path: Path }
const LANGUAGES = ['id', 'en'] as const
const NAMES = { id: 'Indonesia', en: 'English' }

/** One text in both languages: side by side where there is room, one at a time on phones. */
export function Said({ field, path }: Of<'said'>) {
  const { language } = useEditing()
  return (
    <div className="grid gap-x-5 gap-y-4 md:grid-cols-2">
      {LANGUAGES.map((one) => (
        <div key={one} lang={one} className={one === language ? '' : 'max-md:hidden'}>
          <Written field={field} path={[...path, one]} language={one} />
        </div>
      ))}
    </div>
  )
}

type WrittenProps = Of<'said'> & { language: 'id' | 'en' }

function Written({ field, path, language }: WrittenProps) {
  const { content, errors, change } = useEditing()
  const say = useSay()
  const id = idAt(path)
  const value = textAt(content, path)
  const error = errors[path.join('.')]
  const props = {
    id,
    value,
    maxLength: field.most,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': error ? `${id}-error` : undefined,
    className: 'field-input',
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => change(path, event.target.value),
  }
  return (
    <>
      <FieldLabel htmlFor={id}>{`${say(field.label)} (${NAMES[language]})`}</FieldLabel>
      {field.rows ? <textarea {...props} rows={field.rows} /> : <input {...props} />}
      <FieldError id={`${id}-error`} message={error} />
      {value.length > field.most * 0.8 && (
        <p className="text-muted num mt-1 text-right text-xs">
          {value.length}/{field.most}
        </p>
      )}
      {field.help && <p className="text-muted mt-1.5 text-sm">{say(field.help)}</p>}
    </>
  )
}

export function Text({ field, path }: Of<'text'>) {
  const { content, errors, change } = useEditing()
  const say = useSay()
  const id = idAt(path)
  const error = errors[path.join('.')]
  return (
    <div className="max-w-xl">
      <FieldLabel htmlFor={id}>{say(field.label)}</FieldLabel>
      <input
        id={id}
        value={textAt(content, path)}
        maxLength={field.most}
        placeholder={field.example}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        className="field-input"
        onChange={(event) => change(path, event.target.value)}
      />
      <FieldError id={`${id}-error`} message={error} />
      {field.help && <p className="text-muted mt-1.5 text-sm">{say(field.help)}</p>}
    </div>
  )
}

/** A whole number; empty is "none". Money is written out beside it. */
export function Numeric({ field, path }: Of<'number'>) {
  const { content, errors, change } = useEditing()
  const say = useSay()
  const id = idAt(path)
  const error = errors[path.join('.')]
  const value = at(content, path)
  const shown = typeof value === 'number' ? (field.money ? value.toLocaleString('id-ID') : String(value)) : ''
  const read = (typed: string) => {
    const digits = typed.replaceAll(/\D/g, '').slice(0, 12)
    change(path, digits ? Number(digits) : null)
  }
  return (
    <div className="max-w-60">
      <FieldLabel htmlFor={id}>{say(field.label)}</FieldLabel>
      <div className="flex">
        {field.money && <Affix side="left">Rp</Affix>}
        <input
          id={id}
          inputMode="numeric"
          autoComplete="off"
          value={shown}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          className={`field-input num ${field.money ? 'rounded-l-none' : 'rounded-r-none'}`}
          onChange={(event) => read(event.target.value)}
        />
        {!field.money && <Affix side="right">%</Affix>}
      </div>
      <FieldError id={`${id}-error`} message={error} />
      {field.money && typeof value === 'number' && <p className="sr-only">{formatRupiah(value)}</p>}
      {field.help && <p className="text-muted mt-1.5 text-sm">{say(field.help)}</p>}
    </div>
  )
}

function Affix({ side, children }: { side: 'left' | 'right'; children: string }) {
  const shape = side === 'left' ? 'rounded-l-field border-r-0' : 'rounded-r-field border-l-0'
  return (
    <span
      className={`border-line bg-base-200 text-muted flex items-center border px-3 text-sm ${shape}`}
      aria-hidden="true"
    >
      {children}
    </span>
  )
}

export function Flag({ field, path }: Of<'flag'>) {
  const { content, change } = useEditing()
  const say = useSay()
  return (
    <label className="hit gap-3 font-medium">
      <input
        id={idAt(path)}
        type="checkbox"
        checked={at(content, path) === true}
        className="tick mt-0"
        onChange={(event) => change(path, event.target.checked)}
      />
      {say(field.label)}
    </label>
  )
}

export function Choice({ field, path }: Of<'choice'>) {
  const { content, errors, change } = useEditing()
  const say = useSay()
  const id = idAt(path)
  const error = errors[path.join('.')]
  const packages = at(content, ['packages']) as { code: string; name: string }[] | undefined
  const choices =
    field.choices === 'packages'
      ? (packages ?? []).map(({ code, name }) => ({ value: code, label: name }))
      : field.choices.map((value) => ({ value, label: value }))
  const value = textAt(content, path)
  return (
    <div className="max-w-60">
      <FieldLabel htmlFor={id}>{say(field.label)}</FieldLabel>
      <select
        id={id}
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        className="field-input"
        onChange={(event) => change(path, event.target.value)}
      >
        {!choices.some((one) => one.value === value) && <option value={value}>{say(m.portal_choose_one)}</option>}
        {choices.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
      <FieldError id={`${id}-error`} message={error} />
    </div>
  )
}
