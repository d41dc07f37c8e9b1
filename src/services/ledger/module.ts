import { defineModule } from '#kernel/module/manifest.ts'
import * as operations from './operations.ts'

export const ledger = defineModule({
  name: 'ledger',
  kind: 'service',
  needs: ['audit'],
  permissions: [{ code: 'ledger.read', name: { id: 'Melihat pembukuan', en: 'See the ledger' } }],
  operations: { ...operations },
  // Kinds of entries: each is in the audit log as well.
  acts: {
    receipt: { id: 'Uang masuk', en: 'Money received' },
    dp: { id: 'DP dibukukan', en: 'Deposit booked' },
    pelunasan: { id: 'Pelunasan dibukukan', en: 'Settlement booked' },
    full_payment: { id: 'Pembayaran penuh dibukukan', en: 'Full payment booked' },
    credit: { id: 'Kredit dibukukan', en: 'Credit booked' },
    revenue: { id: 'Pendapatan diakui', en: 'Revenue recognised' },
    refund_decided: { id: 'Pengembalian diputuskan', en: 'Refund decided' },
    refund_refused: { id: 'Pengembalian ditolak gerbang', en: 'Refund refused by the gateway' },
    credit_paid_out: { id: 'Kredit dibayarkan', en: 'Credit paid out' },
  },
  controls: () => import('./controls.ts'),
})
