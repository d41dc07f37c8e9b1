import type { Pool } from 'pg'
import { PLATFORM_TENANT_ID } from '../context.ts'
import { db } from '../db/sql.ts'
import { inTenant } from '../db/tx.ts'
import { refuseToStart } from '../startup/refusal.ts'
import type { MasterKeys } from './secrets.ts'

/** Refuses to start without a master key under which the platform's own secrets were sealed: nothing would open later. */
export async function refuseForgottenKey(pool: Pool, masters: MasterKeys): Promise<void> {
  const rows = await inTenant(pool, PLATFORM_TENANT_ID, 'read', (tx) =>
    tx.all(
      db.selectFrom('kernel.data_keys').select('master_key_id').distinct().where('tenant_id', '=', PLATFORM_TENANT_ID),
    ),
  )
  const missing = rows.filter((row) => !masters.some(({ id }) => id === row.master_key_id))
  if (missing.length > 0)
    refuseToStart(
      'Secrets in this database were sealed under another master key than RUKO_MASTER_KEY: give the former one in RUKO_OLD_MASTER_KEYS.',
    )
}
