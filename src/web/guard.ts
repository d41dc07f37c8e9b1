import { data, redirect, type RouterContextProvider } from 'react-router'
import { pageApp, type PageApp } from './seam.ts'

type Given = { context: Readonly<RouterContextProvider>; request: Request }

/** The server for a page behind the login; an anonymous visitor is sent there and comes back afterwards. */
export function signedInApp({ context, request }: Given, site?: PageApp['site']): PageApp {
  const app = pageApp(context)
  if (site && app.site !== site) throw data(null, { status: 404 })
  if (app.actor.kind !== 'person') {
    const { pathname, search } = new URL(request.url)
    throw redirect(`/login?next=${encodeURIComponent(pathname + search)}`, 303)
  }
  return app
}

/** The same for a page that stands in the console and in every admin: each host shows it in its own area only. */
export function deskApp(given: Given): { app: PageApp; area: '/console' | '/admin' } {
  const app = signedInApp(given)
  const area = app.site === 'portal' ? '/console' : '/admin'
  if (!app.url.pathname.startsWith(`${area}/`)) throw data(null, { status: 404 })
  return { app, area }
}

/** Where to go after signing in: a path of this host, never another site. */
export function safeNext(wanted: string | null, fallback: string): string {
  return wanted && /^\/(?![/\\])[^\s\\]*$/.test(wanted) ? wanted : fallback
}
