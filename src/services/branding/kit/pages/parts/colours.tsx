import { brandFromColours } from '#kernel/palette/choose.ts'
import { m } from '#web/paraglide/messages.js'
import { FieldError, FieldLabel, type FormState } from '#web/ui/field.tsx'
import { Palette } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'

type Look = { primary: string; accent: string }
type ColoursProps = { look: Look; colours: string[]; form: FormState; change: (part: Partial<Look>) => void }

/** Two colours, each by picker or as #rrggbb, and an offer of those in the logo. */
export function Colours({ look, colours, form, change }: ColoursProps) {
  const say = useSay()
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        {(['primary', 'accent'] as const).map((field) => (
          <Colour
            key={field}
            field={field}
            label={say(field === 'primary' ? m.brand_primary : m.brand_accent)}
            help={say(field === 'primary' ? m.brand_primary_help : m.brand_accent_help)}
            value={look[field]}
            error={form.errors[field]}
            change={(value) => change({ [field]: value })}
          />
        ))}
      </div>
      {colours.length > 0 && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
          <input type="hidden" name="logoColours" value={colours.join(' ')} />
          <button
            type="submit"
            name="intent"
            value="from-logo"
            className="btn btn-quiet"
            onClick={(event) => {
              event.preventDefault()
              change(brandFromColours(colours))
            }}
          >
            <Palette className="size-4.5" aria-hidden="true" />
            {say(m.brand_from_logo)}
          </button>
          <span className="text-muted flex items-center gap-3 text-sm">
            {say(m.brand_from_logo_text)}
            <span className="flex -space-x-1">
              {colours.map((colour) => (
                <Swatch key={colour} colour={colour} className="size-6" />
              ))}
            </span>
          </span>
        </div>
      )}
    </>
  )
}

type ColourProps = {
  field: string
  label: string
  help: string
  value: string
  error: string | undefined
  change: (value: string) => void
}

function Colour({ field, label, help, value, error, change }: ColourProps) {
  const say = useSay()
  const known = /^#[0-9a-f]{6}$/i.test(value)
  const described = `${field}-help ${error ? `${field}-error` : ''}`.trim()
  return (
    <div>
      <FieldLabel htmlFor={field}>{label}</FieldLabel>
      <div className="flex gap-2">
        <input
          type="color"
          aria-label={say(m.brand_picker, { name: label.toLowerCase() })}
          value={known ? value.toLowerCase() : '#000000'}
          onChange={(event) => change(event.currentTarget.value)}
          className="border-line rounded-field bg-surface size-11 shrink-0 cursor-pointer border p-1"
        />
        <input
          id={field}
          name={field}
          value={value}
          onChange={(event) => change(event.currentTarget.value.trim())}
          aria-invalid={error ? true : undefined}
          aria-describedby={described}
          maxLength={7}
          spellCheck={false}
          autoComplete="off"
          className="field-input num font-mono"
        />
      </div>
      <FieldError id={`${field}-error`} message={error} />
      <p id={`${field}-help`} className="text-muted mt-1.5 text-sm">
        {help}
      </p>
    </div>
  )
}

/** A patch of one colour, drawn: the pages' policy allows no styles of their own. */
export function Swatch({ colour, className = 'size-5' }: { colour: string; className?: string }) {
  return (
    <svg viewBox="0 0 20 20" className={`${className} shrink-0`} aria-hidden="true">
      <circle cx="10" cy="10" r="9.5" fill={colour} className="stroke-base-100" />
    </svg>
  )
}
