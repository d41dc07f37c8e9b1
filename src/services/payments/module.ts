import { defineModule } from '#kernel/module/manifest.ts'
import * as jobs from './jobs.ts'
import * as operations from './operations.ts'
import { Captured, Refunded, RefundRefused } from './schemas.ts'

export const payments = defineModule({
  name: 'payments',
  kind: 'service',
  needs: ['ledger'],
  permissions: [{ code: 'payments.read', name: { id: 'Melihat pembayaran', en: 'See payments' } }],
  facts: {
    'payments.captured': Captured,
    'payments.refunded': Refunded,
    'payments.refund_refused': RefundRefused,
  },
  jobs: { ...jobs },
  nightly: ['resume'],
  operations: { ...operations },
  // A charge tells the gateway the host it was opened at.
  outlets: { operations: { always: ['receiveHook'] } },
  controls: () => import('./controls.ts'),
})
