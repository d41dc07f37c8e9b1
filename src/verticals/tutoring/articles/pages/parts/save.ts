import { text } from '#web/answer.ts'
import type { PageApp } from '#web/seam.ts'
import type { createArticle } from '../../operations.ts'

type Uploaded = { id: string }

/** Takes what the editor sends: first the picture, so that its id can be kept with the text. Returns the article's id. */
export async function saveArticle(app: PageApp, form: FormData, id: string | null): Promise<string> {
  const coverId = await coverOf(app, form)
  const fields = {
    title: text(form, 'title'),
    summary: text(form, 'summary'),
    // Ends of lines as everywhere else; a form sends them as Windows does.
    body: text(form, 'body').replaceAll('\r\n', '\n'),
    ...(coverId ? { coverId } : {}),
  }
  const slug = text(form, 'slug')
  if (id) {
    await app.call('tutoring.updateArticle', { id, ...fields, slug })
    return id
  }
  const input = { ...fields, ...(slug ? { slug } : {}) }
  const options = { idempotencyKey: text(form, 'key') }
  return (await app.call<typeof createArticle>('tutoring.createArticle', input, options)).id
}

/** The cover after this form: a new picture, none, or the one it had. */
async function coverOf(app: PageApp, form: FormData): Promise<string | null> {
  const file = form.get('cover')
  if (file instanceof File && file.size > 0) return uploadPicture(app, file)
  if (text(form, 'withoutCover') === 'yes') return null
  return text(form, 'coverId') || null
}

export async function uploadPicture(app: PageApp, file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let binary = ''
  for (let start = 0; start < bytes.length; start += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000))
  }
  return (await app.call<Uploaded>('files.uploadImage', { file: btoa(binary), purpose: 'picture' })).id
}
