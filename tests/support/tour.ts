import type { Manifest, Page } from '#kernel/module/manifest.ts'
import { modules } from '../../src/modules.ts'
import { DEMO_TENANT, DEMO_TENANTS, seedDemo } from '../../src/demo/seed.ts'
import { GATEWAY_KEY } from './gateway.ts'
import type { Stage } from './journey.ts'
import { fillLong, FRESH, LONG, openFresh, samplesOf, type Samples } from './tour-content.ts'
import { type Customers, signInCustomers } from './tour-people.ts'
import { fillLongShop, FRESH_SHOP, LONG_SHOP, openFreshShop } from './tour-shop.ts'

/*
 * A way through every page of the product, in the states a person may meet it in: with content, with none, with very
 * long content, and refused. The gallery takes pictures along it, and the accessibility test looks at each stop.
 */

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/
const NO_ID = '00000000-0000-7000-8000-000000000000'

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
  /** A desk of a module that all trades have. */
  shared?: boolean
  /** Empties the page's form and sends it, as somebody in a hurry would. */
  sendsEmpty?: true
}

/** Both sides of what a person looks at every day; the other states have the same colours. */
export function themesOf({ dark, state }: Stop): string[] {
  return dark && state === 'normal' ? ['light', 'dark'] : ['light']
}

/** How somebody goes along the stops that can be seen at the same time. */
type Walk = (stops: Stop[]) => Promise<void>

/** A part of the way; answers the pages for which there was no address to look at. */
export type Part = (stage: Stage, walk: Walk) => Promise<string[]>

/**
 * The parts of the way through the product, each in a house of its own: before anything happened and on a site that was
 * just bought; the demonstration's school; its shops; a site whose every text is as long as it may be; the refusals.
 */
export const parts = { before, school, shops, long, refused } satisfies Record<string, Part>

async function before(stage: Stage, walk: Walk): Promise<string[]> {
  await walk(await consoleStops(stage))
  await openFresh(stage)
  await walk(ownStops(await stopsOf(stage, 'empty', FRESH), FRESH))
  await openFreshShop(stage)
  await walk(ownStops(await stopsOf(stage, 'empty', FRESH_SHOP), FRESH_SHOP))
  return []
}

/** The stops on a shop itself; desks that every trade has are looked at on the school's site. */
function ownStops({ stops }: { stops: Stop[] }, slug: string): Stop[] {
  return stops
    .filter(({ url, shared }) => url.includes(`//${slug}.`) && !(shared && slug !== FRESH))
    .map((stop) => ({ ...stop, name: `${slug} ${stop.name}` }))
}

async function school(stage: Stage, walk: Walk): Promise<string[]> {
  await furnish(stage)
  const { stops, missing } = await stopsOf(stage, 'normal', DEMO_TENANT.slug)
  await walk(stops)
  return missing
}

/** The first shop whole; of the others what their visitors see. Their forms are sent empty as well. */
async function shops(stage: Stage, walk: Walk): Promise<string[]> {
  await furnish(stage)
  const missing: string[] = []
  for (const [place, { slug }] of DEMO_TENANTS.slice(1).entries()) {
    const { stops, missing: unknown } = await stopsOf(stage, 'normal', slug)
    const own = ownStops({ stops }, slug).filter((stop) => place === 0 || isOpen(stop))
    await walk(own)
    const forms = own.filter(({ name }) => / tenant (checkout|cek-transaksi)/.test(name))
    await walk(forms.map((stop): Stop => ({ ...stop, state: 'error', sendsEmpty: true })))
    // Only the first shop has everything there is to see.
    if (place === 0) missing.push(...unknown)
  }
  return missing
}

/** Anybody may look, without being sent to the door. */
function isOpen({ session, url }: Stop): boolean {
  return session === null && !/^\/(account|reseller)(\/|$)/.test(new URL(url).pathname)
}

