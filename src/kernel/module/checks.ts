import { z } from 'zod'
import { OWN_ROLE_PREFIX } from '../identity/roles.ts'
import type { Manifest, OutletPart, Page } from './manifest.ts'

/** Every reason why these manifests cannot run together, as sentences; an empty list is good. */
export function findFaults(modules: readonly Manifest[]): string[] {
  return [
    ...repeated(modules.map((module) => module.name)).map((name) => `two modules are named ${name}`),
    ...new Set(
      routesOf(modules).flatMap((routes) => repeated(routes).map((route) => `two operations answer ${route}`)),
    ),
    ...new Set(hostsOf(modules).flatMap((pages) => repeated(pages).map((page) => `two pages stand at ${page}`))),
    ...repeated(modules.flatMap((module) => Object.keys(module.facts ?? {}))).map(
      (fact) => `${fact} is declared twice`,
    ),
    ...needFaults(modules),
    ...operationFaults(modules),
    ...jobFaults(modules),
    ...permissionFaults(modules),
    ...roleFaults(modules),
    ...factFaults(modules),
    ...clockFaults(modules),
    ...outletFaults(modules),
  ]
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))]
}

/** The routes of each kind of host: two trades may use one path, for they never serve the same tenant. */
function routesOf(modules: readonly Manifest[]): string[][] {
  const on = (kinds: readonly Manifest['kind'][]) =>
    modules.filter(({ kind }) => kinds.includes(kind)).flatMap((module) => routesIn(module))
  const trades = modules.filter(({ kind }) => kind === 'vertical')
  const shared = on(['kernel', 'service'])
  return [[...shared, ...on(['platform'])], ...trades.map((trade) => [...shared, ...routesIn(trade)])]
}

function routesIn({ operations = {} }: Manifest): string[] {
  return Object.values(operations).map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`)
}

/** The addresses of pages on each kind of host: the portal's, and one list for the sites of each trade. */
function hostsOf(modules: readonly Manifest[]): string[][] {
  const on = (sites: readonly Page['site'][], from: readonly Manifest[]) =>
    from.flatMap(({ pages = [] }) => pages.filter(({ site }) => sites.includes(site)).map(({ path }) => `/${path}`))
  const shared = modules.filter(({ kind }) => kind !== 'vertical')
  const portal = on(['portal', 'console', 'any'], modules)
  const trades = modules
    .filter(({ kind }) => kind === 'vertical')
    .map((trade) => [...on(['console', 'admin', 'any'], shared), ...on(['tenant', 'admin', 'any'], [trade])])
  return [portal, ...trades]
}

/** A name that names nothing would leave something unanswered that was meant to be there. */
function outletFaults(modules: readonly Manifest[]): string[] {
  return modules.flatMap(({ name: module, outlets = {}, operations = {}, documents = {}, pages = [] }) => {
    const known: Record<OutletPart, readonly string[]> = {
      operations: Object.keys(operations),
      documents: Object.keys(documents),
      pages: pages.map(({ path }) => path),
    }
    return (Object.keys(known) as OutletPart[]).flatMap((part) =>
      [...(outlets[part]?.open ?? []), ...(outlets[part]?.always ?? [])]
        .filter((name) => !known[part].includes(name))
        .map((name) => `${module} has none of its ${part} called ${name || 'the front page'} for outlets`),
    )
  })
}

function needFaults(modules: readonly Manifest[]): string[] {
  const byName = new Map(modules.map((module) => [module.name, module]))
  const faults: string[] = []
  const visit = (name: string, trail: string[]): void => {
    if (trail.includes(name)) {
      faults.push(`needs go in a circle: ${[...trail.slice(trail.indexOf(name)), name].join(' -> ')}`)
      return
    }
    for (const need of byName.get(name)?.needs ?? []) {
      if (byName.has(need)) visit(need, [...trail, name])
      else faults.push(`${name} needs ${need}, which does not exist`)
    }
  }
  for (const module of modules) visit(module.name, [])
  return [...new Set(faults)]
}

function operationFaults(modules: readonly Manifest[]): string[] {
  return modules.flatMap((module) =>
    Object.entries(module.operations ?? {}).flatMap(([name, operation]) => {
      const id = `${module.name}.${name}`
      const faults: string[] = []
      if (!operation.can && !operation.open) faults.push(`${id} says neither \`can\` nor \`open\``)
      if (operation.crosses && !['platform', 'kernel'].includes(module.kind)) {
        faults.push(`${id} may not cross tenants: only the platform may`)
      }
      const shape = operation.input instanceof z.ZodObject ? operation.input : null
      if (!shape) faults.push(`${id}: the input must be an object`)
      else if (shape.def.catchall?._zod.def.type !== 'never') faults.push(`${id}: the input must be strict`)
      for (const param of operation.params) {
        if (shape && !(param in shape.shape)) faults.push(`${id}: {${param}} of the path is not in the input`)
      }
      return faults
    }),
  )
}

