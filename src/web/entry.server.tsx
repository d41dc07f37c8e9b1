import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable } from '@react-router/node'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import {
  createRequestHandler,
  RouterContextProvider,
  ServerRouter,
  type EntryContext,
  type HandleErrorFunction,
  type ServerBuild,
} from 'react-router'
import { pageContext, type PageApp } from './seam.ts'

const ABORT_AFTER_MS = 6_000

/**
 * Opens the pages of a server build: the answer turns a request and its PageApp into a response. It lives inside the
 * bundle so that the router and its context classes are the bundle's own copies.
 */
export function openPages(build: ServerBuild, mode: 'production' | 'development', onError?: ErrorListener) {
  const handle = createRequestHandler(build, mode)
  if (onError) listeners.add(onError)
  return (request: Request, app: PageApp): Promise<Response> => {
    const context = new RouterContextProvider()
    context.set(pageContext, app)
    return handle(request, context)
  }
}

type ErrorListener = (error: unknown, requestId: string) => void
const listeners = new Set<ErrorListener>()

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  router: EntryContext,
  context: RouterContextProvider,
): Promise<Response> | Response {
  headers.set('Content-Type', 'text/html; charset=utf-8')
  if (request.method === 'HEAD') return new Response(null, { status, headers })
  const { nonce } = context.get(pageContext)
  const whole = isbot(request.headers.get('user-agent')) || !mayHydrate(router)
  return new Promise((resolve, reject) => {
    const stream = renderToPipeableStream(<ServerRouter context={router} url={request.url} nonce={nonce} />, {
      nonce,
      [whole ? 'onAllReady' : 'onShellReady']() {
        const body = new PassThrough({ final: (done) => (clearTimeout(timer), done()) })
        stream.pipe(body)
        resolve(new Response(createReadableStreamFromReadable(body), { status, headers }))
      },
      onShellError: reject,
      onError(error) {
        report(error, context.get(pageContext).requestId)
      },
    })
    const timer = setTimeout(() => stream.abort(), ABORT_AFTER_MS)
    timer.unref()
  })
}

export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted) return
  report(error, (context as Readonly<RouterContextProvider>).get(pageContext).requestId)
}

function report(error: unknown, requestId: string) {
  for (const listener of listeners) listener(error, requestId)
  if (listeners.size === 0) console.error(requestId, error)
}

function mayHydrate(router: EntryContext): boolean {
  return router.staticHandlerContext.matches.every(({ route }) => {
    const handle = router.routeModules[route.id]?.handle as { js?: boolean } | undefined
    return handle?.js !== false
  })
}
