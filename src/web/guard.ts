import { data, redirect, type RouterContextProvider } from 'react-router'
import { pageApp, type PageApp } from './seam.ts'

type Given = { context: Readonly<RouterContextProvider>; request: Request }

/** The server for a page behind the login; an anonymous visitor is sent there and comes back afterwards. */
export function signedInApp({ context, request }: Given, site?: PageApp['site']): PageApp {
  const app = pageApp(context)
  if (site && app.site !== site) throw data(null, { status: 404 })
  if (app.actor.kind !== 'person') {
    const { pathname, search } = new URL(request.url)
    // The router may see the page below its trade's roof; people come back to the address they saw.
    const seen = pathname.replace(/^\/~[^/]+/, '')
    throw redirect(`/login?next=${encodeURIComponent(seen + search)}`, 303)
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

/** Where somebody who has signed in is at home: at work, or, where customers have accounts, in their own. */
export function homeOf({ site, actor, menu, customers }: PageApp): string {
  if (site === 'portal') return '/console'
  // Who has just proven who they are is known from the next request on, and the door sends them home then.
  if (customers && actor.kind !== 'person') return '/login'
  return customers && menu.length === 0 ? customers.home : '/admin'
}

/** Where to go after signing in: a path of this host, never another site. */
export function safeNext(wanted: string | null, fallback: string): string {
  return wanted && /^\/(?![/\\])[^\s\\]*$/.test(wanted) ? wanted : fallback
}
