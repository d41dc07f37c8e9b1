import { useState } from 'react'
import { m } from '#web/paraglide/messages.js'
import { FieldError, FieldLabel } from '#web/ui/field.tsx'
import { ImageUp } from '#web/ui/icons.ts'
import { Picture } from '#web/ui/picture.tsx'
import { useSay } from '#web/words.ts'
import { idAt, useEditing } from './editing.ts'
import { at, type Path } from './tree.ts'

type Shot = { scene: string | null; imageId: string | null }

/** A picture of the gallery: one of the template's drawn pages, or one of the owner's own. */
export function PictureInput({ path }: { path: Path }) {
  const { content, errors, change, scenes } = useEditing()
  const say = useSay()
  const { scene, imageId } = at(content, path) as Shot
  const id = idAt([...path, 'scene'])
  const [state, setState] = useState<{ busy: boolean; error: string | null }>({ busy: false, error: null })
  const refusedAt = (name: string) => errors[[...path, name].join('.')]
  const set = (shot: Shot) => change(path, { ...(at(content, path) as object), ...shot })
  const upload = async (file: File | undefined) => {
    if (!file) return
    setState({ busy: true, error: null })
    const answer = await sendPicture(file, say(m.portal_upload_failed))
    setState({ busy: false, error: answer.error })
    if (answer.id) set({ scene: null, imageId: answer.id })
  }
  return (
    <div className="grid items-start gap-5 sm:grid-cols-[12rem_1fr]">
      {imageId ? (
        <Picture id={imageId} alt="" sizes="12rem" widest={320} className="rounded-field border-line w-full border" />
      ) : (
        <p className="rounded-field bg-accent-soft text-accent-soft-ink grid aspect-[560/350] place-items-center p-3 text-center text-sm font-semibold">
          {scenes.find(({ code }) => code === scene)?.caption ?? say(m.portal_no_picture)}
        </p>
      )}
      <div className="space-y-4">
        <div>
          <FieldLabel htmlFor={id}>{say(m.portal_picture_drawn)}</FieldLabel>
          <select
            id={id}
            value={imageId ? '' : (scene ?? '')}
            className="field-input max-w-72"
            onChange={(event) => set({ scene: event.target.value || null, imageId: null })}
          >
            <option value="">{say(imageId ? m.portal_picture_own : m.portal_choose_one)}</option>
            {scenes.map(({ code, caption }) => (
              <option key={code} value={code}>
                {caption}
              </option>
            ))}
          </select>
        </div>
        <label className="btn btn-quiet focus-within:outline-primary-ink focus-within:outline-3">
          <ImageUp className="size-5" aria-hidden="true" />
          {say(state.busy ? m.portal_uploading : m.portal_upload)}
          <input
            type="file"
            accept="image/png,image/jpeg,image/webp,image/svg+xml"
            className="sr-only"
            disabled={state.busy}
            onChange={(event) => void upload(event.target.files?.[0])}
          />
        </label>
        <FieldError message={state.error ?? refusedAt('imageId') ?? refusedAt('scene')} />
      </div>
    </div>
  )
}

/** Sends a picture as it was chosen; the answer has its id, or a sentence why not. */
async function sendPicture(file: File, failed: string): Promise<{ id: string | null; error: string | null }> {
  const body = new FormData()
  body.set('purpose', 'picture')
  body.set('name', file.name.slice(0, 120))
  body.set('file', file)
  try {
    const answer = await fetch('/api/v1/files/images', {
      method: 'POST',
      body,
      headers: { 'accept-language': document.documentElement.lang },
    })
    const told = (await answer.json()) as { id?: string; detail?: string }
    return { id: told.id ?? null, error: answer.ok ? null : (told.detail ?? failed) }
  } catch {
    return { id: null, error: failed }
  }
}
