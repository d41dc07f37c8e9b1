import { z } from 'zod'
import { nothing, operation } from '#kernel/http/operation.ts'
import { invalidInput, notFound } from '#kernel/problem/common.ts'
import { uploadProblems } from '#services/files/index.ts'
import {
  claimDecided,
  claimOpen,
  creditTooLarge,
  notClaimable,
  nothingLeft,
  pictureGone,
  recallRunning,
  tooManyClaims,
  warrantyOver,
} from './problems.ts'
import * as recalls from './recalls.ts'
import * as schemas from './schemas.ts'
import * as service from './service.ts'

const manage = 'store.orders.manage'

export const uploadEvidence = operation({
  post: '/store/orders/{token}/evidence',
  open: 'anyone',
  upload: 'file',
  outside: true,
  status: 201,
  summary: 'Takes a picture of what is wrong with something that was bought.',
  limit: { name: 'store-evidence', points: 12, seconds: 3600, field: 'token', widePoints: 40 },
  input: schemas.UploadEvidence,
  output: schemas.Evidence,
  problems: [notFound, ...uploadProblems],
  // Sent twice it is a second picture of the same content, and what nobody keeps is removed.
  idempotency: 'none',
  run: (ctx, input) => service.uploadEvidence(ctx, input),
})

export const reportProblem = operation({
  post: '/store/orders/{token}/deliveries/{id}/claims',
  open: 'anyone',
  status: 201,
  summary: 'A warranty claim; answered at once with another unit where the shop allows that.',
  limit: { name: 'store-claim', points: 20, seconds: 3600, field: 'token', widePoints: 100 },
  input: schemas.ReportProblem,
  output: schemas.Reported,
  problems: [notFound, warrantyOver, notClaimable, claimOpen, tooManyClaims, pictureGone],
  run: (ctx, input) => service.reportProblem(ctx, input),
})

export const listClaims = operation({
  get: '/store/admin/claims',
  can: 'store.orders.read',
  summary: 'Warranty claims, newest first, with how often their buyer claims.',
  input: schemas.ListClaims,
  output: schemas.ClaimPage,
  run: (ctx, input) => service.listClaims(ctx, input),
})

export const answerClaim = operation({
  post: '/store/admin/claims/{id}/answers',
  can: manage,
  summary: 'Answers a claim with another unit, or refuses it.',
  input: schemas.AnswerClaim,
  output: nothing,
  problems: [notFound, claimDecided, notClaimable, nothingLeft, invalidInput],
  run: (ctx, input) => service.answerClaim(ctx, input),
})

export const creditClaim = operation({
  post: '/store/admin/claims/{id}/credits',
  can: 'store.money.manage',
  summary: 'Answers a claim with store credit, at most what the unit cost.',
  input: schemas.CreditClaim,
  output: nothing,
  problems: [notFound, claimDecided, notClaimable, creditTooLarge],
  run: (ctx, input) => service.creditClaim(ctx, input),
})

export const listAffected = operation({
  get: '/store/admin/batches/{id}/affected',
  can: 'store.orders.read',
  summary: 'Who has a unit of a batch that was not replaced yet.',
  input: schemas.ListAffected,
  output: schemas.AffectedPage,
  problems: [notFound],
  run: (ctx, input) => recalls.listAffected(ctx, input),
})

export const listRecalls = operation({
  get: '/store/admin/batches/{id}/recalls',
  can: 'store.orders.read',
  summary: 'What was done for the buyers of a batch, with how far it is.',
  input: schemas.OfBatch,
  output: schemas.RecallList,
  problems: [notFound],
  run: (ctx, { id }) => recalls.listRecalls(ctx, id),
})

export const startRecall = operation({
  post: '/store/admin/batches/{id}/recalls',
  can: manage,
  status: 201,
  summary: 'Writes to all buyers of a batch, or replaces what all of them have, in one go.',
  input: schemas.StartRecall,
  output: z.object({ id: z.uuid() }),
  problems: [notFound, recallRunning, invalidInput],
  run: (ctx, input) => recalls.startRecall(ctx, input),
})
