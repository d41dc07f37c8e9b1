import { bodyTooLarge } from '../problem/common.ts'

/** A body larger than this is refused before anything reads it as a whole. */
export const BODY_LIMIT_BYTES = 256 * 1024

/** The bytes of a request's body, counted while they come in. Throws 413 once there are too many. */
export async function bodyOf(request: Request): Promise<Buffer<ArrayBuffer>> {
  const announced = Number(request.headers.get('content-length') ?? 0)
  if (announced > BODY_LIMIT_BYTES) throw bodyTooLarge({ limitKb: BODY_LIMIT_BYTES / 1024 })
  if (!request.body) return Buffer.alloc(0)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body) {
    size += chunk.length
    if (size > BODY_LIMIT_BYTES) throw bodyTooLarge({ limitKb: BODY_LIMIT_BYTES / 1024 })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
