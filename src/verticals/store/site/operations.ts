import { z } from 'zod'
import { operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import { Content, ReadText, revision, ShopEdit, ShopView, TextView } from './schemas.ts'
import {
  contentTooLarge,
  discard,
  neverPublished,
  publish,
  readEdit,
  readPreview,
  readPublished,
  readText,
  saveDraft,
  siteChanged,
} from './service.ts'

const can = 'store.site.manage'
const Saved = z.object({ revision: z.int(), savedAt: z.string() })

export const readShop = operation({
  get: '/store/site',
  open: 'anyone',
  summary: 'What a shop says beside its goods, in the asked language, and its real figures.',
  input: z.strictObject({}),
  output: ShopView,
  problems: [notFound],
  run: (ctx) => readPublished(ctx),
})

export const readShopText = operation({
  get: '/store/site/texts/{name}',
  open: 'anyone',
  summary: 'The terms or the privacy notice of a shop, as HTML.',
  input: ReadText,
  output: TextView,
  problems: [notFound],
  run: (ctx, { name }) => readText(ctx, name),
})

export const previewShop = operation({
  get: '/store/admin/site/preview',
  can,
  summary: 'The draft as the public would see it.',
  input: z.strictObject({}),
  output: ShopView,
  problems: [notFound],
  run: (ctx) => readPreview(ctx),
})

export const editShop = operation({
  get: '/store/admin/site',
  can,
  summary: 'The draft with its revision, what is published, and the words that stand where nothing is written.',
  input: z.strictObject({}),
  output: ShopEdit,
  problems: [notFound],
  run: (ctx) => readEdit(ctx),
})

export const saveShop = operation({
  put: '/store/admin/site',
  can,
  summary: 'Keeps the draft. The revision is the one it was made from; if another was saved since, nothing is kept.',
  input: z.strictObject({ revision, content: Content }),
  output: Saved,
  problems: [siteChanged, contentTooLarge, notFound],
  run: (ctx, input) => saveDraft(ctx, input.revision, input.content),
})

export const discardShop = operation({
  post: '/store/admin/site/discards',
  can,
  summary: 'Puts the draft back to what is published.',
  input: z.strictObject({ revision }),
  output: Saved,
  problems: [siteChanged, neverPublished, notFound],
  run: (ctx, input) => discard(ctx, input.revision),
})

export const publishShop = operation({
  post: '/store/admin/site/publications',
  can,
  summary: 'Publishes the draft; the public sees it at once.',
  input: z.strictObject({ revision }),
  output: z.object({ publishedAt: z.string(), revision: z.int() }),
  problems: [siteChanged, notFound],
  run: (ctx, input) => publish(ctx, input.revision),
})
