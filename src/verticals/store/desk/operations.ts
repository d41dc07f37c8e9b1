import { z } from 'zod'
import type { Ctx } from '#kernel/context.ts'
import { nothing, operation } from '#kernel/http/operation.ts'
import { forbidden, notFound } from '#kernel/problem/common.ts'
import { readSettings } from '#kernel/tenancy/settings.ts'
import { findSellingOutlets } from '../orders/origin.ts'
import { StoreSettings } from '../settings.ts'
import * as many from './many.ts'
import * as payments from './payments.ts'
import * as queries from './queries.ts'
import * as schemas from './schemas.ts'
import { readDesk } from './service.ts'
import { changeSettings } from './settings.ts'

const read = 'store.orders.read'
const manage = 'store.orders.manage'

export const readShopDesk = operation({
  get: '/store/admin/desk',
  // Everybody who may enter the admin has a front page; it shows each what they may open.
  open: 'signed-in',
  summary: 'The shop at a glance, as far as the caller may see it.',
  input: z.strictObject({}),
  output: schemas.ShopDesk,
  run: (ctx) => readDesk(ctx),
})

const PRODUCTS = 300
const OUTLETS = 300

export const listSoldProducts = operation({
  get: '/store/admin/sold-products',
  can: read,
  summary: 'Products by which orders can be narrowed.',
  input: z.strictObject({}),
  output: schemas.Choices,
  run: async (ctx) => ({ items: await queries.findSold(ctx, PRODUCTS) }),
})

export const listSellingOutlets = operation({
  get: '/store/admin/selling-mini-shops',
  can: read,
  summary: 'Mini-shops by which orders can be narrowed.',
  input: z.strictObject({}),
  output: schemas.Choices,
  run: async (ctx) => ({ items: await findSellingOutlets(ctx, OUTLETS) }),
})

export const listViews = operation({
  get: '/store/admin/views',
  can: read,
  summary: 'Filters of a list that the caller keeps under a name.',
  input: schemas.ListViews,
  output: schemas.Views,
  problems: [forbidden],
  run: async (ctx, { list }) => ({ items: await queries.findViews(ctx, personOf(ctx), list) }),
})

export const saveView = operation({
  post: '/store/admin/views',
  can: read,
  status: 201,
  summary: 'Keeps the filters of a list under a name; the same name again means the new filters.',
  input: schemas.SaveView,
  output: schemas.Made,
  problems: [forbidden],
  run: async (ctx, input) => ({ id: await queries.keepView(ctx, personOf(ctx), input) }),
})

export const deleteView = operation({
  delete: '/store/admin/views/{id}',
  can: read,
  summary: 'Forgets filters that were kept under a name.',
  input: schemas.ById,
  output: nothing,
  problems: [notFound, forbidden],
  run: async (ctx, { id }) => {
    if ((await queries.deleteView(ctx, personOf(ctx), id)) === 0) throw notFound()
  },
})

/** Views are a person's own; a key has none. */
function personOf({ actor }: Ctx): string {
  if (actor.kind !== 'person') throw forbidden()
  return actor.id
}

export const retryOrders = operation({
  post: '/store/admin/order-retries',
  can: manage,
  summary: 'Begins the given up hand-overs of several orders anew.',
  input: schemas.RetryOrders,
  output: schemas.ManyDone,
  run: (ctx, { ids }) => many.retryOrders(ctx, ids),
})

export const noteOrders = operation({
  post: '/store/admin/order-notes',
  can: manage,
  summary: 'Adds a line to the notes of several orders.',
  input: schemas.NoteOrders,
  output: schemas.ManyDone,
  run: (ctx, input) => many.noteOrders(ctx, input),
})

export const creditOrder = operation({
  post: '/store/admin/orders/{id}/credits',
  can: 'store.money.manage',
  status: 201,
  summary: 'Gives the buyer of an order credit from the shop’s own pocket.',
  input: schemas.GrantCredit,
  output: schemas.Made,
  problems: [notFound],
  run: (ctx, input) => many.creditOrder(ctx, input),
})

export const replayFulfilmentJobs = operation({
  post: '/store/admin/job-replays',
  can: manage,
  summary: 'Begins given up hand-over work anew, up to a hundred at once.',
  input: schemas.ReplayJobs,
  output: schemas.Replayed,
  run: (ctx, input) => many.replayJobs(ctx, input),
})

export const listOrderPayments = operation({
  get: '/store/admin/payments',
  can: 'payments.read',
  summary: 'Every attempt to pay for an order with what came of it, newest first, and the sums of the filtered list.',
  input: schemas.ListPayments,
  output: schemas.PaymentPage,
  run: (ctx, input) => payments.listPayments(ctx, input),
})

export const listWebhooks = operation({
  get: '/store/admin/webhooks',
  can: 'payments.read',
  summary: 'What the gateway sent about the shop’s orders, as it came, newest first.',
  input: schemas.ListWebhooks,
  output: schemas.WebhookPage,
  run: (ctx, input) => payments.listWebhooks(ctx, input),
})

const settings = 'store.settings.manage'

export const readStoreSettings = operation({
  get: '/store/admin/settings',
  can: settings,
  summary: 'How the shop does its business.',
  input: z.strictObject({}),
  output: StoreSettings,
  run: (ctx) => readSettings(ctx, 'store', StoreSettings),
})

export const updateStoreSettings = operation({
  patch: '/store/admin/settings',
  can: settings,
  summary: 'Changes the named settings.',
  input: schemas.UpdateSettings,
  output: StoreSettings,
  run: (ctx, changes) => changeSettings(ctx, changes),
})
