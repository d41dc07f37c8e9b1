import { operation } from '#kernel/http/operation.ts'
import { invalidInput, notFound } from '#kernel/problem/common.ts'
import * as categories from './categories.ts'
import { readProduct as readDetail } from './detail.ts'
import { listFeatured as findFeatured, listProducts as findProducts } from './list.ts'
import * as schemas from './schemas.ts'
import { z } from 'zod'

export const listProducts = operation({
  get: '/store/products',
  open: 'anyone',
  summary: 'Products on sale, with what they cost and whether they are in stock; words to look for may be misspelt.',
  input: schemas.ListProducts,
  output: schemas.ProductList,
  problems: [invalidInput],
  run: findProducts,
})

export const readProduct = operation({
  get: '/store/products/{productSlug}',
  open: 'anyone',
  summary: 'One product with its variants, what it asks for, and related ones.',
  input: schemas.BySlug,
  output: schemas.Product,
  problems: [notFound],
  run: (ctx, { productSlug }) => readDetail(ctx, productSlug),
})

export const listCategories = operation({
  get: '/store/categories',
  open: 'anyone',
  summary: 'The visible categories in their order.',
  input: z.strictObject({}),
  output: schemas.CategoryList,
  run: (ctx) => categories.listCategories(ctx),
})

export const listFeatured = operation({
  get: '/store/featured-products',
  open: 'anyone',
  summary: 'Products chosen for the front page, the latest choice first.',
  input: schemas.ListFeatured,
  output: schemas.Featured,
  run: (ctx, { limit }) => findFeatured(ctx, limit),
})
