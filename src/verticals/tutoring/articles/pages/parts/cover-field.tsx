import { useEffect, useState } from 'react'
import { m } from '#web/paraglide/messages.js'
import { FieldError, type FormState } from '#web/ui/field.tsx'
import { ImageUp } from '#web/ui/icons.ts'
import { mediaUrl } from '#web/ui/picture.tsx'
import { useSay } from '#web/words.ts'

/** The cover: the one it has, and a place for another. */
export function CoverField({ form, coverId }: { form: FormState; coverId: string | null }) {
  const say = useSay()
  const [chosen, setChosen] = useState<string | null>(null)
  const error = form.errors.file ?? form.errors.coverId
  useEffect(() => () => (chosen ? URL.revokeObjectURL(chosen) : undefined), [chosen])
  const shown = chosen ?? (coverId ? mediaUrl(coverId, 640) : null)
  return (
    <div>
      <p className="mb-1.5 text-sm font-semibold">{say(m.art_field_cover)}</p>
      <input type="hidden" name="coverId" value={coverId ?? ''} />
      {shown && (
        <img
          src={shown}
          alt={say(m.art_cover_now)}
          className="rounded-field bg-base-200 mb-3 aspect-video w-full object-cover"
        />
      )}
      <label className="btn btn-quiet min-h-11 w-full focus-within:outline-3">
        <ImageUp className="size-4.5" aria-hidden="true" />
        {say(m.art_cover_choose)}
        <input
          id="f-cover"
          type="file"
          name="cover"
          accept="image/png,image/jpeg,image/webp"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0]
            setChosen(file ? URL.createObjectURL(file) : null)
          }}
          aria-describedby="f-cover-help"
          className="sr-only"
        />
      </label>
      <FieldError id="f-cover-error" message={error} />
      <p id="f-cover-help" className="text-muted mt-1.5 text-sm">
        {say(m.art_field_cover_help)}
      </p>
      {coverId && !chosen && (
        <label className="hit cursor-pointer gap-3 text-sm font-medium">
          <input type="checkbox" name="withoutCover" value="yes" className="tick mt-0" />
          {say(m.art_cover_remove)}
        </label>
      )}
    </div>
  )
}
