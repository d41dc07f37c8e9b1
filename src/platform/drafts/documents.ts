import QRCode from 'qrcode'
import { document } from '#kernel/http/document.ts'
import { initialsMark } from '#kernel/palette/mark.ts'
import { brandCss, derivePalette } from '#kernel/palette/palette.ts'
import { notFound } from '#kernel/problem/common.ts'
import { readImage } from '#services/files/index.ts'
import { Token } from '../portal/schemas.ts'
import { lookOf } from './look.ts'
import { findDraft } from './queries.ts'
import { draftUrl } from './service.ts'

/** The link of a draft, to be photographed with another device. */
export const draftCode = document({
  path: 'drafts/{token}/qr.svg',
  open: 'anyone',
  input: Token,
  run: async (ctx, { token }) => {
    if (!(await findDraft(ctx, token))) throw notFound()
    const body = await QRCode.toString(draftUrl(ctx, token), { type: 'svg', margin: 1, errorCorrectionLevel: 'M' })
    return { type: 'image/svg+xml', body, keep: 'none' }
  },
})

/** The tokens of the brand a draft asks for: the preview of its site links them. */
export const draftStylesheet = document({
  path: 'drafts/{token}/brand.css',
  open: 'anyone',
  input: Token,
  run: async (ctx, { token }) => {
    const draft = await findDraft(ctx, token)
    if (!draft) throw notFound()
    return { type: 'text/css; charset=utf-8', body: brandCss(await lookOf(ctx, draft)), keep: 'none' }
  },
})

/** The sign of that site: the uploaded logo, else the initials of the name. */
export const draftMark = document({
  path: 'drafts/{token}/mark',
  open: 'anyone',
  input: Token,
  run: async (ctx, { token }) => {
    const draft = await findDraft(ctx, token)
    if (!draft) throw notFound()
    const look = await lookOf(ctx, draft)
    const logo = look.logoId ? await readImage(ctx, look.logoId, { width: 192, square: true }) : null
    if (logo) return { type: logo.type, body: logo.body, keep: 'none' }
    const colours = derivePalette(look)
    const [ground, ink, trim] = [colours.primary!, colours['primary-content']!, colours.accent!]
    return { type: 'image/svg+xml', body: initialsMark(look.businessName, { ground, ink, trim }), keep: 'none' }
  },
})
