import { redirect } from 'react-router'
import { read } from '#web/answer.ts'
import { cachedHeaders, privateHeaders } from '#web/head.ts'
import type { PageApp } from '#web/seam.ts'
import { dpOf } from '../../../billing/rules.ts'
import type { editContent, readContent, readTemplate } from '../../../content/operations.ts'
import type { OfferContent } from '../../../content/schemas.ts'
import type { readCatalogue } from '../../operations.ts'
import { told, type Told } from './told.ts'

/* What the public pages read. With `?draft=1` a person who may edit the portal sees the drafts instead. */

/** Whether the drafts are asked for; a visitor who is not signed in is sent to the login first. */
export function asksForDraft(app: PageApp): boolean {
  if (!app.url.searchParams.has('draft')) return false
  if (app.actor.kind === 'person') return true
  throw redirect(`/login?next=${encodeURIComponent(app.url.pathname + app.url.search)}`, 303)
}

/** A public page is kept for everybody, a preview for nobody. */
export function pageHeaders(draft: boolean): Record<string, string> {
  return draft ? privateHeaders() : cachedHeaders()
}

/** Passes the loader's headers on; what failed is not kept. */
export function loaderHeaders({ loaderHeaders: given }: { loaderHeaders: Headers }): Headers {
  return given.has('Cache-Control') ? given : new Headers({ 'Cache-Control': 'no-store' })
}

/** One page's content in the visitor's language. The caller names the shape that this page has. */
export async function contentFor<C>(app: PageApp, page: string, draft: boolean): Promise<Told<C>> {
  const answer = draft
    ? await read(app.call<typeof editContent>('platform.editContent', { page }))
    : await read(app.call<typeof readContent>('platform.readContent', { page }))
  return told(answer.content as C, app.locale)
}

/** The template of a trade with all that is drawn and sold of it. */
export async function templateFor(app: PageApp, vertical: string, draft: boolean, dpPercent: number) {
  const [content, template] = await Promise.all([
    contentFor<OfferContent>(app, `offer:${vertical}`, draft),
    read(app.call<typeof readTemplate>('platform.readTemplate', { vertical })),
  ])
  const packages = content.packages.map((one) => ({
    ...one,
    dpIdr: dpOf(one.priceIdr, one.dpPercent ?? dpPercent),
  }))
  return { ...content, packages, ...template }
}

/** Every template that is sold. */
export async function templatesFor(app: PageApp, draft: boolean) {
  const catalogue = await read(app.call<typeof readCatalogue>('platform.readCatalogue', {}))
  return Promise.all(catalogue.templates.map(({ vertical }) => templateFor(app, vertical, draft, catalogue.dpPercent)))
}

/** A template as its pages show it, and one of its packages. */
export type Showcased = Awaited<ReturnType<typeof templateFor>>
export type Sold = Showcased['packages'][number]
