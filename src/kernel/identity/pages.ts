import type { PageList } from '../module/manifest.ts'

const pagesAt = (file: string) => `kernel/identity/pages/${file}.tsx`

/** Pages for people at work: one file, in the console and in every admin. */
const desk: readonly [path: string, file: string][] = [
  ['team', 'team'],
  ['team/invite', 'invite'],
  ['team/:id', 'person'],
  ['roles', 'roles'],
  ['roles/new', 'role'],
  ['roles/:role', 'role'],
  ['api-keys', 'api-keys'],
  ['api-keys/new', 'new-api-key'],
]

export const pages: PageList = [
  { site: 'any', path: 'login', file: pagesAt('login') },
  { site: 'any', path: 'logout', file: pagesAt('logout') },
  { site: 'any', path: 'forgot', file: pagesAt('forgot') },
  { site: 'any', path: 'set-password', file: pagesAt('set-password') },
  { site: 'any', path: 'verify', file: pagesAt('verify') },
  { site: 'any', path: 'account/security', file: pagesAt('security') },
  { site: 'any', path: 'sign-in', file: pagesAt('sign-in') },
  ...desk.flatMap(([path, file]): PageList => [
    { site: 'console', path: `console/${path}`, file: pagesAt(file) },
    { site: 'admin', path: `admin/${path}`, file: pagesAt(file) },
  ]),
]
