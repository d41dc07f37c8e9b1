import type { z } from 'zod'
import type { Tenant } from '../context.ts'
import type { Operation } from '../http/operation.ts'
import { findFaults } from './checks.ts'
import type { Job, Listener, Manifest, OutletPart } from './manifest.ts'

export type BoundOperation = Operation & { id: string; module: Manifest }
export type BoundListener = { id: string; fact: string; module: Manifest; run: Listener; atOnce: boolean }
export type BoundJob = Job & { id: string; module: Manifest }

/** Everything the manifests say, indexed. */
export type Registry = {
  modules: readonly Manifest[]
  operations: ReadonlyMap<string, BoundOperation>
  facts: ReadonlyMap<string, z.ZodType>
  listeners: ReadonlyMap<string, readonly BoundListener[]>
  jobs: ReadonlyMap<string, BoundJob>
  clocks: readonly { cron: string; job: string }[]
  /** Whether a module serves a tenant: verticals only their own tenants, the platform only its own. */
  serves: (module: Manifest, tenant: Tenant) => boolean
  /** The same for one operation, document (by name) or page (by path) of it: under an outlet's host most are not there. */
  answers: (module: Manifest, tenant: Tenant, part: OutletPart, name: string) => boolean
}

/** Checks all manifests and indexes them; throws one error that lists every fault. */
export function register(modules: readonly Manifest[]): Registry {
  const faults = findFaults(modules)
  if (faults.length > 0) throw new Error(`the house does not stand:\n- ${faults.join('\n- ')}`)
  return {
    modules,
    operations: operationsOf(modules),
    facts: new Map(modules.flatMap((module) => Object.entries(module.facts ?? {}))),
    listeners: listenersOf(modules),
    jobs: jobsOf(modules),
    clocks: modules.flatMap((module) => module.clocks ?? []),
    serves,
    answers,
  }
}

function serves(module: Manifest, tenant: Tenant): boolean {
  if (module.kind === 'vertical') return tenant.vertical === module.name
  return module.kind === 'platform' ? tenant.kind === 'platform' : true
}

function answers(module: Manifest, tenant: Tenant, part: OutletPart, name: string): boolean {
  if (!serves(module, tenant)) return false
  const { outlet } = tenant
  if (!outlet) return true
  const { open = [], always = [] } = module.outlets?.[part] ?? {}
  return always.includes(name) || (outlet.open && open.includes(name))
}

function operationsOf(modules: readonly Manifest[]): Map<string, BoundOperation> {
  const bound = modules.flatMap((module) =>
    Object.entries(module.operations ?? {}).map(([name, operation]) => {
      const id = `${module.name}.${name}`
      return [id, { ...operation, id, module }] as const
    }),
  )
  return new Map(bound)
}

function listenersOf(modules: readonly Manifest[]): Map<string, BoundListener[]> {
  const all = modules.flatMap((module) =>
    Object.entries(module.on ?? {}).map(([fact, given]) => ({
      id: `${module.name} on ${fact}`,
      fact,
      module,
      run: typeof given === 'function' ? given : given.run,
      atOnce: typeof given !== 'function',
    })),
  )
  return new Map(Object.entries(Object.groupBy(all, (listener) => listener.fact)) as [string, BoundListener[]][])
}

function jobsOf(modules: readonly Manifest[]): Map<string, BoundJob> {
  return new Map(
    modules.flatMap((module) =>
      Object.entries(module.jobs ?? {}).map(([name, job]) => {
        const id = `${module.name}.${name}`
        return [id, { ...job, id, module }] as const
      }),
    ),
  )
}
