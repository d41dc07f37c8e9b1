import type { Actor, Ctx, Tenant } from '../context.ts'
import type { Permission } from '../module/manifest.ts'
import type { Registry } from '../module/registry.ts'
import { may } from './authorize.ts'

/** The role that must always have at least one active holder where it is used at all. */
export const OWNER_ROLE = 'owner'
/** How the code of a tenant's own role begins; no manifest may use such a code. */
export const OWN_ROLE_PREFIX = 'own-'

type RoleTable = ReadonlyMap<string, ReadonlySet<string>>
type Served = { roles: RoleTable; permissions: ReadonlyMap<string, Permission & { module: string }> }
export type OwnRole = { code: string; permissions: readonly string[] }
const served = new WeakMap<Registry, Map<string, Served>>()

/**
 * What each role of the manifests permits in this tenant: only modules that serve the tenant have a say, so that a role
 * named `owner` in one trade brings nothing from another trade or from the platform.
 */
export function rolesOf(registry: Registry, tenant: Tenant): RoleTable {
  return servedBy(registry, tenant).roles
}

/** The roles that customers of this tenant hold. */
export function customerRolesOf(registry: Registry, tenant: Tenant): readonly string[] {
  const serving = registry.modules.filter((module) => registry.serves(module, tenant))
  return serving.flatMap(({ roles = [] }) => roles.filter(({ customer }) => customer).map(({ code }) => code))
}

/**
 * Every permission that means something in this tenant, by code, with the module that declares it: a module that serves
 * the tenant declares it, and some role of the manifests lets people here hold it.
 */
export function permissionsIn(registry: Registry, tenant: Tenant): Served['permissions'] {
  return servedBy(registry, tenant).permissions
}

/**
 * All permissions of these roles of the manifests together, and those that the tenant's own roles add (`own`). What no
 * module that serves the tenant declares any more permits nothing.
 */
export function permissionsOf(
  registry: Registry,
  tenant: Tenant,
  roles: readonly string[],
  own: readonly string[] = [],
): Set<string> {
  const table = rolesOf(registry, tenant)
  const known = permissionsIn(registry, tenant)
  return new Set([...roles.flatMap((role) => [...(table.get(role) ?? [])]), ...own.filter((code) => known.has(code))])
}

/** The same with the tenant's own roles given as rows. */
export function rightsOf({ house, tenant }: Ctx, roles: readonly string[], own: readonly OwnRole[]): Set<string> {
  const added = own.filter(({ code }) => roles.includes(code)).flatMap(({ permissions }) => permissions)
  return permissionsOf(house.registry, tenant, roles, added)
}

/** Whether the actor holds all of these permissions; nobody hands out, or takes away, more than they have. */
export function outranks(actor: Actor, permissions: Iterable<string>): boolean {
  return [...permissions].every((permission) => may(actor, permission))
}

function servedBy(registry: Registry, tenant: Tenant): Served {
  let known = served.get(registry)
  if (!known) served.set(registry, (known = new Map()))
  const realm = `${tenant.kind} ${tenant.vertical ?? ''}`
  let tables = known.get(realm)
  if (!tables) known.set(realm, (tables = buildTables(registry, tenant)))
  return tables
}

function buildTables(registry: Registry, tenant: Tenant): Served {
  const roles = new Map<string, Set<string>>()
  const serving = registry.modules.filter((module) => registry.serves(module, tenant))
  for (const module of serving) {
    for (const role of module.roles ?? []) {
      const held = roles.get(role.code) ?? new Set()
      for (const permission of role.permissions) held.add(permission)
      roles.set(role.code, held)
    }
  }
  const held = new Set([...roles.values()].flatMap((permissions) => [...permissions]))
  const declared = serving.flatMap(({ name, permissions = [] }) => permissions.map((one) => ({ ...one, module: name })))
  const permissions = new Map(declared.filter(({ code }) => held.has(code)).map((one) => [one.code, one]))
  return { roles, permissions }
}
