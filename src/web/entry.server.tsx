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
import { routesFor } from './trade.ts'

const ABORT_AFTER_MS = 6_000

/**
 * Opens the pages of a server build: the answer turns a request and its PageApp into a response. It lives inside the
 * bundle so that the router and its context classes are the bundle's own copies.
 */
export function openPages(build: ServerBuild, mode: 'production' | 'development', onError?: ErrorListener) {
  const handlers = new Map<string | null, ReturnType<typeof createRequestHandler>>()
  const handlerFor = (vertical: string | null) => {
    let handle = handlers.get(vertical)
    if (!handle) {
      const assets = { ...build.assets, routes: routesFor(build.assets.routes, vertical) }
      handle = createRequestHandler({ ...build, assets, routes: routesFor(build.routes, vertical) as never }, mode)
      handlers.set(vertical, handle)
    }
    return handle
  }
  if (onError) listener = onError
  return (request: Request, app: PageApp): Promise<Response> => {
    const context = new RouterContextProvider()
    context.set(pageContext, app)
    return handlerFor(app.tenant.vertical)(request, context)
  }
}

type ErrorListener = (error: unknown, requestId: string) => void
let listener: ErrorListener = (error, requestId) => console.error(requestId, error)

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  router: EntryContext,
  context: RouterContextProvider,
): Promise<Response> | Response {
  headers.set('Content-Type', 'text/html; charset=utf-8')
  if (request.method === 'HEAD') return new Response(null, { status, headers })
  const { nonce, locale } = context.get(pageContext)
  headers.set('Content-Language', locale)
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
        listener(error, context.get(pageContext).requestId)
      },
    })
    const timer = setTimeout(() => stream.abort(), ABORT_AFTER_MS)
    timer.unref()
  })
}

export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted) return
  listener(error, context.get(pageContext).requestId)
}

function mayHydrate(router: EntryContext): boolean {
  return router.staticHandlerContext.matches.every(({ route }) => {
    const handle = router.routeModules[route.id]?.handle as { js?: boolean } | undefined
    return handle?.js !== false
  })
}
