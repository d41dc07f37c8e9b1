import type { Actor, Tenant } from '../context.ts'
import type { Registry } from '../module/registry.ts'
import { may } from './authorize.ts'

/** The role that must always have at least one active holder where it is used at all. */
export const OWNER_ROLE = 'owner'

type RoleTable = ReadonlyMap<string, ReadonlySet<string>>
const tables = new WeakMap<Registry, Map<string, RoleTable>>()

/**
 * What each role permits in this tenant: only modules that serve the tenant have a say, so that a role named `owner`
 * in one trade brings nothing from another trade or from the platform.
 */
export function rolesOf(registry: Registry, tenant: Tenant): RoleTable {
  let known = tables.get(registry)
  if (!known) tables.set(registry, (known = new Map()))
  const realm = `${tenant.kind} ${tenant.vertical ?? ''}`
  let table = known.get(realm)
  if (!table) known.set(realm, (table = buildTable(registry, tenant)))
  return table
}

/** All permissions of these roles together; roles that no module declares any more permit nothing. */
export function permissionsOf(registry: Registry, tenant: Tenant, roles: readonly string[]): Set<string> {
  const table = rolesOf(registry, tenant)
  return new Set(roles.flatMap((role) => [...(table.get(role) ?? [])]))
}

/** Whether the actor holds everything these roles would give; nobody hands out, or takes away, more than they have. */
export function outranks(actor: Actor, registry: Registry, tenant: Tenant, roles: readonly string[]): boolean {
  return [...permissionsOf(registry, tenant, roles)].every((permission) => may(actor, permission))
}

function buildTable(registry: Registry, tenant: Tenant): RoleTable {
  const table = new Map<string, Set<string>>()
  for (const module of registry.modules) {
    if (!registry.serves(module, tenant)) continue
    for (const role of module.roles ?? []) {
      const permissions = table.get(role.code) ?? new Set()
      for (const permission of role.permissions) permissions.add(permission)
      table.set(role.code, permissions)
    }
  }
  return table
}
