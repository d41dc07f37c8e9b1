import type { PageList } from '../module/manifest.ts'

const pagesAt = (file: string) => `kernel/identity/pages/${file}.tsx`

export const pages: PageList = [
  { site: 'any', path: 'login', file: pagesAt('login') },
  { site: 'any', path: 'logout', file: pagesAt('logout') },
  { site: 'any', path: 'forgot', file: pagesAt('forgot') },
  { site: 'any', path: 'set-password', file: pagesAt('set-password') },
  { site: 'any', path: 'verify', file: pagesAt('verify') },
  { site: 'any', path: 'account/security', file: pagesAt('security') },
]
