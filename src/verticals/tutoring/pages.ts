import type { PageList } from '#kernel/module/manifest.ts'

export const pages: PageList = [
  { site: 'tenant', path: '', file: 'verticals/tutoring/home/pages/home.tsx' },
  { site: 'admin', path: 'admin', file: 'verticals/tutoring/home/pages/admin.tsx' },
]
