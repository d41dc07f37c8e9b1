import { z } from 'zod'
import { nothing, operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import { deleteService, findProfile, findServices, insertService } from './queries.ts'
import { AddService, Added, ById, Home } from './schemas.ts'

export const readHome = operation({
  get: '/laundry/home',
  open: 'anyone',
  summary: 'What the front page of a laundry shows.',
  input: z.strictObject({}),
  output: Home,
  problems: [notFound],
  run: async (ctx) => {
    const [profile, services] = await Promise.all([findProfile(ctx), findServices(ctx)])
    if (!profile) throw notFound()
    return { ...profile, services: services.map(({ price_idr, ...one }) => ({ ...one, priceIdr: price_idr })) }
  },
})

export const addService = operation({
  post: '/laundry/services',
  can: 'laundry.services.manage',
  summary: 'Adds a service to the list.',
  status: 201,
  input: AddService,
  output: Added,
  run: async (ctx, input) => ({ id: await insertService(ctx, input) }),
})

export const removeService = operation({
  delete: '/laundry/services/{id}',
  can: 'laundry.services.manage',
  summary: 'Takes a service off the list.',
  input: ById,
  output: nothing,
  problems: [notFound],
  run: async (ctx, { id }) => {
    if ((await deleteService(ctx, id)) === 0) throw notFound()
  },
})
