import { data, useLoaderData, type LoaderFunctionArgs, type MetaArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { JsonLd, siteMeta } from '#web/head.ts'
import { pageApp, type PageApp } from '#web/seam.ts'
import { useVisit } from '#web/words.ts'
import type { previewSite, readSite } from '../operations.ts'
import { factsOf } from './parts/facts.ts'
import { SiteFrame } from './parts/frame.tsx'
import { SiteSections } from './parts/sections.tsx'
import { sectionOf, type View } from './parts/view.ts'

export const handle = { js: false, cache: true }

/** A preview is for one visitor; the open site is the same for everyone. */
export function headers({ loaderHeaders }: { loaderHeaders: Headers }) {
  const kept = loaderHeaders.get('Cache-Control') ?? 'private, no-store'
  return { 'Cache-Control': kept, ...(kept.startsWith('private') ? { 'X-Robots-Tag': 'noindex, nofollow' } : {}) }
}

export async function loader({ context }: LoaderFunctionArgs) {
  const app = pageApp(context)
  const draft = app.url.searchParams.get('draft') === '1' ? await draftOf(app) : null
  const view = draft ?? (await read(app.call<typeof readSite>('tutoring.readSite', {})))
  const apart = app.preview || draft !== null
  const cache = apart ? 'private, no-store' : 'public, max-age=0, s-maxage=300'
  return data({ view, draft: draft !== null }, { headers: { 'Cache-Control': cache } })
}

/** The draft, for somebody who may edit it; everybody else sees the site as it is. */
async function draftOf(app: PageApp): Promise<View | null> {
  if (app.actor.kind === 'anonymous') return null
  try {
    return await app.call<typeof previewSite>('tutoring.previewSite', {})
  } catch (error) {
    if ([401, 403].includes((error as { status?: number }).status ?? 0)) return null
    throw error
  }
}

export function meta(args: MetaArgs<typeof loader>) {
  if (!args.loaderData) return []
  const { view, draft } = args.loaderData
  const hero = sectionOf(view, 'hero')
  const root = args.matches.find((match) => match?.id === 'root')?.loaderData as { tenant: { name: string } }
  const title = view.seo.title || [root.tenant.name, hero?.headline].filter(Boolean).join(': ').slice(0, 90)
  const description = view.seo.description || (hero?.intro || title).slice(0, 160)
  const robots = draft ? [{ name: 'robots', content: 'noindex, nofollow' }] : []
  return [...siteMeta(args, { title, description, path: '/' }), ...robots]
}

export default function TutoringHome() {
  const { view, draft } = useLoaderData<typeof loader>()
  const { tenant, origin } = useVisit()
  return (
    <SiteFrame view={view} draft={draft}>
      {view.sections.every(({ section }) => section.type !== 'hero') && <h1 className="sr-only">{tenant.name}</h1>}
      <SiteSections view={view} />
      <JsonLd data={factsOf({ name: tenant.name, origin, view })} />
    </SiteFrame>
  )
}
