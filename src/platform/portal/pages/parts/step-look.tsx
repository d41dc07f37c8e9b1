import { m } from '#web/paraglide/messages.js'
import { FieldError, type FormState } from '#web/ui/field.tsx'
import { ExternalLink, Image, ImageUp, Trash2 } from '#web/ui/icons.ts'
import { mediaUrl } from '#web/ui/picture.tsx'
import { useSay } from '#web/words.ts'
import { type Colours, palettes } from '../../../drafts/rules.ts'
import { shownFor } from './shown.ts'
import { Step } from './steps.tsx'

export type LogoView = { id: string } & Colours

export function LookStep({ form, logo, preview }: { form: FormState; logo: LogoView | null; preview: string | null }) {
  const say = useSay()
  return (
    <Step name="look" title={say(m.order_look_title)} help={say(m.order_look_help)}>
      <LogoField form={form} logo={logo} />
      <ColourField form={form} logo={logo} />
      <p data-preview-link hidden={!preview}>
        <a href={preview ?? ''} target="_blank" className="btn btn-quiet w-full sm:w-auto">
          <ExternalLink className="size-4.5" aria-hidden="true" />
          {say(m.order_preview_open)}
        </a>
      </p>
    </Step>
  )
}

function LogoField({ form, logo }: { form: FormState; logo: LogoView | null }) {
  const say = useSay()
  const error = form.errors.logo ?? form.errors.logoId ?? form.errors.file
  return (
    <div
      data-logo
      data-has={logo ? '' : undefined}
      data-word-sending={say(m.order_logo_sending, { percent: '{percent}' })}
      data-word-failed={say(m.order_logo_failed)}
      className="group/logo"
    >
      <p id="logo-label" className="mb-1.5 text-sm font-semibold">
        {say(m.order_logo)}
      </p>
      <input type="hidden" name="logoId" defaultValue={logo?.id ?? ''} data-logo-id />
      <div
        data-logo-drop
        className="border-line rounded-box bg-surface data-over:border-primary-ink data-over:bg-primary-soft flex flex-wrap items-center gap-4 border-2 border-dashed p-4"
      >
        <span className="rounded-field bg-base-200 grid size-20 shrink-0 place-items-center overflow-hidden">
          <img
            data-logo-shown
            src={logo ? mediaUrl(logo.id, 192) : undefined}
            alt={say(m.order_logo_shown)}
            width={80}
            height={80}
            hidden={!logo}
            className="size-20 object-contain"
          />
          <Image className="text-muted size-8 group-data-has/logo:hidden" aria-hidden="true" />
        </span>
        <div className="min-w-0 grow basis-56">
          <label className="group-data-ready/order:btn group-data-ready/order:btn-quiet relative w-full overflow-hidden sm:w-auto">
            <ImageUp className="size-5 not-group-data-ready/order:hidden" aria-hidden="true" />
            <span className="not-group-data-ready/order:hidden group-data-has/logo:hidden">
              {say(m.order_logo_choose)}
            </span>
            <span className="hidden group-data-ready/order:group-data-has/logo:inline">{say(m.order_logo_change)}</span>
            <input
              type="file"
              name="logo"
              accept="image/png,image/jpeg,image/webp,image/svg+xml"
              aria-labelledby="logo-label"
              data-logo-file
              className="w-full text-sm group-data-ready/order:absolute group-data-ready/order:inset-0 group-data-ready/order:cursor-pointer group-data-ready/order:opacity-0"
            />
          </label>
          <button type="button" data-logo-remove hidden className="btn btn-ghost px-3 max-sm:mt-1 sm:ml-1">
            <Trash2 className="size-4.5" aria-hidden="true" />
            {say(m.order_logo_remove)}
          </button>
          {logo && (
            <label className="hit gap-2 text-sm font-semibold group-data-ready/order:hidden">
              <input type="checkbox" name="logoRemove" value="yes" className="tick mt-0" />
              {say(m.order_logo_remove)}
            </label>
          )}
          <p className="text-muted mt-2 text-sm">{say(m.order_logo_help)}</p>
          <progress data-logo-progress max={100} value={0} hidden className="bar mt-2" aria-labelledby="logo-label" />
        </div>
      </div>
      <p role="status" data-logo-status className="text-muted mt-1.5 text-sm empty:hidden" />
      <div data-logo-error role="alert">
        <FieldError message={error} />
      </div>
    </div>
  )
}

function ColourField({ form, logo }: { form: FormState; logo: LogoView | null }) {
  const say = useSay()
  const chosen = form.values.palette ?? palettes[0].code
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-semibold">{say(m.order_colours)}</legend>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        <label data-logo-palette hidden={!logo} className="choice col-span-2 items-center sm:col-span-3">
          <input
            type="radio"
            name="palette"
            id="palette-logo"
            value="logo"
            disabled={!logo}
            defaultChecked={chosen === 'logo' && logo !== null}
            className="tick mt-0"
          />
          <Swatch primary={logo?.primary ?? '#8a939e'} accent={logo?.accent ?? '#c3cad3'} />
          <span className="min-w-0">
            <span className="block text-[0.9375rem] font-semibold">{say(m.order_colour_logo)}</span>
            <span className="text-muted block text-sm">{say(m.order_colour_logo_text)}</span>
          </span>
        </label>
        {palettes.map(({ code, name, primary, accent }) => (
          <label key={code} className="choice items-center">
            <input
              type="radio"
              name="palette"
              id={`palette-${code}`}
              value={code}
              defaultChecked={chosen === code || (chosen === 'logo' && !logo && code === palettes[0].code)}
              className="tick mt-0"
            />
            <Swatch primary={primary} accent={accent} />
            <span className="min-w-0 text-[0.9375rem] font-semibold">{name}</span>
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
            <ColourInput name="brand.primary" label={say(m.order_colour_primary)} form={form} fallback="#1c2f5e" />
            <ColourInput name="brand.accent" label={say(m.order_colour_accent)} form={form} fallback="#c8202f" />
          </div>
        </div>
      </div>
      <FieldError message={form.errors['brand.primary'] ?? form.errors['brand.accent'] ?? form.errors.brand} />
      <p className="text-muted mt-2 text-sm">{say(m.order_colours_repaired)}</p>
    </fieldset>
  )
}

function Swatch({ primary, accent }: Colours) {
  return (
    <svg viewBox="0 0 36 28" className="h-7 w-9 shrink-0" aria-hidden="true">
      <rect width="36" height="28" rx="6" fill={primary} data-swatch="primary" />
      <path d="M22 0h8a6 6 0 0 1 6 6v16a6 6 0 0 1-6 6h-8z" fill={accent} data-swatch="accent" />
    </svg>
  )
}

type ColourInputProps = { name: string; label: string; form: FormState; fallback: string }

function ColourInput({ name, label, form, fallback }: ColourInputProps) {
  return (
    <label className="flex items-center gap-3 text-sm font-semibold">
      <input
        type="color"
        name={name}
        defaultValue={form.values[name] ?? fallback}
        className="rounded-field border-line h-11 w-14 cursor-pointer border p-1"
      />
      {label}
    </label>
  )
}
