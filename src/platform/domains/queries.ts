import type { Ctx, PlatformCtx } from '#kernel/context.ts'
import { db, sql } from '#kernel/db/sql.ts'

/**
 * Holds a slug for an order until the given minutes from now; takes over a hold that has run out. One conditional
 * statement, so of many at once one wins. Returns the hold's end, or null when somebody else has the slug.
 */
export async function holdSlug(
  ctx: PlatformCtx,
  slug: string,
  holderId: string,
  minutes: number,
): Promise<string | null> {
  const row = await ctx.tx.first(
    sql<{ expires_at: string }>`
      insert into kernel.slug_holds as held (slug, holder_id, expires_at)
      select ${slug}, ${holderId}::uuid, now() + make_interval(mins => ${minutes}::int)
      where not exists (select from kernel.domains where kind = 'subdomain' and name = ${slug})
      on conflict (slug) do update set holder_id = excluded.holder_id, expires_at = excluded.expires_at, created_at = now()
      where held.expires_at < now()
      returning expires_at`,
  )
  return row?.expires_at ?? null
}

/** Keeps the slug for good; false when the order no longer holds it. */
export async function keepSlug(ctx: PlatformCtx, slug: string, holderId: string): Promise<boolean> {
  const count = await ctx.tx.run(
    db
      .updateTable('kernel.slug_holds')
      .set({ expires_at: null })
      .where('slug', '=', slug)
      .where('holder_id', '=', holderId),
  )
  return count > 0
}

export async function releaseSlug(ctx: PlatformCtx, slug: string, holderId: string): Promise<void> {
  await ctx.tx.run(
    db
      .deleteFrom('kernel.slug_holds')
      .where('slug', '=', slug)
      .where('holder_id', '=', holderId)
      .where('expires_at', 'is not', null),
  )
}

/** Which of these slugs nobody has. */
export async function freeSlugs(ctx: Ctx, slugs: readonly string[]): Promise<string[]> {
  const rows = await ctx.tx.all(
    sql<{ slug: string }>`
      select wanted.slug from unnest(${slugs}::text[]) with ordinality as wanted (slug, position)
      where not exists (select from kernel.slug_holds held where held.slug = wanted.slug and (held.expires_at is null or held.expires_at > now()))
        and not exists (select from kernel.domains where kind = 'subdomain' and name = wanted.slug)
      order by wanted.position`,
  )
  return rows.map((row) => row.slug)
}

/** Whether a site stands at this subdomain and is open to the public. */
export async function isSiteOpen(ctx: Ctx, slug: string): Promise<boolean> {
  const row = await ctx.tx.first(
    db
      .selectFrom('kernel.domains')
      .innerJoin('kernel.tenants as tenants', 'tenants.id', 'kernel.domains.tenant_id')
      .select('tenants.status')
      .where('kernel.domains.kind', '=', 'subdomain')
      .where('kernel.domains.name', '=', slug)
      .where('kernel.domains.verified_at', 'is not', null),
  )
  return row?.status === 'live'
}
