import { operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import { noFlashSale, stillThere } from './problems.ts'
import * as schemas from './schemas.ts'
import * as service from './service.ts'

export const joinWaiting = operation({
  post: '/store/waiting',
  open: 'anyone',
  status: 201,
  summary: 'A place among those who are told of new units, or in the queue of a flash sale.',
  input: schemas.JoinWaiting,
  output: schemas.Place,
  problems: [notFound, stillThere, noFlashSale],
  limit: { name: 'store-waiting', points: 20, seconds: 3600 },
  run: service.join,
})

export const listWaiting = operation({
  get: '/store/admin/waiting',
  can: 'store.catalogue.manage',
  summary: 'Who waits for what, newest first.',
  input: schemas.ListWaiting,
  output: schemas.Waiting,
  run: service.list,
})
