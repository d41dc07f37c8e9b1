import { z } from 'zod'
import { nothing, operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import * as accounts from './accounts.ts'
import * as batches from './batches.ts'
import * as imports from './imports.ts'
import * as problems from './problems.ts'
import * as schemas from './schemas.ts'
import * as units from './units.ts'

const can = 'store.inventory.manage'
const canRead = 'store.inventory.read'
const Made = z.object({ id: z.uuid() })
const unreadable = [notFound, problems.importEmpty, problems.importTooLong, problems.wrongKind]

export const previewImport = operation({
  post: '/store/admin/import-previews',
  can,
  upload: 'file',
  summary:
    'Reads a list of codes and says what an import would do: columns, counts, duplicates, the first rows masked.',
  input: schemas.ReadCodes,
  output: schemas.Preview,
  problems: unreadable,
  idempotency: 'none',
  run: imports.preview,
})

export const startImport = operation({
  post: '/store/admin/imports',
  can,
  upload: 'file',
  status: 201,
  summary: 'Seals a list of codes and puts them into stock in the background; codes that were ever here are left out.',
  input: schemas.StartImport,
  output: Made,
  problems: unreadable,
  // Sent twice every code of the second is a duplicate; what was sent must not lie anywhere.
  idempotency: 'none',
  run: imports.start,
})

export const readImport = operation({
  get: '/store/admin/imports/{id}',
  can: canRead,
  summary: 'How far an import is.',
  input: schemas.ById,
  output: schemas.Batch,
  problems: [notFound],
  run: (ctx, { id }) => batches.readBatch(ctx, id),
})

export const watchImport = operation({
  get: '/store/admin/imports/{id}/events',
  can: canRead,
  stream: true,
  summary: 'Server-sent events: `changed` whenever an import goes on.',
  input: schemas.ById,
  output: z.string(),
  problems: [notFound],
  run: async (ctx, { id }) => imports.topicOf((await batches.readBatch(ctx, id)).id),
})

export const cancelImport = operation({
  delete: '/store/admin/imports/{id}',
  can,
  summary: 'Drops what an import has not put into stock yet.',
  input: schemas.ById,
  output: nothing,
  problems: [notFound],
  run: (ctx, { id }) => imports.cancel(ctx, id),
})

export const listBatches = operation({
  get: '/store/admin/batches',
  can: canRead,
  summary: 'Imports, newest first.',
  input: schemas.ListBatches,
  output: schemas.Batches,
  run: batches.listBatches,
})

export const quarantineBatch = operation({
  post: '/store/admin/batches/{id}/quarantines',
  can,
  summary: 'Puts aside what is left of a bad batch; the buyers of the rest are told.',
  input: schemas.Quarantine,
  output: schemas.Quarantined,
  problems: [notFound, problems.batchState],
  run: (ctx, { id, reason }) => batches.quarantineBatch(ctx, id, reason),
})

export const releaseBatch = operation({
  delete: '/store/admin/batches/{id}/quarantines',
  can,
  summary: 'Puts a batch that turned out to be good back on sale.',
  input: schemas.ById,
  output: nothing,
  problems: [notFound, problems.batchState],
  run: (ctx, { id }) => batches.releaseBatch(ctx, id),
})

export const listStock = operation({
  get: '/store/admin/stock',
  can: canRead,
  summary: 'What is in stock of every variant, and for how many days at the pace of the last seven.',
  input: schemas.ListStock,
  output: schemas.Levels,
  run: units.listLevels,
})

export const listUnits = operation({
  get: '/store/admin/units',
  can: canRead,
  summary: 'Units with their codes masked, newest first.',
  input: schemas.ListUnits,
  output: schemas.Units,
  run: units.listUnits,
})

export const addUnit = operation({
  post: '/store/admin/units',
  can,
  status: 201,
  summary: 'Adds one unit by hand.',
  input: schemas.AddUnit,
  output: Made,
  problems: [notFound, problems.codeKnown, problems.wrongKind],
  idempotency: 'none',
  run: units.addUnit,
})

export const voidUnits = operation({
  post: '/store/admin/unit-voids',
  can,
  summary: 'Takes free units out of stock for good.',
  input: schemas.VoidUnits,
  output: schemas.Changed,
  problems: [notFound, problems.unitsBusy],
  run: (ctx, { ids, reason }) => units.voidUnits(ctx, ids, reason),
})

export const moveUnits = operation({
  post: '/store/admin/unit-moves',
  can,
  summary: 'Makes free codes units of another variant.',
  input: schemas.MoveUnits,
  output: schemas.Changed,
  problems: [notFound, problems.unitsBusy, problems.wrongKind],
  run: units.moveUnits,
})

export const listAccounts = operation({
  get: '/store/admin/accounts',
  can: canRead,
  summary: 'Shared accounts with their free seats, newest first.',
  input: schemas.ListAccounts,
  output: schemas.Accounts,
  run: accounts.listAccounts,
})

export const createAccount = operation({
  post: '/store/admin/accounts',
  can,
  status: 201,
  summary: 'Adds a shared account and its seats.',
  input: schemas.NewAccount,
  output: Made,
  problems: [notFound, problems.notShared],
  idempotency: 'none',
  run: accounts.createAccount,
})

export const retireAccount = operation({
  post: '/store/admin/accounts/{id}/retirements',
  can,
  summary: 'Sells no seat of an account any longer.',
  input: schemas.Retire,
  output: schemas.Changed,
  problems: [notFound, problems.accountRetired],
  run: (ctx, { id, reason }) => accounts.retireAccount(ctx, id, reason),
})

export const listStockEvents = operation({
  get: '/store/admin/stock-events',
  can: canRead,
  summary: 'Who put in, moved or voided what, newest first.',
  input: schemas.ListEvents,
  output: schemas.StockEvents,
  run: units.listEvents,
})
