import { bodyTooLarge } from '../problem/common.ts'

/** A body larger than this is refused before anything reads it as a whole. */
export const BODY_LIMIT_BYTES = 256 * 1024
/** What a form with a file may weigh; the file's own limit is checked by who takes it. */
export const UPLOAD_LIMIT_BYTES = 10 * 1024 * 1024

/** The bytes of a request's body, counted while they come in. Throws 413 once there are too many. */
export async function bodyOf(request: Request, limitBytes = BODY_LIMIT_BYTES): Promise<Buffer<ArrayBuffer>> {
  const announced = Number(request.headers.get('content-length') ?? 0)
  const tooLarge = () => bodyTooLarge({ limitKb: limitBytes / 1024 })
  if (announced > limitBytes) throw tooLarge()
  if (!request.body) return Buffer.alloc(0)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body) {
    size += chunk.length
    if (size > limitBytes) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Whether a request brings a form with files. */
export function isMultipart(request: Request): boolean {
  return /^multipart\/form-data\b/i.test(request.headers.get('content-type') ?? '')
}
