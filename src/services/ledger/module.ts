import { defineModule } from '#kernel/module/manifest.ts'
import * as operations from './operations.ts'

export const ledger = defineModule({
  name: 'ledger',
  kind: 'service',
  needs: ['audit'],
  permissions: [{ code: 'ledger.read', name: { id: 'Melihat pembukuan', en: 'See the ledger' } }],
  operations: { ...operations },
  controls: () => import('./controls.ts'),
})
