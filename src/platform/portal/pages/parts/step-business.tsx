import { m } from '#web/paraglide/messages.js'
import { FieldError, TextField, type FormState } from '#web/ui/field.tsx'
import { useSay, useVisit } from '#web/words.ts'
import { palettes } from './palettes.ts'
import { shownFor } from './shown.ts'
import { Step } from './steps.tsx'

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
            <input
              type="radio"
              name="palette"
              id={`palette-${code}`}
              value={code}
              defaultChecked={chosen === code}
              className="tick mt-0"
            />
            <Swatch primary={primary} accent={accent} />
            <span className="text-[0.9375rem] font-semibold">{name}</span>
          </label>
        ))}
      </div>
      <div className="mt-3">
        <label className="choice items-center">
          <input
            type="radio"
            name="palette"
            id="palette-custom"
            value="custom"
            defaultChecked={chosen === 'custom'}
            className="tick mt-0"
          />
          <span className="text-[0.9375rem] font-semibold">{say(m.order_colour_custom)}</span>
        </label>
        <div className={`${shownFor.palette('custom')} mt-3`}>
          <div className="flex flex-wrap gap-6">
            <ColourField
              name="brand.primary"
              label={say(m.order_colour_primary)}
              value={form.values['brand.primary'] ?? '#1c2f5e'}
            />
            <ColourField
              name="brand.accent"
              label={say(m.order_colour_accent)}
              value={form.values['brand.accent'] ?? '#c8202f'}
            />
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
      <input
        type="color"
        name={name}
        defaultValue={value}
        className="rounded-field border-line h-11 w-14 cursor-pointer border p-1"
      />
      {label}
    </label>
  )
}
