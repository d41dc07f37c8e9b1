import { route, type RouteConfig } from '@react-router/dev/routes'
import type { Manifest, Page } from '#kernel/module/manifest.ts'
import { modules } from '../modules.ts'

/*
 * The route table, made from the manifests' own lists. Public pages live under `~portal` or `~<vertical>`: the server
 * puts that prefix there after it has read the host, so a visitor never sees it. The admin pages of all trades stand
 * at the same addresses; their ids begin with `@<vertical>:`, and each visit is shown those of its own trade.
 */
const routes: RouteConfig = [
  ...modules.flatMap((module) =>
    (module.pages ?? []).map((page) => route(mounted(module, page), `../${page.file}`, { id: idOf(module, page) })),
  ),
  route('*', 'shell/lost.tsx'),
]
export default routes

function mounted({ name }: Manifest, { site, path }: Page): string {
  if (site === 'portal') return `~portal/${path}`
  if (site === 'tenant') return `~${name}/${path}`
  return path
}

function idOf({ name, kind }: Manifest, { site, path }: Page): string {
  // What a trade shows on the portal is for everybody.
  return `${kind === 'vertical' && site !== 'portal' ? '@' : ''}${name}:${site}:${path}`
}