async function long(stage: Stage, walk: Walk): Promise<string[]> {
  await fillLong(stage)
  const { stops: all } = await stopsOf(stage, 'long', LONG.slug)
  // What the portal says to everybody is no longer because a site's texts are.
  await walk(all.filter(({ url }) => !url.startsWith(`${stage.portal}/`) || /\/(console|orders|invoices)\//.test(url)))
  await fillLongShop(stage)
  const { stops, missing } = await stopsOf(stage, 'long', LONG_SHOP)
  await walk(ownStops({ stops }, LONG_SHOP))
  return missing
}

async function refused(stage: Stage, walk: Walk): Promise<string[]> {
  await furnish(stage)
  const { stops } = await stopsOf(stage, 'normal', DEMO_TENANT.slug)
  await walk(await errorStops(stage, stops))
  return []
}

async function furnish({ house }: Stage): Promise<void> {
  const outcome = await seedDemo({ house: house.house, gatewayUrl: house.gateway.url, gatewayKey: GATEWAY_KEY })
  if (outcome !== 'loaded') throw new Error(`the demonstration is ${outcome}`)
}

/** The console before anything happened. */
async function consoleStops(stage: Stage): Promise<Stop[]> {
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

async function stopsOf(stage: Stage, state: State, slug: string): Promise<{ stops: Stop[]; missing: string[] }> {
  const site = (await stage.house.house.hosts.tenantOf(`${slug}.ruko.localhost`))!
  const [owner, admin] = [await sessionFor(stage, stage.house.platform), await sessionFor(stage, site)]
  // Signing in, customers find what they bought as guests.
  const customers = await signInCustomers(stage, site)
  const samples = await samplesOf(stage, site)
  const missing: string[] = []
  const stops: Stop[] = []
  for (const module of modules) {
    if (module.kind === 'vertical' && module.name !== site.vertical) continue
    for (const page of (module.pages ?? []).filter(isDrawn)) {
      for (const host of hostsOf(page)) {
        const path = fill(page, host, samples)
        if (path === null) missing.push(`${module.name}: ${page.path}`)
        else stops.push(stopAt(stage, { page, host, path, state, slug, owner, admin, customers, module }))
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
  customers: Customers
  module: Manifest
}

function stopAt(stage: Stage, where: Where): Stop {
  const { page, host, path, state, slug, module } = where
  const base = host === 'portal' ? stage.portal : stage.site(slug)
  return {
    name: nameOf(page, host),
    state,
    url: `${base}/${path}`,
    session: sessionAt(where),
    dark: page.site === 'console' || page.site === 'admin' || page.path.startsWith('account'),
    shared: page.site === 'admin' && module.kind !== 'vertical',
  }
}

/** Who looks at a page: somebody of the house or the site, one of its customers, or a visitor. */
function sessionAt({ page, host, owner, admin, customers }: Where): string | null {
  if (host === 'portal') return page.site === 'console' || page.path.startsWith('account') ? owner : null
  if (page.site === 'admin') return admin
  if (page.path === 'reseller/apply') return customers.member
  if (page.path.startsWith('reseller')) return customers.reseller
  return page.path.startsWith('account') && page.path !== 'account-closed' ? (customers.member ?? admin) : null
}

/** What a person meets when something is not there, not theirs, shut, or not understood. */
async function errorStops(stage: Stage, normal: readonly Stop[]): Promise<Stop[]> {
  const site = (await stage.house.house.hosts.tenantOf(`${DEMO_TENANT.slug}.ruko.localhost`))!
  const [ours, theirs] = [await sessionFor(stage, stage.house.platform, []), await sessionFor(stage, site, [])]
  const at = (name: string, url: string, session: string | null = null, dark = false): Stop => {
    return { name, state: 'error', url, session, dark }
  }
  const own = stage.site(DEMO_TENANT.slug)
  // Every page that belongs to one thing, asked for a thing that is not there.
  const gone = normal
    .filter(({ url }) => UUID.test(url))
    .map((stop): Stop => ({ ...stop, state: 'error', url: stop.url.replace(UUID, NO_ID), name: `${stop.name} gone` }))
  const sent = normal.map((stop): Stop => ({ ...stop, state: 'error', sendsEmpty: true }))
  return [
    at('portal not found', `${stage.portal}/tidak-ada`),
    at('order not found', `${stage.portal}/orders/${'x'.repeat(32)}`),
    at('site not found', `${stage.site('tidak-ada')}/`),
    at('page of a site not found', `${own}/tidak-ada`),
    at('article not found', `${own}/artikel/tidak-ada`),
    at('console forbidden', `${stage.portal}/console/orders`, ours, true),
    at('admin forbidden', `${own}/admin/team`, theirs, true),
    at('link spent', `${stage.portal}/set-password?token=${'x'.repeat(43)}`),
    ...gone,
    ...sent,
  ]
}

/** Pages that only answer with a redirect, a file or what a part of another page asks for are not looked at. */
function isDrawn({ path }: Page): boolean {
  return path !== 'logout' && !/^[~]|^r\/|\/files$/.test(path)
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
