import { useId, useRef, useState } from 'react'
import { m } from '#web/paraglide/messages.js'
import { FieldError } from '#web/ui/field.tsx'
import { ImageUp, Trash2 } from '#web/ui/icons.ts'
import { Picture } from '#web/ui/picture.tsx'
import { useSay } from '#web/words.ts'
import { upload } from './send.ts'

type Props = { label: string; help?: string; value: string | null; onChange: (id: string | null) => void }

/** A picture of the site: chosen, sent with its progress shown, looked at, taken away. */
export function PictureField({ label, help, value, onChange }: Props) {
  const say = useSay()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [share, setShare] = useState<number | null>(null)
  const [error, setError] = useState('')
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return
    setError('')
    setShare(0)
    const answer = await upload(file, setShare)
    setShare(null)
    if (input.current) input.current.value = ''
    if (answer.ok) onChange(answer.body.id)
    else setError(Object.values(answer.fields)[0] ?? (answer.sentence || say(m.site_edit_offline)))
  }
  return (
    <div>
      <p id={id} className="mb-1.5 text-sm font-semibold">
        {label}
      </p>
      <div className="flex flex-wrap items-center gap-4">
        <div className="bg-base-200 border-line rounded-field grid size-24 shrink-0 place-items-center overflow-hidden border">
          {value ? (
            <Picture id={value} alt="" sizes="6rem" widest={320} className="size-full object-cover" />
          ) : (
            <ImageUp className="text-muted size-7" aria-hidden="true" />
          )}
        </div>
        <div className="min-w-0 grow">
          <div className="flex flex-wrap gap-2">
            <label className="btn btn-quiet focus-within:outline-primary-ink min-h-11 cursor-pointer focus-within:outline-3">
              {say(value ? m.site_edit_picture_other : m.site_edit_picture_choose)}
              <input
                ref={input}
                type="file"
                accept="image/png,image/jpeg,image/webp,image/svg+xml"
                aria-describedby={id}
                className="sr-only"
                disabled={share !== null}
                onChange={({ target }) => void take(target.files?.[0])}
              />
            </label>
            {value && (
              <button type="button" className="btn btn-quiet min-h-11" onClick={() => onChange(null)}>
                <Trash2 className="size-4.5" aria-hidden="true" />
                {say(m.site_edit_picture_none)}
              </button>
            )}
          </div>
          {share !== null && (
            <div role="status" className="mt-3">
              <progress className="bar" value={share} max={1} aria-label={label} />
              <p className="num text-muted mt-1 text-sm">
                {say(m.site_edit_uploading, { percent: Math.round(share * 100) })}
              </p>
            </div>
          )}
          <FieldError message={error || undefined} />
          <p className="text-muted mt-2 text-sm">{help ?? say(m.site_edit_picture_help)}</p>
        </div>
      </div>
    </div>
  )
}
