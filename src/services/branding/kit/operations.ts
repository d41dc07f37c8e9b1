import { nothing, operation } from '#kernel/http/operation.ts'
import { logoUnknown, nothingToPublish } from './problems.ts'
import { BrandKit, Kit, Nothing } from './schemas.ts'
import * as service from './service.ts'

const can = service.MANAGE

export const readKit = operation({
  get: '/branding/kit',
  can,
  summary: 'The brand that is shown, and the draft beside it.',
  input: Nothing,
  output: BrandKit,
  run: service.readKit,
})

export const saveDraft = operation({
  put: '/branding/draft',
  can,
  summary: 'Keeps a draft of the whole brand. The logo is one that was uploaded here.',
  input: Kit,
  output: BrandKit,
  problems: [logoUnknown],
  run: service.saveDraft,
})

export const publishKit = operation({
  post: '/branding/publications',
  can,
  summary: 'Shows the draft to every visitor, at once.',
  input: Nothing,
  output: BrandKit,
  problems: [nothingToPublish],
  run: service.publishKit,
})

export const discardDraft = operation({
  delete: '/branding/draft',
  can,
  summary: 'Goes back to what is shown.',
  input: Nothing,
  output: nothing,
  run: service.forgetDraft,
})
