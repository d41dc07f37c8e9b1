import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { sql } from '#kernel/db/sql.ts'
import type { AddService } from './schemas.ts'

type Profile = { welcome: string; address: string }

export function findProfile(ctx: Ctx) {
  return ctx.tx.first(sql<Profile>`select welcome, address from laundry.profiles where tenant_id = ${ctx.tenant.id}`)
}

export function findServices(ctx: Ctx) {
  return ctx.tx.all(
    sql<{ id: string; name: string; price_idr: number }>`
      select id, name, price_idr from laundry.services where tenant_id = ${ctx.tenant.id} order by name`,
  )
}

/** Writes the first profile; one that is there already stays as it is. */
export function insertProfile(ctx: Ctx, { welcome, address }: Profile) {
  return ctx.tx.run(
    sql`insert into laundry.profiles (tenant_id, welcome, address)
      values (${ctx.tenant.id}, ${welcome}, ${address}) on conflict do nothing`,
  )
}

export async function insertService(ctx: Ctx, { name, priceIdr }: AddService): Promise<string> {
  const id = newId()
  await ctx.tx.run(
    sql`insert into laundry.services (tenant_id, id, name, price_idr)
      values (${ctx.tenant.id}, ${id}, ${name}, ${priceIdr})`,
  )
  return id
}

export function deleteService(ctx: Ctx, id: string) {
  return ctx.tx.run(sql`delete from laundry.services where tenant_id = ${ctx.tenant.id} and id = ${id}`)
}
