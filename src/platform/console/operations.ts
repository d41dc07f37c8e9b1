import { z } from 'zod'
import { nothing, operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import { readSettings as read } from '#kernel/tenancy/settings.ts'
import { approve, notWaitingForApproval, nothingToRetry, retry } from '../provisioning/service.ts'
import { PlatformSettings } from '../settings.ts'
import { type ListRow, searchOrders } from './queries.ts'
import { ById, Deactivation, ListOrders, OrderDossier, OrderPage, UpdateSettings } from './schemas.ts'
import * as service from './service.ts'

const PAGE = 50

export const listOrders = operation({
  get: '/console/orders',
  can: 'platform.orders.read',
  summary: 'Orders with what is paid and what waits, filtered and sorted.',
  input: ListOrders,
  output: OrderPage,
  run: async (ctx, { cursor, ...filter }) => {
    const rows = await searchOrders(ctx, filter, { cursor, limit: PAGE + 1 })
    const last = rows[PAGE - 1]
    return {
      items: rows.slice(0, PAGE).map(listed),
      next: rows.length > PAGE && last ? `${last.place}_${last.id}` : null,
    }
  },
})

export const inspectOrder = operation({
  get: '/console/orders/{id}',
  can: 'platform.orders.read',
  summary: 'Everything about one order.',
  input: ById,
  output: OrderDossier,
  problems: [notFound],
  run: (ctx, { id }) => service.inspectOrder(ctx, id),
})

export const deactivateSite = operation({
  post: '/console/orders/{id}/deactivations',
  can: 'platform.sites.switch',
  summary: "Takes an order's site off the public's view.",
  crosses: true,
  input: Deactivation,
  output: nothing,
  problems: [notFound, service.siteNotActive],
  run: (ctx, { id, reason }) => service.deactivateSite(ctx, id, reason),
})

export const activateSite = operation({
  post: '/console/orders/{id}/activations',
  can: 'platform.sites.switch',
  summary: "Makes an order's site public.",
  crosses: true,
  input: ById,
  output: nothing,
  problems: [notFound, service.siteNotReady],
  run: (ctx, { id }) => service.activateSite(ctx, id),
})

export const approveOrder = operation({
  post: '/console/orders/{id}/approvals',
  can: 'platform.orders.approve',
  summary: 'Lets the building begin where the setting asks for approval.',
  crosses: true,
  input: ById,
  output: nothing,
  problems: [notFound, notWaitingForApproval],
  run: (ctx, { id }) => approve(ctx, id),
})

export const retryProvisioning = operation({
  post: '/console/orders/{id}/provisioning-retries',
  can: 'platform.orders.approve',
  summary: 'Tries a failed building step again now.',
  crosses: true,
  input: ById,
  output: nothing,
  problems: [notFound, nothingToRetry],
  run: (ctx, { id }) => retry(ctx, id),
})

export const readSettings = operation({
  get: '/console/settings',
  can: 'platform.settings.manage',
  summary: 'How the platform does its business.',
  input: z.strictObject({}),
  output: PlatformSettings,
  run: (ctx) => read(ctx, 'platform', PlatformSettings),
})

export const updateSettings = operation({
  patch: '/console/settings',
  can: 'platform.settings.manage',
  summary: 'Changes the named settings and keeps the others.',
  input: UpdateSettings,
  output: PlatformSettings,
  run: (ctx, changes) => service.updateSettings(ctx, changes),
})

function listed(row: ListRow) {
  return {
    id: row.id,
    number: row.number,
    businessName: row.business_name,
    ownerName: row.owner_name,
    ownerEmail: row.owner_email,
    ownerWhatsapp: row.owner_whatsapp,
    slug: row.slug,
    wishedDomain: row.wished_domain,
    vertical: row.vertical,
    package: row.package_name,
    status: row.status,
    scheme: row.scheme,
    payment: row.payment,
    totalIdr: row.total_idr,
    paidIdr: row.paid_idr,
    creditIdr: row.credit_idr,
    unread: row.unread,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
