import { operation } from '#kernel/http/operation.ts'
import { uploadProblems } from './problems.ts'
import { UploadedImage, UploadImage } from './schemas.ts'
import { receiveImage } from './service.ts'

export const uploadImage = operation({
  post: '/files/images',
  open: 'anyone',
  upload: 'file',
  summary:
    'Takes a PNG, JPEG, WebP or SVG picture. Visitors may send a logo on the portal; elsewhere one must be signed in.',
  input: UploadImage,
  output: UploadedImage,
  problems: uploadProblems,
  // Sent twice it is a second picture of the same content, and what nobody keeps is removed.
  idempotency: 'none',
  outside: true,
  limit: { name: 'upload', points: 200, seconds: 3600 },
  status: 201,
  run: receiveImage,
})
