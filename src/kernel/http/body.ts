import { bodyTooLarge, busyWithBodies } from '../problem/common.ts'
import type { Problem } from '../problem/problem.ts'

/** A body larger than this is refused before anything reads it as a whole. */
export const BODY_LIMIT_BYTES = 256 * 1024
/** What a form with a file, or that file as base64, may weigh; its own limit is checked by who takes it. */
export const UPLOAD_LIMIT_BYTES = 11.5 * 1024 * 1024

/** What all large bodies that came in and are worked on may weigh together, and those of one sender. */
const HELD_LIMIT_BYTES = 48 * 1024 * 1024
const SHARE_LIMIT_BYTES = 24 * 1024 * 1024
const RETRY_S = 10
/** A refused body of this size is let run past, so that the refusal arrives and not a broken line. */
const SWALLOWED_BYTES = 32 * 1024 * 1024

type Held = { sender: string; bytes: number }
const held = new Map<Request, Held>()

/** Says who sends a request. What is held of its body counts until the returned function is called. */
export function holdBody(request: Request, sender: string | null): () => void {
  held.set(request, { sender: sender ?? '', bytes: 0 })
  return () => void held.delete(request)
}

/** The bytes of a request's body, counted while they come in. Throws 413 once there are too many. */
export async function bodyOf(request: Request, limitBytes = BODY_LIMIT_BYTES): Promise<Buffer<ArrayBuffer>> {
  const announced = Number(request.headers.get('content-length') ?? 0)
  let refusal = refusalOf(request, announced, limitBytes)
  if (refusal && announced > SWALLOWED_BYTES) throw refusal
  let chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    refusal ??= refusalOf(request, size, limitBytes)
    if (refusal) {
      chunks = []
      hold(request, 0)
      if (announced === 0 || size > SWALLOWED_BYTES) break
    } else {
      chunks.push(chunk)
      hold(request, size)
    }
  }
  if (refusal) throw refusal
  return Buffer.concat(chunks)
}

function refusalOf(request: Request, bytes: number, limitBytes: number): Problem | null {
  if (bytes > limitBytes) return bodyTooLarge({ limitKb: Math.floor(limitBytes / 1024) })
  return bytes > BODY_LIMIT_BYTES && !hasRoom(request, bytes) ? busyWithBodies({ seconds: RETRY_S }) : null
}

function hold(request: Request, bytes: number): void {
  const mine = held.get(request)
  if (mine) mine.bytes = bytes
}

/** Many large bodies at once would fill the memory: past the limit the next one is asked to come again. */
function hasRoom(request: Request, bytes: number): boolean {
  const sender = held.get(request)?.sender
  let [all, share] = [bytes, bytes]
  for (const [other, part] of held) {
    if (other === request || part.bytes <= BODY_LIMIT_BYTES) continue
    all += part.bytes
    if (part.sender === sender) share += part.bytes
  }
  return all <= HELD_LIMIT_BYTES && share <= SHARE_LIMIT_BYTES
}

/** Whether a request brings a form with files. */
export function isMultipart(request: Request): boolean {
  return /^multipart\/form-data\b/i.test(request.headers.get('content-type') ?? '')
}
