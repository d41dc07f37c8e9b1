import { defineModule } from '#kernel/module/manifest.ts'
import * as operations from './operations.ts'

export const audit = defineModule({
  name: 'audit',
  kind: 'service',
  needs: [],
  permissions: [{ code: 'audit.entries.read', name: { id: 'Melihat catatan audit', en: 'See the audit log' } }],
  operations: { ...operations },
  controls: () => import('./controls.ts'),
})
