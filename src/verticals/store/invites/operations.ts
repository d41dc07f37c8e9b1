import { nothing, operation } from '#kernel/http/operation.ts'
import { invalidInput, notFound } from '#kernel/problem/common.ts'
import { jobEnded, jobRunning } from '../fulfilment/index.ts'
import { inviteAccepted, inviteUnderWay, notWithStaff, tooManyCorrections } from './problems.ts'
import * as schemas from './schemas.ts'
import * as service from './service.ts'

export const correctInviteTarget = operation({
  put: '/store/orders/{token}/items/{id}/invite-target',
  open: 'anyone',
  summary: 'Sends an invitation that nobody has accepted to another address.',
  limit: { name: 'store-invite-target', points: 10, seconds: 3600, field: 'token', widePoints: 60 },
  input: schemas.CorrectTarget,
  output: schemas.Corrected,
  problems: [notFound, inviteAccepted, inviteUnderWay, tooManyCorrections, invalidInput, jobRunning, jobEnded],
  run: (ctx, input) => service.correctTarget(ctx, input),
})

export const listInvitations = operation({
  get: '/store/admin/invitations',
  can: 'store.orders.read',
  summary: 'Invitations, newest first, with how each stands.',
  input: schemas.ListInvitations,
  output: schemas.InvitationPage,
  run: (ctx, input) => service.listInvitations(ctx, input),
})

export const answerInvitation = operation({
  post: '/store/admin/invitations/{id}/answers',
  can: 'store.orders.manage',
  summary: 'Says what became of an invitation that waits for staff.',
  input: schemas.AnswerInvitation,
  output: nothing,
  problems: [notFound, notWithStaff, jobRunning, jobEnded],
  run: (ctx, input) => service.answerInvitation(ctx, input),
})
