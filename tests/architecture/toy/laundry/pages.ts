import type { PageList } from '#kernel/module/manifest.ts'

export const pages: PageList = [
  { site: 'tenant', path: '', file: 'verticals/laundry/home/pages/home.tsx' },
  { site: 'admin', path: 'admin', file: 'verticals/laundry/home/pages/admin.tsx' },
]
