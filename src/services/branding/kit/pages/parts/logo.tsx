import { useState } from 'react'
import { useNavigation, useSubmit } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { FieldError, type FormState } from '#web/ui/field.tsx'
import { Trash2, Upload } from '#web/ui/icons.ts'
import { mediaUrl } from '#web/ui/picture.tsx'
import { useSay } from '#web/words.ts'
import type { BrandKit } from './editor.tsx'

const ACCEPTED = 'image/png,image/jpeg,image/webp,image/svg+xml'
const LIMIT_MB = 8

/** The logo on light and on dark ground. A chosen file is sent at once; without scripts, with the form. */
export function Logo({ name, logo, form }: { name: string; logo: BrandKit['logo']; form: FormState }) {
  const say = useSay()
  const submit = useSubmit()
  const busy = useNavigation().formData?.get('file') instanceof File
  const [heavy, setHeavy] = useState(false)
  const error = heavy ? say(m.brand_logo_heavy, { limitMb: LIMIT_MB }) : (form.errors.file ?? form.errors.logoId)
  const chosen = (input: HTMLInputElement) => {
    const tooHeavy = (input.files?.[0]?.size ?? 0) > LIMIT_MB * 1024 * 1024
    setHeavy(tooHeavy)
    if (tooHeavy) input.value = ''
    else if (input.files?.length) void submit(input.form, { replace: true, preventScrollReset: true })
  }
  return (
    <div>
      <p className="mb-1.5 text-sm font-semibold">{say(m.brand_logo)}</p>
      <input type="hidden" name="logoId" value={logo?.id ?? ''} />
      {logo ? <Shown name={name} logo={logo} /> : <p className="text-muted">{say(m.brand_logo_none)}</p>}
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <label className="btn btn-quiet has-focus-visible:outline-primary-ink relative cursor-pointer has-focus-visible:outline-3 has-focus-visible:outline-offset-2">
          <Upload className="size-4.5" aria-hidden="true" />
          {say(busy ? m.brand_logo_busy : logo ? m.brand_logo_replace : m.brand_logo_choose)}
          <input
            type="file"
            name="file"
            accept={ACCEPTED}
            className="absolute inset-0 cursor-pointer opacity-0"
            aria-describedby="logo-help logo-error"
            aria-invalid={error ? true : undefined}
            disabled={busy}
            onChange={(event) => chosen(event.currentTarget)}
          />
        </label>
        {logo && (
          <button type="submit" name="intent" value="remove-logo" className="btn btn-quiet" disabled={busy}>
            <Trash2 className="size-4.5" aria-hidden="true" />
            {say(m.brand_logo_remove)}
          </button>
        )}
      </div>
      <FieldError id="logo-error" message={error} />
      <p id="logo-help" className="text-muted mt-1.5 text-sm">
        {say(m.brand_logo_help)}
      </p>
    </div>
  )
}

function Shown({ name, logo }: { name: string; logo: NonNullable<BrandKit['logo']> }) {
  const say = useSay()
  return (
    <div className="grid max-w-md grid-cols-2 gap-3">
      {['bg-white', 'bg-[#14181c]'].map((ground, index) => (
        <div key={ground} className={`${ground} border-line rounded-box grid h-32 place-items-center border p-4`}>
          <img
            src={mediaUrl(logo.id, 320)}
            alt={index === 0 ? say(m.brand_logo_alt, { name }) : ''}
            className="max-h-24 max-w-full object-contain"
          />
        </div>
      ))}
    </div>
  )
}
