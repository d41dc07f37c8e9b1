import { useState } from 'react'
import { m } from '#web/paraglide/messages.js'
import { FieldError } from '#web/ui/field.tsx'
import { ArrowLeft, ArrowRight, ImageUp, Trash2 } from '#web/ui/icons.ts'
import { mediaUrl } from '#web/ui/picture.tsx'
import { useSay } from '#web/words.ts'
import { LIMITS } from '../../../catalogue/rules.ts'
import { Art } from '../../../art/pages/art.tsx'
import { MOTIFS } from '../../../art/rules.ts'
import { useEditing } from './editing.ts'
import { ChoiceInput } from './inputs.tsx'
import { uploadPicture } from './upload.ts'
import { artWords } from './words.ts'

/** The pictures in their order; without one a drawing of our own stands there. */
export function Pictures() {
  const say = useSay()
  const { draft, errors, set } = useEditing()
  const [state, setState] = useState<{ busy: boolean; error: string | null }>({ busy: false, error: null })
  const { pictureIds } = draft
  const upload = async (files: FileList | null) => {
    setState({ busy: true, error: null })
    const taken: string[] = []
    let refusal: string | null = null
    for (const file of [...(files ?? [])].slice(0, LIMITS.pictures - pictureIds.length)) {
      const { body, error } = await uploadPicture(file, say(m.sell_goods_upload_failed))
      if (body) taken.push(body.id)
      refusal ??= error
    }
    if (taken.length > 0) set('pictureIds', [...pictureIds, ...taken])
    setState({ busy: false, error: refusal })
  }
  const move = (place: number, step: number) =>
    set('pictureIds', pictureIds.toSpliced(place, 1).toSpliced(place + step, 0, pictureIds[place]!))
  return (
    <section className="card-box p-5 sm:p-6" aria-label={say(m.sell_goods_pictures)}>
      <h2 className="mb-3 text-base">{say(m.sell_goods_pictures)}</h2>
      {pictureIds.length === 0 ? (
        <div className="grid grid-cols-[6rem_1fr] items-center gap-4">
          <Art
            art={draft.art}
            kind={draft.kind}
            seed={draft.slug || draft.name}
            className="rounded-field aspect-square w-full overflow-hidden"
          />
          <ChoiceInput
            id="f-art"
            label={say(m.sell_goods_art)}
            value={draft.art.split(':')[0] ?? ''}
            onChange={(art) => set('art', art)}
            options={[
              ['', say(m.sell_goods_art_auto)],
              ...MOTIFS.map((motif) => [motif, say(artWords[motif])] as const),
            ]}
          />
        </div>
      ) : (
        <ul className="grid grid-cols-2 gap-3">
          {pictureIds.map((id, place) => (
            <li key={id} className="border-line rounded-field overflow-hidden border">
              <img
                src={mediaUrl(id, 320)}
                alt={say(m.sell_goods_picture_at, { number: place + 1 })}
                className="bg-base-200 aspect-[4/3] w-full object-cover"
              />
              <div className="flex justify-between">
                <Tool
                  label={say(m.sell_goods_earlier)}
                  off={place === 0}
                  press={() => move(place, -1)}
                  icon={ArrowLeft}
                />
                <Tool
                  label={say(m.sell_goods_drop)}
                  off={false}
                  press={() => set('pictureIds', pictureIds.toSpliced(place, 1))}
                  icon={Trash2}
                />
                <Tool
                  label={say(m.sell_goods_later)}
                  off={place === pictureIds.length - 1}
                  press={() => move(place, 1)}
                  icon={ArrowRight}
                />
              </div>
            </li>
          ))}
        </ul>
      )}
      <label className="btn btn-quiet focus-within:outline-primary-ink mt-4 min-h-11 w-full focus-within:outline-3">
        <ImageUp className="size-4.5" aria-hidden="true" />
        {say(state.busy ? m.sell_goods_uploading : m.sell_goods_picture_add)}
        <input
          type="file"
          multiple
          accept="image/png,image/jpeg,image/webp"
          className="sr-only"
          disabled={state.busy || pictureIds.length >= LIMITS.pictures}
          onChange={(event) => {
            const input = event.currentTarget
            void upload(input.files).then(() => (input.value = ''))
          }}
        />
      </label>
      <FieldError message={state.error ?? errors.pictureIds} />
      <p className="text-muted mt-1.5 text-sm">{say(m.sell_goods_pictures_help)}</p>
    </section>
  )
}

type ToolProps = { icon: typeof ArrowLeft; label: string; off: boolean; press: () => void }

function Tool({ icon: Icon, label, off, press }: ToolProps) {
  return (
    <button
      type="button"
      aria-label={label}
      disabled={off}
      onClick={press}
      className="hover:bg-base-200 grid size-11 cursor-pointer place-items-center disabled:cursor-default disabled:opacity-30"
    >
      <Icon className="size-4.5" aria-hidden="true" />
    </button>
  )
}
