import { nothing, operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import * as problems from './problems.ts'
import * as schemas from './schemas.ts'
import * as service from './service.ts'

const can = 'store.books.manage'
const unreadable = [problems.settlementUnreadable, problems.settlementTooLong]

export const previewSettlement = operation({
  post: '/store/admin/settlement-previews',
  can,
  upload: 'file',
  summary: 'Reads a settlement file of the gateway and says what its columns seem to be.',
  input: schemas.PreviewSettlement,
  output: schemas.SettlementPreview,
  problems: unreadable,
  idempotency: 'none',
  run: (ctx, input) => service.preview(ctx, input),
})

export const startSettlement = operation({
  post: '/store/admin/settlements',
  can,
  upload: 'file',
  status: 201,
  summary: 'Takes a settlement file in and holds it against the money in the background; the same file twice is one.',
  input: schemas.StartSettlement,
  output: schemas.Started,
  problems: unreadable,
  // The file itself is the key.
  idempotency: 'none',
  run: (ctx, input) => service.start(ctx, input),
})

export const listSettlements = operation({
  get: '/store/admin/settlements',
  can,
  summary: 'Settlement files, newest first, with what of them nobody has explained.',
  input: schemas.ListSettlements,
  output: schemas.Settlements,
  run: (ctx, input) => service.list(ctx, input),
})

export const readSettlement = operation({
  get: '/store/admin/settlements/{id}',
  can,
  summary: 'A settlement file: how far it is, and how many of its lines agree.',
  input: schemas.ById,
  output: schemas.SettlementView,
  problems: [notFound],
  run: (ctx, { id }) => service.readOne(ctx, id),
})

export const listSettlementLines = operation({
  get: '/store/admin/settlements/{id}/lines',
  can,
  summary: 'Lines of a settlement file with what came of them, in their order; money that the file lacks stands last.',
  input: schemas.ListLines,
  output: schemas.Lines,
  problems: [notFound],
  run: (ctx, input) => service.listLines(ctx, input),
})

export const resolveSettlementLine = operation({
  post: '/store/admin/settlement-lines/{id}/resolutions',
  can,
  summary: 'Decides about a line that does not agree: what the gateway says is booked, or nothing is.',
  input: schemas.ResolveLine,
  output: nothing,
  problems: [notFound, problems.lineDecided, problems.lineNotBookable],
  run: (ctx, input) => service.resolveLine(ctx, input),
})