function permissionFaults(modules: readonly Manifest[]): string[] {
  const declared = new Set(modules.flatMap((module) => (module.permissions ?? []).map((permission) => permission.code)))
  const used = modules.flatMap((module) => [
    ...Object.entries(module.operations ?? {}).map(
      ([name, operation]) => [`${module.name}.${name}`, operation.can] as const,
    ),
    ...(module.menu ?? []).map((item) => [`menu ${item.path}`, item.can] as const),
    ...(module.roles ?? []).flatMap((role) => role.permissions.map((code) => [`role ${role.code}`, code] as const)),
  ])
  return used
    .filter(([, code]) => code && !declared.has(code))
    .map(([user, code]) => `${user} uses the permission ${code}, which no module declares`)
}

/** Codes that begin so belong to tenants, who make roles of their own. */
function roleFaults(modules: readonly Manifest[]): string[] {
  return modules.flatMap(({ name, roles = [] }) =>
    roles
      .filter(({ code }) => code.startsWith(OWN_ROLE_PREFIX))
      .map(({ code }) => `${name} names a role ${code}, which only a tenant may`),
  )
}

function factFaults(modules: readonly Manifest[]): string[] {
  const declared = new Set(modules.flatMap((module) => Object.keys(module.facts ?? {})))
  const heard = modules.flatMap((module) => Object.keys(module.on ?? {}).map((fact) => [module.name, fact] as const))
  const misnamed = modules.flatMap((module) =>
    Object.keys(module.facts ?? {})
      .filter((fact) => !fact.startsWith(`${module.name}.`))
      .map((fact) => `${module.name} declares ${fact}, which is not its own`),
  )
  const crossing = modules
    .filter(({ kind }) => kind === 'platform' || kind === 'kernel')
    .flatMap(({ name, on = {} }) =>
      Object.entries(on)
        .filter(([, listener]) => typeof listener !== 'function')
        .map(([fact]) => `${name} listens to ${fact} at once, and may look beyond the tenant of the fact`),
    )
  return [
    ...misnamed,
    ...crossing,
    ...heard
      .filter(([, fact]) => !declared.has(fact))
      .map(([name, fact]) => `${name} listens to ${fact}, which nobody declares`),
  ]
}

function clockFaults(modules: readonly Manifest[]): string[] {
  const jobs = new Set(
    modules.flatMap((module) => Object.keys(module.jobs ?? {}).map((name) => `${module.name}.${name}`)),
  )
  const started = modules.flatMap((module) => [
    ...(module.clocks ?? []).map((clock) => clock.job),
    ...(module.nightly ?? []).map((name) => `${module.name}.${name}`),
  ])
  return started.filter((job) => !jobs.has(job)).map((job) => `a clock starts ${job}, which is no job`)
}

function jobFaults(modules: readonly Manifest[]): string[] {
  return modules
    .filter(({ kind }) => kind !== 'platform' && kind !== 'kernel')
    .flatMap((module) =>
      Object.entries(module.jobs ?? {})
        .filter(([, job]) => job.crosses)
        .map(([name]) => `the job ${module.name}.${name} may not cross tenants: only the platform may`),
    )
}
