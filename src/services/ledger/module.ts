import { defineModule } from '#kernel/module/manifest.ts'
import { ENTRIES } from './names.ts'
import * as operations from './operations.ts'

export const ledger = defineModule({
  name: 'ledger',
  kind: 'service',
  needs: ['audit'],
  permissions: [{ code: 'ledger.read', name: { id: 'Melihat pembukuan', en: 'See the ledger' } }],
  operations: { ...operations },
  acts: ENTRIES,
  controls: () => import('./controls.ts'),
})
