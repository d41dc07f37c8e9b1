import type { PageList } from '#kernel/module/manifest.ts'
import { pages as identity } from './kernel/identity/pages.ts'
import { pages as platform } from './platform/pages.ts'
import { pages as tutoring } from './verticals/tutoring/pages.ts'

/* Every module's pages, by hand. Data only: the build reads this without starting a server. */
export const modulePages: readonly { module: string; pages: PageList }[] = [
  { module: 'identity', pages: identity },
  { module: 'platform', pages: platform },
  { module: 'tutoring', pages: tutoring },
]
