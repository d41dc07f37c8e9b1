import { nothing, operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import * as schemas from './schemas.ts'
import * as service from './service.ts'

const can = 'store.orders.manage'

export const listBlocked = operation({
  get: '/store/admin/blocklist',
  can,
  summary: 'Contacts, browsers and networks that may not buy, newest first.',
  input: schemas.ListBlocked,
  output: schemas.BlockList,
  run: service.list,
})

export const blockContact = operation({
  post: '/store/admin/blocklist',
  can,
  status: 201,
  summary: 'Blocks an email address or a WhatsApp number, however it is written.',
  input: schemas.BlockContact,
  output: schemas.Blocked,
  run: service.blockContact,
})

export const blockOrder = operation({
  post: '/store/admin/orders/{id}/blocks',
  can,
  status: 201,
  summary: 'Blocks what an order came from: its contact, browser or network.',
  input: schemas.BlockOrder,
  output: schemas.Blocked,
  problems: [notFound],
  run: service.blockOrder,
})

export const unblock = operation({
  delete: '/store/admin/blocklist/{id}',
  can,
  summary: 'Takes an entry off the blocklist.',
  input: schemas.ById,
  output: nothing,
  problems: [notFound],
  run: (ctx, { id }) => service.unblock(ctx, id),
})
