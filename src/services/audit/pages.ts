import type { MenuItem, PageList } from '#kernel/module/manifest.ts'

const file = 'services/audit/pages/audit.tsx'
const entry = {
  name: { id: 'Catatan audit', en: 'Audit log' },
  can: 'audit.entries.read',
  rank: 80,
  icon: 'audit',
  group: 'records',
} as const

/** One page, in the console and in every admin. */
export const pages: PageList = [
  { site: 'console', path: 'console/audit', file },
  { site: 'admin', path: 'admin/audit', file },
]

export const menu: readonly MenuItem[] = [
  { path: 'console/audit', ...entry },
  { path: 'admin/audit', ...entry },
]
