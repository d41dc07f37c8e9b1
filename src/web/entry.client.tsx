import { startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { HydratedRouter } from 'react-router/dom'
import { routesFor } from './trade.ts'

type Manifest = { routes: Record<string, object> }

// The manifest lists the admin pages of every trade; the router is to know those of this site only.
const manifest = (window as unknown as { __reactRouterManifest?: Manifest }).__reactRouterManifest
if (manifest) manifest.routes = routesFor(manifest.routes, document.documentElement.dataset.trade ?? null)

startTransition(() => {
  hydrateRoot(document, <HydratedRouter />)
})
