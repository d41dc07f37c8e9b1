import { defineModule } from '#kernel/module/manifest.ts'
import { listeners } from './listeners.ts'
import * as operations from './operations.ts'

export const audit = defineModule({
  name: 'audit',
  kind: 'service',
  needs: ['identity'],
  permissions: [{ code: 'audit.entries.read', name: { id: 'Melihat catatan audit', en: 'See the audit log' } }],
  on: listeners,
  operations: { ...operations },
  controls: () => import('./controls.ts'),
})
