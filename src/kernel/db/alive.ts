import type pg from 'pg'
import type { Ctx } from '../context.ts'
import { sql } from './sql.ts'

/*
 * Whether another process lives. Each holds an advisory lock on its own name in a session that ends with it, however it
 * ends; whoever can take that lock, too, knows that nobody is there.
 */

const LOCK_SEED = 724_003
/** A session that was cut comes back within a second; only what is silent for longer is gone. */
const SILENT_MS = 2_000
/** Two looks further apart than this are two first ones. */
const STALE_MS = 30_000
/** Names of processes whose session was missing, and since when. */
const missing = new Map<string, number>()

/** Shows the process of this name as alive, as long as the session lasts; false: an older session of it still does. */
export async function showAlive(session: pg.Client, name: string): Promise<boolean> {
  const { rows } = await session.query<{ held: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, $2)) as held',
    [name, LOCK_SEED],
  )
  return rows[0]!.held
}

/** Whether the process of this name is gone for good. It takes two looks, two seconds apart. */
export async function isGone(ctx: Ctx, name: string): Promise<boolean> {
  if (name === ctx.house.live.process) return false
  // Shared, so that two who look at once do not take each other for the process.
  const row = await ctx.tx.first(
    sql<{
      free: boolean
    }>`select pg_try_advisory_xact_lock_shared(hashtextextended(${name}, ${sql.lit(LOCK_SEED)})) as free`,
  )
  if (!row!.free) {
    missing.delete(name)
    return false
  }
  const now = Date.now()
  const known = missing.get(name) ?? now
  // A look of long ago says nothing: in between the process was there, perhaps.
  const since = now - known > STALE_MS ? now : known
  missing.set(name, since)
  return now - since >= SILENT_MS
}
