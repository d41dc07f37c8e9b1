import { ReadableStream } from 'node:stream/web'
import type { Sheet, Source } from './document.ts'

export function isSource(body: Sheet['body']): body is Source {
  return typeof body === 'object' && 'read' in body
}

/** The whole, or the one part that was asked for (RFC 9110, 14); several parts at once are answered with the whole. */
export function sourceResponse(request: Request, source: Source, headers: Headers): Response {
  headers.set('accept-ranges', 'bytes')
  // There is nothing to compare an If-Range with, so whoever sends one gets the whole.
  const wanted = request.headers.has('if-range') ? null : request.headers.get('range')
  const range = rangeOf(wanted, source.bytes)
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${source.bytes}`)
    return new Response(null, { status: 416, headers })
  }
  const { from, to } = range ?? { from: 0, to: source.bytes }
  headers.set('content-length', String(to - from))
  if (range) headers.set('content-range', `bytes ${from}-${to - 1}/${source.bytes}`)
  const body = request.method === 'HEAD' ? null : ReadableStream.from(source.read(from, to))
  return new Response(body as BodyInit | null, { status: range ? 206 : 200, headers })
}

/** `to` is behind the last byte. Null: the whole. */
export function rangeOf(header: string | null, bytes: number): { from: number; to: number } | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return null
  if (match[1] === '') {
    const last = Math.min(Number(match[2]), bytes)
    return last === 0 ? 'unsatisfiable' : { from: bytes - last, to: bytes }
  }
  const from = Number(match[1])
  const to = match[2] === '' ? bytes : Math.min(Number(match[2]) + 1, bytes)
  if (from >= bytes) return 'unsatisfiable'
  return to <= from ? null : { from, to }
}
