import { z } from 'zod'
import { operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import { describeTemplate } from './catalogue.ts'
import { ContentList, EditedContent, Page, PublicContent, Revision, SaveContent, Template } from './schemas.ts'
import * as service from './service.ts'

const manage = 'platform.contents.manage'

export const readContent = operation({
  get: '/contents/{page}',
  open: 'anyone',
  summary: 'What a page of the portal says, in both languages.',
  input: Page,
  output: PublicContent,
  problems: [notFound],
  run: (ctx, { page }) => service.readPublished(ctx, page),
})

export const readTemplate = operation({
  get: '/catalogue/{vertical}',
  open: 'anyone',
  summary: 'One template: its demo site and the pages that the portal draws of it.',
  input: z.strictObject({ vertical: z.string().regex(/^[a-z][a-z0-9_]{1,29}$/) }),
  output: Template,
  problems: [notFound],
  run: (ctx, { vertical }) => describeTemplate(ctx, vertical),
})

export const listContents = operation({
  get: '/console/contents',
  can: manage,
  summary: 'Every page of the portal and whether it has a draft.',
  input: z.strictObject({}),
  output: ContentList,
  run: (ctx) => service.listContents(ctx),
})

export const editContent = operation({
  get: '/console/contents/{page}',
  can: manage,
  summary: 'A page as its editor sees it: the draft, or what is public.',
  input: Page,
  output: EditedContent,
  problems: [notFound],
  run: (ctx, { page }) => service.editContent(ctx, page),
})

export const saveContent = operation({
  put: '/console/contents/{page}/draft',
  can: manage,
  summary: 'Keeps a draft of a page. `revision` is the one it was begun from.',
  input: SaveContent,
  output: EditedContent,
  problems: [notFound, service.contentChanged],
  run: (ctx, input) => service.saveContent(ctx, input),
})

export const publishContent = operation({
  post: '/console/contents/{page}/publications',
  can: manage,
  summary: 'Makes the draft of a page public.',
  input: Page.extend({ revision: z.int().min(0) }),
  output: EditedContent,
  problems: [notFound, service.contentChanged, service.nothingToPublish],
  run: (ctx, input) => service.publishContent(ctx, input),
})

export const discardContent = operation({
  delete: '/console/contents/{page}/draft',
  can: manage,
  summary: 'Throws the draft of a page away.',
  input: Revision,
  output: EditedContent,
  problems: [notFound, service.contentChanged, service.nothingToPublish],
  run: (ctx, input) => service.discardContent(ctx, input),
})
