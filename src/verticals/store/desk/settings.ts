import type { Ctx } from '#kernel/context.ts'
import { invalidInput } from '#kernel/problem/common.ts'
import { announceTenant } from '#kernel/tenancy/hosts.ts'
import { readSettings, writeSettings } from '#kernel/tenancy/settings.ts'
import { StoreSettings } from '../settings.ts'
import type { UpdateSettings } from './schemas.ts'

/** Changes the named settings; throws 422 where they contradict each other or what stays as it was. */
export async function changeSettings(ctx: Ctx, changes: UpdateSettings): Promise<StoreSettings> {
  const { topupMinIdr, topupMaxIdr } = { ...(await readSettings(ctx, 'store', StoreSettings)), ...changes }
  if (topupMinIdr > topupMaxIdr) {
    const sentence = {
      id: 'Isi saldo paling banyak tidak boleh di bawah yang paling sedikit.',
      en: 'The most of a top-up must not be below the least.',
    }
    throw invalidInput({}, [{ path: 'topupMaxIdr', sentence }])
  }
  const now = await writeSettings(ctx, 'store', StoreSettings, changes)
  // Public pages show the contact and who bears the fee.
  announceTenant(ctx, ctx.tenant.id)
  return now
}
