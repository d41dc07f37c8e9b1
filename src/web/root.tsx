import fontUrl from '@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2?url'
import type { ReactNode } from 'react'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteLoaderData,
  type LoaderFunctionArgs,
} from 'react-router'
import './app.css'
import { pageApp } from './seam.ts'
import { ErrorPage } from './shell/error.tsx'

/** A page's own wishes: `js: false` sends no framework scripts, `cache: true` marks HTML that is the same for everyone. */
export type Handle = { js?: boolean; cache?: boolean; theme?: 'auto'; islands?: string[] }

export function loader({ context, request }: LoaderFunctionArgs) {
  const { site, tenant, actor, locale, url, mode, preview, requestId, menu } = pageApp(context)
  return {
    site,
    locale,
    mode,
    preview,
    requestId,
    path: url.pathname,
    query: url.search,
    origin: url.origin,
    host: url.host,
    vertical: tenant.vertical,
    tenant: { name: tenant.name, slug: tenant.slug, status: tenant.status, kind: tenant.kind, host: tenant.host },
    menu: menu.map(({ path, name, icon }) => ({ to: `/${path}`, label: name[locale], icon })),
    person: actor.kind === 'person' ? { name: actor.name, email: actor.email } : null,
    theme: /(?:^|; ?)theme=(light|dark)/.exec(request.headers.get('cookie') ?? '')?.[1] ?? 'auto',
  }
}

export function Layout({ children }: { children: ReactNode }) {
  const visit = useRouteLoaderData<typeof loader>('root')
  const handles = useMatches().map((match) => (match.handle ?? {}) as Handle)
  const scripts = visit !== undefined && handles.every(({ js }) => js !== false)
  const islands = [...new Set(handles.flatMap((handle) => handle.islands ?? []))]
  const theme = handles.some((handle) => handle.theme === 'auto') ? visit?.theme : undefined
  return (
    <html lang={visit?.locale ?? 'id'} data-theme={theme} data-trade={visit?.vertical}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <link rel="preload" href={fontUrl} as="font" type="font/woff2" crossOrigin="anonymous" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
        {visit?.site === 'tenant' && <link rel="stylesheet" href="/brand.css" />}
        {visit?.preview && <meta name="robots" content="noindex, nofollow" />}
        {islands.map((name) => (
          <script key={name} type="module" src={`/islands/${name}.js`} />
        ))}
      </head>
      <body>
        {children}
        {scripts && <ScrollRestoration />}
        {scripts && <Scripts />}
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

export function ErrorBoundary({ error }: { error: unknown }) {
  const visit = useRouteLoaderData<typeof loader>('root')
  const status = isRouteErrorResponse(error) ? error.status : statusOf(error)
  return <ErrorPage status={status} locale={visit?.locale ?? 'id'} requestId={visit?.requestId ?? null} />
}

function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : 500
  return typeof status === 'number' && status >= 400 ? status : 500
}
