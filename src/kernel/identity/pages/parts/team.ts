import type { OutputOf } from '#kernel/http/operation.ts'
import type { Locale, Sentence } from '#kernel/problem/problem.ts'
import { m } from '#web/paraglide/messages.js'
import type { Message } from '#web/words.ts'
import type { listApiKeys, listPermissions, listRoles } from '../../access-operations.ts'
import type { listPeople } from '../../people-operations.ts'

export type PersonView = OutputOf<typeof listPeople>['people'][number]
export type RoleView = OutputOf<typeof listRoles>['roles'][number]
export type PermissionGroup = OutputOf<typeof listPermissions>['groups'][number]
export type KeyView = OutputOf<typeof listApiKeys>['keys'][number]

/** What the modules of the house are called where permissions are picked; a new trade goes by its own name. */
const modules: Record<string, Message> = {
  identity: m.team_module_identity,
  audit: m.team_module_audit,
  ledger: m.team_module_ledger,
  payments: m.team_module_payments,
  notifications: m.team_module_notifications,
  branding: m.team_module_branding,
  files: m.team_module_files,
  platform: m.team_module_platform,
  tutoring: m.team_module_tutoring,
  store: m.team_module_store,
}

export function moduleName(module: string, locale: Locale): string {
  const word = modules[module]
  return word ? word({}, { locale }) : module.charAt(0).toUpperCase() + module.slice(1)
}

/** Whether somebody with these permissions may give or change this role. */
export function mayGive(held: readonly string[], role: Pick<RoleView, 'permissions'>): boolean {
  return role.permissions.every((code) => held.includes(code))
}

/** Names of permissions by code. */
export function permissionNames(groups: readonly PermissionGroup[]): Map<string, Sentence> {
  return new Map(groups.flatMap(({ permissions }) => permissions.map(({ code, name }) => [code, name] as const)))
}

/** Every value of one field of a form, in order. */
export function allOf(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value) => typeof value === 'string')
}
