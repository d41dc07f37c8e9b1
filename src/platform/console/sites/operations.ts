import type { Ctx } from '#kernel/context.ts'
import { originOf } from '#kernel/house.ts'
import { operation } from '#kernel/http/operation.ts'
import { mayActivate } from '../../portal/rules.ts'
import { searchSites } from './queries.ts'
import { ListSites, SitePage } from './schemas.ts'

const PAGE = 50

export const listSites = operation({
  get: '/console/sites',
  can: 'platform.orders.read',
  summary: 'Every client site with its standing and its order, newest first.',
  input: ListSites,
  output: SitePage,
  run: async (ctx, filter) => {
    const rows = await searchSites(ctx, filter, PAGE + 1)
    const items = rows.slice(0, PAGE).map((row) => ({
      tenantId: row.id,
      name: row.name,
      slug: row.slug,
      vertical: row.vertical,
      status: row.status,
      url: addressOf(ctx, row.slug),
      createdAt: row.created_at,
      order: row.order_id
        ? {
            id: row.order_id,
            number: row.number,
            package: row.package_name,
            ownerName: row.owner_name,
            ownerEmail: row.owner_email,
            status: row.order_status,
            mayActivate: mayActivate({
              status: row.order_status,
              paid: row.settled ? ('all' as const) : ('some' as const),
              built: row.built,
            }),
          }
        : null,
    }))
    return { items, next: rows.length > PAGE ? items.at(-1)!.tenantId : null }
  },
})

function addressOf(ctx: Ctx, slug: string): string {
  return `${originOf(ctx.house, `${slug}.${ctx.house.baseDomain}`)}/`
}
