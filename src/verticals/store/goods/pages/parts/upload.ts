import { post } from './api.ts'

/** Sends one picture; it is kept as soon as something that shows it is saved. */
export function uploadPicture(file: File, failed: string) {
  const form = new FormData()
  form.set('purpose', 'picture')
  form.set('name', file.name.slice(0, 120))
  form.set('file', file)
  return post<{ id: string }>('/files/images', form, failed)
}
