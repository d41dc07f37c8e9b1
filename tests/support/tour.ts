import type { Manifest, Page } from '#kernel/module/manifest.ts'
import { modules } from '../../src/modules.ts'
import { DEMO_TENANT, seedDemo } from '../../src/demo/seed.ts'
import { GATEWAY_KEY } from './gateway.ts'
import type { Stage } from './journey.ts'
import { fillLong, LONG, samplesOf, type Samples } from './tour-content.ts'

/*
 * A way through every page of the product, in the states a person may meet it in: with content, with none, with very
 * long content, and refused. The gallery takes pictures along it, and the accessibility test looks at each stop.
 */

export type State = 'normal' | 'empty' | 'long' | 'error'
export type Stop = {
  /** What the picture is called. */
  name: string
  state: State
  url: string
  /** The session cookie of whoever looks. */
  session: string | null
  /** The page offers dark mode. */
  dark: boolean
}

export type Tour = { stops: Stop[]; missing: string[] }

/** Fills the stage's house with the demonstration and beside it a site with very long content, and lists the stops. */
export async function openTour(stage: Stage): Promise<Tour> {
  const { house } = stage
  const empty = await emptyStops(stage)
  const outcome = await seedDemo({
    house: house.house,
    limiter: house.limiter,
    gatewayUrl: house.gateway.url,
    gatewayKey: GATEWAY_KEY,
  })
  if (outcome !== 'loaded') throw new Error(`the demonstration is ${outcome}`)
  await fillLong(stage)
  const normal = await stopsOf(stage, 'normal', DEMO_TENANT.slug)
  const long = await stopsOf(stage, 'long', LONG.slug)
  const stops = [...empty, ...normal.stops, ...long.stops, ...(await errorStops(stage))]
  return { stops, missing: normal.missing }
}

/** The console before anything happened. */
async function emptyStops(stage: Stage): Promise<Stop[]> {
  const session = await sessionFor(stage, stage.house.platform)
  return modules
    .flatMap((module) => (module.pages ?? []).filter(({ site, path }) => site === 'console' && !path.includes(':')))
    .map((page) => ({
      name: nameOf(page, 'portal'),
      state: 'empty',
      url: `${stage.portal}/${page.path}`,
      session,
      dark: true,
    }))
}

async function stopsOf(stage: Stage, state: State, slug: string): Promise<Tour> {
  const site = (await stage.house.house.hosts.tenantOf(`${slug}.ruko.localhost`))!
  const samples = await samplesOf(stage, site)
  const [owner, admin] = [await sessionFor(stage, stage.house.platform), await sessionFor(stage, site)]
  const missing: string[] = []
  const stops: Stop[] = []
  for (const module of modules) {
    if (module.kind === 'vertical' && module.name !== site.vertical) continue
    for (const page of (module.pages ?? []).filter(isDrawn)) {
      for (const host of hostsOf(page)) {
        const path = fill(page, host, samples)
        if (path === null) missing.push(`${module.name}: ${page.path}`)
        else stops.push(stopAt(stage, { page, host, path, state, slug, owner, admin, module }))
      }
    }
  }
  return { stops, missing: [...new Set(missing)] }
}

type Host = 'portal' | 'tenant'
type Where = {
  page: Page
  host: Host
  path: string
  state: State
  slug: string
  owner: string
  admin: string
  module: Manifest
}

function stopAt(stage: Stage, { page, host, path, state, slug, owner, admin }: Where): Stop {
  const inside = page.site === 'console' || page.site === 'admin' || page.path.startsWith('account')
  const base = host === 'portal' ? stage.portal : stage.site(slug)
  return {
    name: nameOf(page, host),
    state,
    url: `${base}/${path}`,
    session: inside ? (host === 'portal' ? owner : admin) : null,
    dark: inside,
  }
}

/** What a person meets when something is not there, not theirs, or shut. */
async function errorStops(stage: Stage): Promise<Stop[]> {
  const site = (await stage.house.house.hosts.tenantOf(`${DEMO_TENANT.slug}.ruko.localhost`))!
  const nobody = await sessionFor(stage, site, [])
  const at = (name: string, url: string, session: string | null = null, dark = false): Stop => {
    return { name, state: 'error', url, session, dark }
  }
  return [
    at('portal not found', `${stage.portal}/tidak-ada`),
    at('order not found', `${stage.portal}/orders/${'x'.repeat(32)}`),
    at('site not found', `${stage.site('tidak-ada')}/`),
    at('page of a site not found', `${stage.site(DEMO_TENANT.slug)}/tidak-ada`),
    at('admin forbidden', `${stage.site(DEMO_TENANT.slug)}/admin/team`, nobody, true),
    at('link spent', `${stage.portal}/set-password?token=${'x'.repeat(43)}`),
  ]
}

/** Pages that only answer with a redirect or a file are not looked at. */
function isDrawn({ path }: Page): boolean {
  return path !== 'logout' && !path.startsWith('~')
}

function hostsOf({ site }: Page): Host[] {
  if (site === 'portal' || site === 'console') return ['portal']
  return site === 'any' ? ['portal', 'tenant'] : ['tenant']
}

/** The page's address with real values in its parameters; null when there is no sample for one. */
function fill(page: Page, host: Host, samples: Samples): string | null {
  const own = samples[`${page.site}:${page.path}`]
  if (own !== undefined) return own
  if (!page.path.includes(':')) return page.path
  let known = true
  const path = page.path.replaceAll(/:(\w+)\??/g, (_part, key: string) => {
    const value = samples[`${host}:${key}`] ?? samples[key]
    known &&= value !== undefined
    return value ?? ''
  })
  return known ? path : null
}

function nameOf({ site, path }: Page, host: Host): string {
  return `${site === 'any' ? host : site} ${path || 'home'}`
    .replaceAll('/:', ' ')
    .replaceAll(/[/:?]+/g, ' ')
    .trim()
}

async function sessionFor(stage: Stage, tenant: Stage['house']['platform'], roles = ['owner']): Promise<string> {
  return (await stage.house.owner(tenant, roles)).cookie.split('=')[1]!
}
