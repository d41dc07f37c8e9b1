import { startOf } from '../desk/rules.ts'
import type { Shop } from '../testing.ts'

/* For tests: what happened just now, moved to days before. */

const DAY_MS = 86_400_000

/**
 * Lets everything that one transaction has booked, and is younger than `since`, have happened so many days ago as its own
 * moment says. Entries name their time and begin their id with it, and nobody may change them: this is the database's owner.
 */
export async function spreadOver(shop: Shop, days: number, since = new Date(0)): Promise<void> {
  await shop.world.sql('alter table ledger.legs drop constraint if exists legs_tenant_id_entry_id_fkey')
  await shop.world.sql(
    `with moved as (
       select id, at - make_interval(days => (abs(hashtext(at::text)) % $1)) as at,
         lpad(to_hex((extract(epoch from at) * 1000)::bigint - (abs(hashtext(at::text)) % $1)::bigint * ${DAY_MS}), 12, '0') as head
       from ledger.entries where at >= $2),
     named as (select id, at, (substr(head, 1, 8) || '-' || substr(head, 9) || substr(id::text, 14))::uuid as new_id from moved),
     entries as (update ledger.entries set id = named.new_id, at = named.at from named where entries.id = named.id returning 1)
     update ledger.legs set entry_id = named.new_id from named where legs.entry_id = named.id`,
    [days, since.toISOString()],
  )
}

/** Lets all that was booked until now, and the orders behind it, have happened on that day, at noon. */
export async function moveTo(shop: Shop, day: string): Promise<void> {
  const at = new Date(startOf(day).getTime() + DAY_MS / 2)
  const head = at.getTime().toString(16).padStart(12, '0')
  await shop.world.sql('alter table ledger.legs drop constraint if exists legs_tenant_id_entry_id_fkey')
  await shop.world.sql(
    `with named as (select id, ($1 || substr(id::text, 14))::uuid as new_id from ledger.entries),
     entries as (update ledger.entries set id = named.new_id, at = $2 from named where entries.id = named.id returning 1)
     update ledger.legs set entry_id = named.new_id from named where legs.entry_id = named.id`,
    [`${head.slice(0, 8)}-${head.slice(8)}`, at.toISOString()],
  )
  await shop.world.sql(
    'update store.orders set created_at = $1, paid_at = case when paid_at is not null then $1::timestamptz end',
    [at.toISOString()],
  )
}
