import type { Ctx } from '../context.ts'
import { emit } from '../events/emit.ts'
import { deleteRoles, insertRoles, lockRoster } from './queries.ts'

/* Roles that a module gives by a rule of its own. The caller answers for the rule; people hand roles out in roster.ts. */

/** Gives a person a role; the next request already has it. */
export async function giveRole(ctx: Ctx, personId: string, role: string): Promise<void> {
  await lockRoster(ctx)
  await insertRoles(ctx, personId, [role])
  emit(ctx, 'identity.roles_changed', { personId, added: [role], removed: [] })
}

/** Takes a role away again, and with it what the person's programs may do. */
export async function takeRole(ctx: Ctx, personId: string, role: string): Promise<void> {
  await lockRoster(ctx)
  await deleteRoles(ctx, personId, [role])
  emit(ctx, 'identity.roles_changed', { personId, added: [], removed: [role] })
}
