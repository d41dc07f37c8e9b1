import type { Ctx } from '../context.ts'
import type { Sentence } from '../problem/problem.ts'
import { invalidInput, notFound } from '../problem/common.ts'
import { beyondOwnRights, roleExists, roleHeld, tooManyRoles } from './problems.ts'
import { lockRoster } from './queries.ts'
import * as queries from './role-queries.ts'
import { OWN_ROLE_PREFIX, outranks, permissionsIn, rightsOf, rolesOf } from './roles.ts'

/** More roles than anybody can tell apart. */
const MOST_ROLES = 50
const CODE_LENGTH = 32

type RoleForm = { name: string; permissions: string[] }

/** The manifests' roles that serve this tenant, then the tenant's own, with how many hold each. */
export async function listRoles(ctx: Ctx) {
  const [own, counts] = await Promise.all([queries.listOwnRoles(ctx), queries.countHolders(ctx)])
  const holders = new Map(counts.map((row) => [row.role, row.holders]))
  const given = [...rolesOf(ctx.house.registry, ctx.tenant)].map(([code, permissions]) => ({
    code,
    name: nameOf(ctx, code),
    own: false,
    permissions: [...permissions],
    holders: holders.get(code) ?? 0,
  }))
  const made = own.map(({ code, name, permissions }) => ({
    code,
    name: { id: name, en: name },
    own: true,
    permissions: permissions.filter((one) => permissionsIn(ctx.house.registry, ctx.tenant).has(one)),
    holders: holders.get(code) ?? 0,
  }))
  return { roles: [...given, ...made] }
}

/** Every permission that means something here, by the module that declares it. */
export async function listPermissions(ctx: Ctx) {
  const known = [...permissionsIn(ctx.house.registry, ctx.tenant).values()]
  const groups = Object.entries(Object.groupBy(known, ({ module }) => module))
  return {
    groups: groups.map(([module, permissions]) => ({
      module,
      permissions: permissions!.map(({ code, name }) => ({ code, name })),
    })),
  }
}

export async function createRole(ctx: Ctx, { name, permissions }: RoleForm) {
  refuseUnknownPermissions(ctx, permissions)
  if (!outranks(ctx.actor, permissions)) throw beyondOwnRights()
  await lockRoster(ctx)
  const own = await queries.listOwnRoles(ctx)
  if (own.length >= MOST_ROLES) throw tooManyRoles({ count: MOST_ROLES })
  refuseTakenName(ctx, name, own)
  const role = { code: newCode(name, own), name, permissions }
  await queries.insertOwnRole(ctx, role)
  return present(role)
}

/** Changes name and permissions; whoever holds the role has them with the next request. */
export async function updateRole(ctx: Ctx, { role: code, name, permissions }: RoleForm & { role: string }) {
  refuseUnknownPermissions(ctx, permissions)
  await lockRoster(ctx)
  const own = await queries.listOwnRoles(ctx)
  if (!own.some((role) => role.code === code)) throw notFound()
  // What the role loses counts as well: nobody takes away what they do not have.
  if (!outranks(ctx.actor, [...permissions, ...rightsOf(ctx, [code], own)])) throw beyondOwnRights()
  refuseTakenName(
    ctx,
    name,
    own.filter((role) => role.code !== code),
  )
  await queries.updateOwnRole(ctx, { code, name, permissions })
  return present({ code, name, permissions })
}

/** Removes a role that nobody holds. */
export async function deleteRole(ctx: Ctx, { role: code }: { role: string }): Promise<void> {
  await lockRoster(ctx)
  const [own, counts] = await Promise.all([queries.listOwnRoles(ctx), queries.countHolders(ctx)])
  if (!own.some((role) => role.code === code)) throw notFound()
  if (!outranks(ctx.actor, rightsOf(ctx, [code], own))) throw beyondOwnRights()
  const count = counts.find(({ role }) => role === code)?.holders ?? 0
  if (count > 0) throw roleHeld({ count })
  await queries.deleteOwnRole(ctx, code)
}

/** The 422 of a permission that no module declares for this tenant. */
export function refuseUnknownPermissions(ctx: Ctx, permissions: readonly string[]): void {
  const known = permissionsIn(ctx.house.registry, ctx.tenant)
  const strange = permissions.findIndex((code) => !known.has(code))
  if (strange < 0) return
  const sentence = { id: 'Izin ini tidak ada.', en: 'There is no such permission.' }
  throw invalidInput({}, [{ path: `permissions.${strange}`, sentence }])
}

function refuseTakenName(ctx: Ctx, name: string, own: readonly queries.RoleRow[]): void {
  const given = [...rolesOf(ctx.house.registry, ctx.tenant).keys()].flatMap((code) => Object.values(nameOf(ctx, code)))
  const taken = [...given, ...own.map((role) => role.name)].some((one) => sameName(one, name))
  if (taken) throw roleExists({}, [{ path: 'name', sentence: roleExists.sentence }])
}

function sameName(left: string, right: string): boolean {
  return left.normalize('NFKC').toLowerCase() === right.normalize('NFKC').toLowerCase()
}

/** What the first module that declares the role calls it here. */
function nameOf({ house, tenant }: Ctx, code: string): Sentence {
  const modules = house.registry.modules.filter((module) => house.registry.serves(module, tenant))
  return modules.flatMap(({ roles }) => roles ?? []).find((role) => role.code === code)!.name
}

/** A readable code that no other role has; it stays when the role is renamed. */
function newCode(name: string, own: readonly queries.RoleRow[]): string {
  const letters = name.normalize('NFKD').replaceAll(/\p{M}/gu, '')
  const plain = letters.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  const stem = `${OWN_ROLE_PREFIX}${plain.replaceAll(/^-+|-+$/g, '') || 'peran'}`.slice(0, CODE_LENGTH)
  const taken = new Set(own.map(({ code }) => code))
  for (let turn = 1; ; turn++) {
    const code = turn === 1 ? stem : `${stem}-${turn}`
    if (!taken.has(code)) return code
  }
}

function present({ code, name, permissions }: queries.RoleRow) {
  return { code, name: { id: name, en: name }, own: true, permissions }
}
