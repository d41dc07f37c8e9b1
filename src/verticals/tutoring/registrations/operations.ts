import { z } from 'zod'
import { nothing, operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import { readDetail } from './detail.ts'
import { programmeGone, registrationClosed } from './problems.ts'
import { countAfter } from './queries.ts'
import * as schemas from './schemas.ts'
import * as service from './service.ts'

const read = 'tutoring.registrations.read'
const manage = 'tutoring.registrations.manage'

export const readRegistrationForm = operation({
  get: '/tutoring/registration-form',
  open: 'anyone',
  summary: 'Whether registration is open, and for which programmes.',
  input: z.strictObject({}),
  output: schemas.RegistrationForm,
  problems: [notFound],
  run: (ctx) => service.readForm(ctx),
})

export const submitRegistration = operation({
  post: '/tutoring/registrations',
  open: 'anyone',
  status: 201,
  summary: 'Registers somebody for a programme; the school and the registrant are told.',
  // Whole schools and mobile carriers share one address; one person needs a few tries at most.
  limit: { name: 'registration', points: 12, seconds: 3600, field: 'whatsapp', widePoints: 60 },
  input: schemas.SubmitRegistration,
  output: schemas.Submitted,
  problems: [registrationClosed, programmeGone],
  run: (ctx, input) => service.submit(ctx, input),
})

export const listRegistrations = operation({
  get: '/tutoring/registrations',
  can: read,
  summary: 'Registrations, newest first.',
  input: schemas.ListRegistrations,
  output: schemas.RegistrationPage,
  run: (ctx, input) => service.list(ctx, input),
})

export const readRegistration = operation({
  get: '/tutoring/registrations/{id}',
  can: read,
  summary: 'One registration with what happened to it.',
  input: schemas.ById,
  output: schemas.RegistrationDetail,
  problems: [notFound],
  run: (ctx, { id }) => readDetail(ctx, id),
})

export const setRegistrationStatus = operation({
  put: '/tutoring/registrations/{id}/status',
  can: manage,
  summary: 'Says how far a registration has come.',
  input: schemas.SetStatus,
  output: nothing,
  problems: [notFound],
  run: (ctx, { id, status }) => service.setStatus(ctx, id, status),
})

export const setRegistrationStatuses = operation({
  post: '/tutoring/registration-statuses',
  can: manage,
  summary: 'The same for many at once.',
  input: schemas.SetStatuses,
  output: z.object({ changed: z.int() }),
  run: (ctx, { ids, status }) => service.setStatuses(ctx, ids, status),
})

export const setRegistrationRemark = operation({
  put: '/tutoring/registrations/{id}/remark',
  can: manage,
  summary: 'Keeps a remark of the school about a registration.',
  input: schemas.SetRemark,
  output: nothing,
  problems: [notFound],
  run: (ctx, { id, remark }) => service.setRemark(ctx, id, remark),
})

export const eraseRegistration = operation({
  post: '/tutoring/registrations/{id}/erasures',
  can: manage,
  summary: 'Deletes a registration for good, for example because the person asks for it.',
  input: schemas.Erase,
  output: nothing,
  problems: [notFound],
  run: (ctx, { id }) => service.erase(ctx, id),
})

export const countNewRegistrations = operation({
  get: '/tutoring/registration-news',
  can: read,
  summary: 'How many registrations came in after a known one.',
  input: schemas.News,
  output: z.object({ count: z.int() }),
  run: async (ctx, { after }) => ({ count: await countAfter(ctx, after ?? null) }),
})

export const watchRegistrations = operation({
  get: '/tutoring/registration-events',
  can: read,
  summary: 'Tells when a registration has come in.',
  stream: true,
  input: z.strictObject({}),
  output: z.string(),
  run: async () => service.TOPIC,
})
