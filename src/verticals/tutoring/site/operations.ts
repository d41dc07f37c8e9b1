import { z } from 'zod'
import { operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import { findVersions } from './queries.ts'
import { LIMITS } from './rules.ts'
import { Content, revision, SiteEdit, SiteView } from './schemas.ts'
import {
  contentTooLarge,
  discard,
  neverPublished,
  pictureGone,
  publish,
  readEdit,
  readPreview,
  readPublished,
  restore,
  saveDraft,
  siteChanged,
} from './service.ts'

const can = 'tutoring.site.manage'
const Saved = z.object({ revision: z.int(), savedAt: z.string() })

export const readSite = operation({
  get: '/tutoring/site',
  open: 'anyone',
  summary: 'What a tutoring site shows: its visible sections in order, contact and description.',
  input: z.strictObject({}),
  output: SiteView,
  problems: [notFound],
  run: (ctx) => readPublished(ctx),
})

export const previewSite = operation({
  get: '/tutoring/site/preview',
  can,
  summary: 'The draft as the public would see it.',
  input: z.strictObject({}),
  output: SiteView,
  problems: [notFound],
  run: (ctx) => readPreview(ctx),
})

export const editSite = operation({
  get: '/tutoring/site/draft',
  can,
  summary: 'The draft with its revision, and what is published.',
  input: z.strictObject({}),
  output: SiteEdit,
  problems: [notFound],
  run: (ctx) => readEdit(ctx),
})

export const saveSite = operation({
  put: '/tutoring/site/draft',
  can,
  summary: 'Keeps the draft. The revision is the one it was made from; if another was saved since, nothing is kept.',
  input: z.strictObject({ revision, content: Content }),
  output: Saved,
  problems: [siteChanged, contentTooLarge, pictureGone, notFound],
  run: (ctx, input) => saveDraft(ctx, input.revision, input.content),
})

export const discardDraft = operation({
  post: '/tutoring/site/draft/discards',
  can,
  summary: 'Puts the draft back to what is published.',
  input: z.strictObject({ revision }),
  output: Saved,
  problems: [siteChanged, neverPublished, notFound],
  run: (ctx, input) => discard(ctx, input.revision),
})

export const publishSite = operation({
  post: '/tutoring/site/publications',
  can,
  summary: 'Publishes the draft; the public sees it at once.',
  input: z.strictObject({ revision }),
  output: z.object({ versionId: z.uuid(), publishedAt: z.string(), revision: z.int() }),
  problems: [siteChanged, notFound],
  run: (ctx, input) => publish(ctx, input.revision),
})

export const listVersions = operation({
  get: '/tutoring/site/versions',
  can,
  summary: `The last ${LIMITS.versions} published versions, newest first.`,
  input: z.strictObject({}),
  output: z.object({
    versions: z.array(
      z.object({ id: z.uuid(), publishedAt: z.string(), publisher: z.string().nullable(), sections: z.int() }),
    ),
  }),
  run: async (ctx) => {
    const versions = await findVersions(ctx, LIMITS.versions)
    return { versions: versions.map(({ published_at, ...version }) => ({ ...version, publishedAt: published_at })) }
  },
})

export const restoreVersion = operation({
  post: '/tutoring/site/versions/{id}/restorations',
  can,
  summary: 'Brings an earlier version back into the draft; nothing is published by that.',
  input: z.strictObject({ id: z.uuid(), revision }),
  output: Saved,
  problems: [siteChanged, notFound],
  run: (ctx, input) => restore(ctx, input.id, input.revision),
})
