import { useLoaderData } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { FieldError, formState } from '#web/ui/field.tsx'
import { Trash2, Upload } from '#web/ui/icons.ts'
import { mediaUrl } from '#web/ui/picture.tsx'
import { useSay } from '#web/words.ts'
import { Box } from '../../../resellers/pages/parts/frame.tsx'
import type { loader, OutletAnswer } from '../shop.tsx'

const ACCEPTED = 'image/png,image/jpeg,image/webp,image/svg+xml'

/** The logo of the mini-shop on light and on dark ground, or what stands in its place; a picture is sent with its form. */
export function Logo({ answer }: { answer: OutletAnswer | undefined }) {
  const { outlet } = useLoaderData<typeof loader>()
  const say = useSay()
  const { errors } = formState(answer)
  if (!outlet) return null
  const { logo, name } = outlet
  return (
    <Box title={say(m.mini_logo)} help={say(logo ? m.mini_logo_shown : m.mini_logo_none)}>
      <form method="post" encType="multipart/form-data" className="max-w-md">
        {logo && <Shown id={logo.id} name={name} />}
        <label className="block text-sm font-semibold">
          {say(logo ? m.mini_logo_other : m.mini_logo_file)}
          <input
            type="file"
            name="file"
            accept={ACCEPTED}
            className="field-input mt-1.5 font-normal"
            aria-describedby="logo-help logo-error"
            aria-invalid={errors.file ? true : undefined}
          />
        </label>
        <FieldError id="logo-error" message={errors.file} />
        <p id="logo-help" className="text-muted mt-1.5 text-sm">
          {say(m.mini_logo_help)}
        </p>
        <div className="mt-4 flex flex-wrap gap-3">
          <button type="submit" name="intent" value="logo" className="btn btn-primary max-sm:grow">
            <Upload className="size-4.5" aria-hidden="true" />
            {say(m.mini_logo_send)}
          </button>
          {logo && (
            <button type="submit" name="intent" value="remove-logo" className="btn btn-quiet max-sm:grow">
              <Trash2 className="size-4.5" aria-hidden="true" />
              {say(m.mini_logo_remove)}
            </button>
          )}
        </div>
      </form>
    </Box>
  )
}

/** Whichever ground the shop has: nobody knows which one a logo was drawn for. */
function Shown({ id, name }: { id: string; name: string }) {
  const say = useSay()
  return (
    <div className="mb-5 grid grid-cols-2 gap-3">
      {['bg-white', 'bg-[#14181c]'].map((ground, index) => (
        <div key={ground} className={`${ground} border-line rounded-box grid h-28 place-items-center border p-4`}>
          <img
            src={mediaUrl(id, 320)}
            alt={index === 0 ? say(m.mini_logo_alt, { name }) : ''}
            className="max-h-20 max-w-full object-contain"
          />
        </div>
      ))}
    </div>
  )
}
