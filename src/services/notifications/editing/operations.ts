import { operation } from '#kernel/http/operation.ts'
import { readSender as findSender, updateSender as changeSender } from '../sender.ts'
import { outboxAway } from '../problems.ts'
import { readOutbox as openOutbox } from './outbox.ts'
import * as schemas from './schemas.ts'
import * as editing from './service.ts'

const can = 'notifications.templates.manage'

export const listTemplates = operation({
  get: '/notifications/templates',
  can,
  summary: 'The messages this business sends.',
  input: schemas.NoInput,
  output: schemas.TemplateList,
  run: (ctx) => editing.listTemplates(ctx),
})

export const readTemplate = operation({
  get: '/notifications/templates/{template}',
  can,
  summary: "One message: the product's words, the own ones, and the places they may use.",
  input: schemas.ReadTemplate,
  output: schemas.TemplateDetail,
  run: (ctx, input) => editing.readTemplate(ctx, input),
})

export const saveTemplate = operation({
  put: '/notifications/templates/{template}',
  can,
  summary: 'Keep own words for a message in one language.',
  input: schemas.SaveTemplate,
  output: schemas.TemplateDetail,
  run: (ctx, input) => editing.saveTemplate(ctx, input),
})

export const resetTemplate = operation({
  delete: '/notifications/templates/{template}',
  can,
  summary: "Go back to the product's words in one language.",
  input: schemas.ResetTemplate,
  output: schemas.TemplateDetail,
  run: (ctx, input) => editing.resetTemplate(ctx, input),
})

export const previewTemplate = operation({
  post: '/notifications/templates/{template}/previews',
  can,
  summary: 'How a message would read with these words.',
  idempotency: 'none',
  input: schemas.SaveTemplate,
  output: schemas.Preview,
  run: async (ctx, input) => editing.previewTemplate(ctx, input),
})

export const testTemplate = operation({
  post: '/notifications/templates/{template}/tests',
  can,
  summary: 'Send a message with these words to oneself.',
  limit: { name: 'test-message', points: 20, seconds: 3600 },
  input: schemas.SaveTemplate,
  output: schemas.Tested,
  run: (ctx, input) => editing.testTemplate(ctx, input),
})

export const readSender = operation({
  get: '/notifications/sender',
  can,
  summary: 'Who messages come from.',
  input: schemas.NoInput,
  output: schemas.SenderView,
  run: (ctx) => findSender(ctx),
})

export const updateSender = operation({
  patch: '/notifications/sender',
  can,
  summary: 'Change who messages come from.',
  input: schemas.UpdateSender,
  output: schemas.SenderView,
  run: (ctx, input) => changeSender(ctx, input as never),
})

export const readOutbox = operation({
  get: '/notifications/outbox',
  can: 'notifications.outbox.read',
  summary: 'What the stand-ins for mail and WhatsApp caught; only in a demonstration.',
  problems: [outboxAway],
  outside: true,
  input: schemas.NoInput,
  output: schemas.Outbox,
  run: (ctx) => openOutbox(ctx),
})
