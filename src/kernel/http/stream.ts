import type { House } from '../house.ts'
import { networkOf } from './limits.ts'

const BEAT_MS = 25_000
/** Streams this process holds at most; a page that gets no stream polls instead. */
const MOST_STREAMS = 2_000
/** Streams one caller holds at most: many tabs, many people behind one address, but not all of ours. */
const MOST_PER_CALLER = 60
const open = new Map<() => void, { house: House; caller: string }>()
const closed = new WeakSet<House>()

/** Server-sent events: `changed` each time one of the topics (separated by spaces) is announced, beats in between. */
export function openStream(
  house: House,
  tenantId: string,
  topics: string,
  request: Request,
  ip: string | null,
): Response {
  const caller = networkOf(ip ?? 'none')
  const mine = [...open.values()].filter((one) => one.caller === caller).length
  if (closed.has(house) || open.size >= MOST_STREAMS || mine >= MOST_PER_CALLER) {
    return new Response(null, { status: 503, headers: { 'retry-after': '30' } })
  }
  const encoder = new TextEncoder()
  let end = (): void => {}
  const body = new ReadableStream({
    start(controller) {
      const send = (text: string): void => controller.enqueue(encoder.encode(text))
      const changed = (): void => send('event: changed\ndata: {}\n\n')
      const stops = topics.split(' ').map((topic) => house.live.watch(tenantId, topic, changed))
      const beat = setInterval(() => send(': beat\n\n'), BEAT_MS)
      end = () => {
        if (!open.delete(end)) return
        for (const stop of stops) stop()
        clearInterval(beat)
        try {
          controller.close()
        } catch {
          // The reader is gone already.
        }
      }
      open.set(end, { house, caller })
      request.signal.addEventListener('abort', end, { once: true })
      send('retry: 2000\n\n')
    },
    cancel: () => end(),
  })
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
  })
}

/** Ends every stream of this house and opens no more, so that its server can close; browsers come back by themselves. */
export function closeStreams(house: House): void {
  closed.add(house)
  for (const [end, stream] of open) if (stream.house === house) end()
}
