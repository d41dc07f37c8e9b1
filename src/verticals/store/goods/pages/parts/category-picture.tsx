import { useState } from 'react'
import { m } from '#web/paraglide/messages.js'
import { FieldError } from '#web/ui/field.tsx'
import { ImageUp, Trash2 } from '#web/ui/icons.ts'
import { mediaUrl } from '#web/ui/picture.tsx'
import { useSay } from '#web/words.ts'
import { Art } from '../../../art/pages/art.tsx'
import { uploadPicture } from './upload.ts'

type Props = {
  id: string | null
  art: string
  seed: string
  error: string | undefined
  put: (id: string | null) => void
}

/** The one picture of a category as the shop crops it; without one its drawing. */
export function CategoryPicture({ id, art, seed, error, put }: Props) {
  const say = useSay()
  const [state, setState] = useState<{ busy: boolean; error: string | null }>({ busy: false, error: null })
  const upload = async (file: File | undefined) => {
    if (!file) return
    setState({ busy: true, error: null })
    const { body, error: refusal } = await uploadPicture(file, say(m.sell_goods_upload_failed))
    if (body) put(body.id)
    setState({ busy: false, error: refusal })
  }
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-semibold">{say(m.sell_goods_category_picture)}</legend>
      <div className="flex flex-wrap items-center gap-4">
        <CategoryThumb id={id} art={art} seed={seed} className="w-36" />
        <div className="flex flex-wrap gap-2">
          <label className="btn btn-quiet focus-within:outline-primary-ink min-h-11 focus-within:outline-3">
            <ImageUp className="size-4.5" aria-hidden="true" />
            {say(state.busy ? m.sell_goods_uploading : id ? m.sell_goods_picture_change : m.sell_goods_picture_add)}
            <input
              type="file"
              accept="image/png,image/jpeg,image/webp"
              className="sr-only"
              disabled={state.busy}
              onChange={(event) => {
                const input = event.currentTarget
                void upload(input.files?.[0]).then(() => (input.value = ''))
              }}
            />
          </label>
          {id && (
            <button type="button" onClick={() => put(null)} className="btn btn-quiet min-h-11">
              <Trash2 className="size-4.5" aria-hidden="true" />
              {say(m.sell_goods_picture_drop)}
            </button>
          )}
        </div>
      </div>
      <FieldError message={state.error ?? error} />
      <p className="text-muted mt-1.5 text-sm">{say(m.sell_goods_category_picture_help)}</p>
    </fieldset>
  )
}

/** As buyers see it, small. */
export function CategoryThumb({
  id,
  art,
  seed,
  className,
}: Pick<Props, 'id' | 'art' | 'seed'> & { className: string }) {
  const look = `rounded-field aspect-[16/10] shrink-0 overflow-hidden ${className}`
  if (!id) return <Art art={art} seed={seed} className={look} />
  return <img src={mediaUrl(id, 320)} alt="" className={`bg-base-200 object-cover ${look}`} />
}
