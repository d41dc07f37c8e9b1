import { defineModule } from '#kernel/module/manifest.ts'
import * as documents from './documents.ts'
import { listeners } from './listeners.ts'
import * as operations from './operations.ts'
import { menu, pages } from './pages.ts'

export const audit = defineModule({
  name: 'audit',
  kind: 'service',
  needs: ['identity'],
  permissions: [{ code: 'audit.entries.read', name: { id: 'Melihat catatan audit', en: 'See the audit log' } }],
  on: listeners,
  operations: { ...operations },
  documents: { ...documents },
  pages,
  menu,
  acts: { exported: { id: 'Mengunduh catatan audit', en: 'Downloaded the audit log' } },
  controls: () => import('./controls.ts'),
})
