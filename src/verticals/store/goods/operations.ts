import { operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import * as schemas from './schemas.ts'
import * as service from './service.ts'

const can = 'store.inventory.read'

export const listVariants = operation({
  get: '/store/admin/variants',
  can,
  summary: 'Variants to choose from, by name.',
  input: schemas.ListVariants,
  output: schemas.VariantChoices,
  run: service.listVariants,
})

export const readVariant = operation({
  get: '/store/admin/variants/{id}',
  can,
  summary: 'One variant with what is in stock of it.',
  input: schemas.ById,
  output: schemas.VariantStock,
  problems: [notFound],
  run: (ctx, { id }) => service.readVariant(ctx, id),
})
