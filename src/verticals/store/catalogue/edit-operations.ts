import { z } from 'zod'
import { nothing, operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import * as categories from './categories.ts'
import * as schemas from './edit-schemas.ts'
import * as flash from './flash.ts'
import * as prices from './prices.ts'
import * as problems from './problems.ts'
import * as service from './service.ts'

const can = 'store.catalogue.manage'
const Made = z.object({ id: z.uuid(), slug: z.string() })
const refused = [
  problems.slugTaken,
  problems.skuTaken,
  problems.pictureUnknown,
  problems.referenceUnknown,
  problems.partUnknown,
  problems.checkerUnfit,
  problems.quantityTurned,
]

export const listAllCategories = operation({
  get: '/store/admin/categories',
  can,
  summary: 'Every category in its order, with how many products it has.',
  input: z.strictObject({}),
  output: schemas.AdminCategories,
  run: (ctx) => categories.listAllCategories(ctx),
})

export const createCategory = operation({
  post: '/store/admin/categories',
  can,
  status: 201,
  summary: 'Adds a category behind the others.',
  input: schemas.NewCategory,
  output: Made,
  problems: [problems.slugTaken, problems.pictureUnknown],
  run: categories.createCategory,
})

export const updateCategory = operation({
  put: '/store/admin/categories/{id}',
  can,
  summary: 'Replaces what a category says.',
  input: schemas.EditCategory,
  output: nothing,
  problems: [notFound, problems.slugTaken, problems.pictureUnknown],
  run: categories.updateCategory,
})

export const deleteCategory = operation({
  delete: '/store/admin/categories/{id}',
  can,
  summary: 'Deletes a category that has no products.',
  input: schemas.ById,
  output: nothing,
  problems: [notFound, problems.categoryUsed],
  run: (ctx, { id }) => categories.deleteCategory(ctx, id),
})

export const orderCategories = operation({
  put: '/store/admin/category-order',
  can,
  summary: 'Puts categories into this order.',
  input: schemas.OrderCategories,
  output: nothing,
  run: (ctx, { ids }) => categories.orderCategories(ctx, ids),
})

export const listAllProducts = operation({
  get: '/store/admin/products',
  can,
  summary: 'Products of every status, newest first, with their free units.',
  input: schemas.ListAdminProducts,
  output: schemas.AdminProducts,
  run: service.list,
})

export const editProduct = operation({
  get: '/store/admin/products/{id}',
  can,
  summary: 'One product as it is edited; its revision goes back with the changes.',
  input: schemas.ById,
  output: schemas.AdminProduct,
  problems: [notFound],
  run: (ctx, { id }) => service.read(ctx, id),
})

export const createProduct = operation({
  post: '/store/admin/products',
  can,
  status: 201,
  summary: 'Writes a draft with its variants.',
  input: schemas.NewProduct,
  output: Made,
  problems: refused,
  run: service.create,
})

export const updateProduct = operation({
  put: '/store/admin/products/{id}',
  can,
  summary: 'Replaces what a product says. Variants it does not name any longer are deleted, unless they were used.',
  input: schemas.EditProduct,
  output: z.object({ revision: z.int() }),
  problems: [notFound, problems.productChanged, problems.productIncomplete, problems.variantUsed, ...refused],
  run: service.update,
})

export const deleteProduct = operation({
  delete: '/store/admin/products/{id}',
  can,
  summary: 'Deletes a product that was never sold or stocked, with its prices.',
  input: schemas.ById,
  output: nothing,
  problems: [notFound, problems.productUsed],
  run: (ctx, { id }) => service.remove(ctx, id),
})

export const setProductStatus = operation({
  put: '/store/admin/products/{id}/status',
  can,
  summary: 'Shows, pauses, archives a product or makes it a draft again.',
  input: schemas.SetStatus,
  output: nothing,
  problems: [notFound, problems.productIncomplete],
  run: (ctx, { id, status }) => service.setStatus(ctx, id, status),
})

export const setProductFeatured = operation({
  put: '/store/admin/products/{id}/featured',
  can,
  summary: 'Puts a product on the front page or takes it off.',
  input: schemas.SetFeatured,
  output: nothing,
  problems: [notFound],
  run: (ctx, { id, featured }) => service.setFeatured(ctx, id, featured),
})

export const duplicateProduct = operation({
  post: '/store/admin/products/{id}/copies',
  can,
  status: 201,
  summary: 'Makes a draft that says the same.',
  input: schemas.ById,
  output: Made,
  problems: [notFound],
  run: (ctx, { id }) => service.duplicate(ctx, id),
})

export const previewPrices = operation({
  post: '/store/admin/price-previews',
  can,
  summary: 'What a change of many prices would do.',
  input: schemas.PriceChange,
  output: schemas.PricePreview,
  idempotency: 'none',
  run: prices.previewPrices,
})

export const changePrices = operation({
  post: '/store/admin/price-changes',
  can,
  summary: 'Changes many prices at once.',
  input: schemas.PriceChange,
  output: z.object({ count: z.int() }),
  run: prices.changePrices,
})

export const listFlashSales = operation({
  get: '/store/admin/flash-sales',
  can,
  summary: 'Flash sales, newest first.',
  input: schemas.ListFlashSales,
  output: schemas.FlashSales,
  run: (ctx, { cursor, variantId }) =>
    flash.listFlashSales(ctx, { ...(cursor ? { cursor } : {}), ...(variantId ? { variantId } : {}) }),
})

export const createFlashSale = operation({
  post: '/store/admin/flash-sales',
  can,
  status: 201,
  summary: 'A lower price for a while and for a number of units.',
  input: schemas.NewFlashSale,
  output: z.object({ id: z.uuid() }),
  problems: [problems.flashTimes, problems.flashPrice, problems.flashOverlaps, problems.referenceUnknown],
  run: flash.createFlashSale,
})

export const endFlashSale = operation({
  delete: '/store/admin/flash-sales/{id}',
  can,
  summary: 'Ends a flash sale now.',
  input: schemas.ById,
  output: nothing,
  problems: [notFound],
  run: (ctx, { id }) => flash.endFlashSale(ctx, id),
})
