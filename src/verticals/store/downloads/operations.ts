import { nothing, operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import { downloadsUsedUp, fileEmpty, fileTooLarge, notAFileProduct } from './problems.ts'
import * as schemas from './schemas.ts'
import * as service from './service.ts'

const can = 'store.catalogue.manage'

export const uploadProductFile = operation({
  post: '/store/admin/variants/{id}/files',
  can,
  upload: 'file',
  outside: true,
  status: 201,
  summary: 'Takes a new version of what a variant sells as a file, at most 8 MB; it is sealed before it is kept.',
  input: schemas.UploadFile,
  output: schemas.ProductFile,
  problems: [notFound, fileTooLarge, fileEmpty, notAFileProduct],
  // Sent twice it is another version of the same content.
  idempotency: 'none',
  run: (ctx, input) => service.uploadFile(ctx, input),
})

export const listProductFiles = operation({
  get: '/store/admin/variants/{id}/files',
  can,
  summary: 'Every version of what a variant sells as a file, newest first.',
  input: schemas.ById,
  output: schemas.FileList,
  problems: [notFound],
  run: (ctx, { id }) => service.listFiles(ctx, id),
})

export const retireProductFile = operation({
  post: '/store/admin/product-files/{id}/retirements',
  can,
  summary: 'Takes a version out of sale; buyers who have it may load it as long as before.',
  input: schemas.ById,
  output: nothing,
  problems: [notFound],
  run: (ctx, { id }) => service.retireFile(ctx, id),
})

export const resetDownloads = operation({
  post: '/store/admin/deliveries/{id}/download-resets',
  can: 'store.orders.manage',
  summary: 'Opens the downloads of a delivery again.',
  input: schemas.ResetDownloads,
  output: schemas.Downloads,
  problems: [notFound],
  run: (ctx, input) => service.resetDownloads(ctx, input),
})

export const createDownload = operation({
  post: '/store/orders/{token}/deliveries/{id}/links',
  open: 'anyone',
  status: 201,
  summary: 'A link for one of the downloads that are left, good for fifteen minutes.',
  limit: { name: 'store-download', points: 30, seconds: 3600, field: 'token', widePoints: 200 },
  input: schemas.CreateDownload,
  output: schemas.Download,
  problems: [notFound, downloadsUsedUp],
  // The answer opens the file: it is kept nowhere.
  idempotency: 'none',
  run: (ctx, input) => service.createDownload(ctx, input),
})
