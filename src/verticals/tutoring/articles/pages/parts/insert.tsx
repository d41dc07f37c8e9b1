import { useRef, useState } from 'react'
import { m } from '#web/paraglide/messages.js'
import { ImageUp } from '#web/ui/icons.ts'
import { mediaUrl } from '#web/ui/picture.tsx'
import { useSay } from '#web/words.ts'

/** Uploads a picture and hands over the Markdown that shows it. */
export function InsertPicture({ onPicture }: { onPicture: (markdown: string) => void }) {
  const say = useSay()
  const input = useRef<HTMLInputElement>(null)
  const [state, setState] = useState<{ busy: boolean; refusal: string }>({ busy: false, refusal: '' })
  const upload = async (file: File) => {
    setState({ busy: true, refusal: '' })
    const refusal = await send(file, (id) => onPicture(`![${say(m.art_insert_alt)}](${mediaUrl(id, 960)})`))
    setState({ busy: false, refusal })
    if (input.current) input.current.value = ''
  }
  return (
    <div>
      <label className="hit text-primary-ink cursor-pointer gap-2 text-sm font-semibold focus-within:underline">
        <ImageUp className="size-5" aria-hidden="true" />
        {state.busy ? say(m.art_inserting) : say(m.art_insert)}
        <input
          ref={input}
          type="file"
          accept="image/png,image/jpeg,image/webp"
          disabled={state.busy}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0]
            if (file) void upload(file)
          }}
          className="sr-only"
        />
      </label>
      {state.refusal && (
        <p role="alert" className="text-error text-sm font-medium">
          {say(m.art_insert_failed, { reason: state.refusal })}
        </p>
      )}
    </div>
  )
}

/** Sends the file; an empty text when it was taken, else why it was not. */
async function send(file: File, taken: (id: string) => void): Promise<string> {
  const form = new FormData()
  form.set('file', file)
  form.set('purpose', 'picture')
  try {
    const headers = { 'accept-language': document.documentElement.lang }
    const answer = await fetch('/api/v1/files/images', { method: 'POST', body: form, headers })
    const body = (await answer.json()) as { id?: string; title?: string; detail?: string }
    if (answer.ok && body.id) {
      taken(body.id)
      return ''
    }
    return body.detail ?? body.title ?? String(answer.status)
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
}
