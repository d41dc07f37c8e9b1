import { z } from 'zod'
import { operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import { Token } from '../portal/schemas.ts'
import { coloursOfLogo, lookOf, viewOf } from './look.ts'
import { findDraft } from './queries.ts'
import { CreateDraft, Draft, Logo, LogoColours, Look, Saved, SaveDraft } from './schemas.ts'
import * as service from './service.ts'

export const createDraft = operation({
  post: '/drafts',
  open: 'anyone',
  summary: 'Begins an order that can be gone on with later, on any device that has its link.',
  status: 201,
  limit: { name: 'draft', points: 120, seconds: 3600 },
  idempotency: 'none',
  input: CreateDraft,
  output: Saved,
  run: (ctx, input) => service.createDraft(ctx, input),
})

export const saveDraft = operation({
  patch: '/drafts/{token}',
  open: 'anyone',
  summary: 'Saves changed fields of an order being written; whatever is not well-typed is passed over.',
  idempotency: 'none',
  input: SaveDraft,
  output: Saved,
  problems: [notFound, service.draftChanged, service.draftOrdered],
  run: (ctx, input) => service.saveDraft(ctx, input),
})

export const readDraft = operation({
  get: '/drafts/{token}',
  open: 'anyone',
  summary: 'An order being written, for whoever holds its link.',
  input: Token,
  output: Draft,
  problems: [notFound],
  run: (ctx, { token }) => service.readDraft(ctx, token),
})

export const watchDraft = operation({
  get: '/drafts/{token}/events',
  open: 'anyone',
  summary: 'Tells when an order being written was saved, here or elsewhere.',
  stream: true,
  input: Token,
  output: z.string(),
  problems: [notFound],
  run: async (ctx, { token }) => {
    const draft = await findDraft(ctx, token)
    if (!draft) throw notFound()
    return service.topicOf(draft)
  },
})

export const mailDraft = operation({
  post: '/drafts/{token}/mails',
  open: 'anyone',
  summary: 'Mails the link of an order being written to the address in it.',
  status: 201,
  limit: { name: 'draft-mail', points: 4, seconds: 3600, field: 'token', widePoints: 20 },
  input: Token,
  output: z.object({ email: z.string() }),
  problems: [notFound, service.draftOrdered, service.mailAddressNeeded],
  run: (ctx, { token }) => service.mailDraft(ctx, token),
})

export const readDraftLook = operation({
  get: '/drafts/{token}/look',
  open: 'anyone',
  summary: 'How the site of an order being written would look.',
  input: Token,
  output: Look,
  problems: [notFound],
  run: async (ctx, { token }) => {
    const draft = await findDraft(ctx, token)
    if (!draft) throw notFound()
    const look = await lookOf(ctx, draft)
    return { ...look, view: viewOf(ctx, draft, look) }
  },
})

export const readLogoColours = operation({
  get: '/logos/{id}/colours',
  open: 'anyone',
  summary: 'A pair of colours that goes with an uploaded logo and can be read.',
  input: Logo,
  output: LogoColours,
  problems: [notFound],
  run: (ctx, { id }) => coloursOfLogo(ctx, id),
})
