import fontUrl from '@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2?url'
import { useEffect, type ReactNode } from 'react'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteLoaderData,
  type LoaderFunctionArgs,
} from 'react-router'
import islandUrls from 'virtual:islands'
import './app.css'
import { pageApp, type PageApp } from './seam.ts'
import { AppNotes } from './shell/app-notes.tsx'
import { ErrorPage } from './shell/error.tsx'
import { isDesk, RefusedDesk } from './shell/refused.tsx'

/** A page's own wishes: `js: false` sends no framework scripts, `cache: true` marks HTML that is the same for everyone. */
export type Handle = { js?: boolean; cache?: boolean; theme?: 'auto'; islands?: string[] }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const app = pageApp(context)
  const { site, tenant, actor, locale, url, mode, preview, requestId, menu, customers } = app
  return {
    site,
    locale,
    mode,
    preview,
    requestId,
    // What the router fetches on the way to a page has an ending of its own.
    path: url.pathname.replace(/(?:_root)?\.data$/, ''),
    query: url.search,
    // A brand's draft is looked at in the real site; the style sheet shows it only to who may edit it.
    draftBrand: actor.kind === 'person' && url.searchParams.get('brand') === 'draft',
    origin: url.origin,
    host: url.host,
    vertical: tenant.vertical,
    themeColour: await themeColourOf(app),
    tenant: { name: tenant.name, slug: tenant.slug, status: tenant.status, kind: tenant.kind, host: tenant.host },
    /** A shop of somebody's inside this tenant: everybody is a guest there, and no way leads to the tenant's own rooms. */
    outlet: tenant.outlet !== undefined,
    menu: menu.map(({ path, name, icon, search = null, group = null, also = [] }) => {
      return { to: `/${path}`, label: name[locale], icon, search, group, also: also.map((one) => `/${one}`) }
    }),
    customers,
    person: actor.kind === 'person' ? { name: actor.name, email: actor.email } : null,
    theme: /(?:^|; ?)theme=(light|dark)/.exec(request.headers.get('cookie') ?? '')?.[1] ?? 'auto',
  }
}

const PORTAL_COLOUR = '#124b54'

/** Only public pages colour the browser; people at work chose their own theme. */
async function themeColourOf({ site, actor, tenant, menu, customers, call }: PageApp): Promise<string | null> {
  const visits = actor.kind === 'anonymous' || (customers !== null && menu.length === 0)
  if (!visits) return null
  if (site === 'portal') return PORTAL_COLOUR
  return tenant.id ? (await call<{ themeColour: string }>('branding.readFace', {})).themeColour : null
}

/**
 * Until its scripts have taken over, a page that lives by them swallows what is typed and pressed. From then on the document
 * bears `data-ready`, which journeys wait for. It is no property of the element, so that the server's HTML agrees with it.
 */
function useReady(): void {
  useEffect(() => {
    document.documentElement.dataset.ready = ''
  }, [])
}

export function Layout({ children }: { children: ReactNode }) {
  useReady()
  const visit = useRouteLoaderData<typeof loader>('root')
  const handles = useMatches().map((match) => (match.handle ?? {}) as Handle)
  const scripts = visit !== undefined && handles.every(({ js }) => js !== false)
  const open = visit !== undefined && visit.tenant.status === 'live' && !visit.preview
  const app = open && handles.some(({ cache }) => cache === true)
  const islands = [...new Set(handles.flatMap((handle) => handle.islands ?? [])), ...(app ? ['app'] : [])]
  // Whoever only buys here stays in the shop's own light, on every page.
  const buys = visit?.person && visit.customers && visit.menu.length === 0
  const theme = !buys && handles.some((handle) => handle.theme === 'auto') ? visit?.theme : undefined
  return (
    <html lang={visit?.locale ?? 'id'} data-theme={theme} data-trade={visit?.vertical}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <link rel="preload" href={fontUrl} as="font" type="font/woff2" crossOrigin="anonymous" />
        {visit?.site === 'tenant' ? (
          <link rel="icon" href="/icons/favicon-32.png" type="image/png" sizes="32x32" />
        ) : (
          <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        )}
        {open && <link rel="apple-touch-icon" href="/icons/apple-180.png" />}
        {open && <link rel="manifest" href="/manifest.webmanifest" />}
        {visit?.themeColour && <meta name="theme-color" content={visit.themeColour} />}
        <Meta />
        <Links />
        {visit?.site === 'tenant' && <link rel="stylesheet" href={`/brand.css${visit.draftBrand ? '?draft=1' : ''}`} />}
        {visit?.preview && <meta name="robots" content="noindex, nofollow" />}
        {islands.map((name) => (
          <script key={name} type="module" src={islandUrls[name] ?? `/islands/${name}.js`} />
        ))}
      </head>
      <body>
        {children}
        {app && <AppNotes />}
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
  const { pathname } = useLocation()
  if (visit && (status === 403 || status === 404) && isDesk(pathname, visit.person !== null)) {
    return <RefusedDesk status={status} />
  }
  const home = visit ? { site: visit.site === 'tenant' ? visit.tenant.name : null } : null
  return <ErrorPage status={status} locale={visit?.locale ?? 'id'} requestId={visit?.requestId ?? null} home={home} />
}

function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : 500
  return typeof status === 'number' && status >= 400 ? status : 500
}
