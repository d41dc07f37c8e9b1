import { z } from 'zod'
import type { Ctx } from '#kernel/context.ts'
import { Email } from '#kernel/identity/email.ts'
import { announceTenant } from '#kernel/tenancy/hosts.ts'
import { readSettings, writeSettings } from '#kernel/tenancy/settings.ts'

/**
 * How a tenant's messages are signed. The address itself stays the mailer's, which is the one that SPF and DKIM vouch
 * for; the name and the address for answers are the tenant's own.
 */
export const Sender = z.strictObject({
  senderName: z.string().trim().max(60).default(''),
  replyTo: z.union([z.literal(''), Email]).default(''),
})
export type Sender = z.output<typeof Sender>

export function readSender(ctx: Ctx): Promise<Sender> {
  return readSettings(ctx, 'notifications', Sender)
}

export function updateSender(ctx: Ctx, changes: Partial<z.input<typeof Sender>>): Promise<Sender> {
  announceTenant(ctx, ctx.tenant.id)
  return writeSettings(ctx, 'notifications', Sender, changes)
}
