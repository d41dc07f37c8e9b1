import type { MenuItem, PageList } from '#kernel/module/manifest.ts'

const pagesAt = (file: string) => `services/notifications/pages/${file}.tsx`

export const pages: PageList = [
  { site: 'admin', path: 'admin/messages', file: pagesAt('log') },
  { site: 'admin', path: 'admin/templates', file: pagesAt('templates') },
  { site: 'admin', path: 'admin/templates/:template', file: pagesAt('template') },
  { site: 'console', path: 'console/messages', file: pagesAt('log') },
  { site: 'console', path: 'console/templates', file: pagesAt('templates') },
  { site: 'console', path: 'console/templates/:template', file: pagesAt('template') },
  { site: 'console', path: 'console/outbox', file: pagesAt('outbox') },
]

const entries = (area: 'admin' | 'console'): MenuItem[] => [
  {
    path: `${area}/templates`,
    name: { id: 'Isi pesan', en: 'Message texts' },
    can: 'notifications.templates.manage',
    rank: 60,
    icon: 'letter',
    group: 'messages',
  },
  {
    path: `${area}/messages`,
    name: { id: 'Pesan keluar', en: 'Sent messages' },
    can: 'notifications.messages.read',
    rank: 61,
    icon: 'bell',
    group: 'messages',
    search: 'q',
  },
]

export const menu: readonly MenuItem[] = [...entries('console'), ...entries('admin')]
