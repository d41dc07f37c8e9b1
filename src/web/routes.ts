import { route, type RouteConfig } from '@react-router/dev/routes'
import type { Page } from '#kernel/module/manifest.ts'
import { modulePages } from '../pages.ts'

/*
 * The route table, made from the modules' own lists. Public pages live under `~portal` or `~<vertical>`: the server
 * puts that prefix there after it has read the host, so a visitor never sees it.
 */
const routes: RouteConfig = [
  ...modulePages.flatMap(({ module, pages }) =>
    pages.map((page) => route(mounted(module, page), `../${page.file}`, { id: `${module}:${page.site}:${page.path}` })),
  ),
  route('*', 'shell/lost.tsx'),
]
export default routes

function mounted(module: string, { site, path }: Page): string {
  if (site === 'portal') return `~portal/${path}`
  if (site === 'tenant') return `~${module}/${path}`
  return path
}
