import { defineModule } from '#kernel/module/manifest.ts'
import { send } from './jobs.ts'
import { onPersonInvited, onResetRequested, onVerificationRequested } from './listeners.ts'
import * as operations from './operations.ts'

/** Messages to people by e-mail and WhatsApp: written with the change they tell of, sent afterwards. */
export const notifications = defineModule({
  name: 'notifications',
  kind: 'service',
  needs: ['identity'],
  permissions: [
    { code: 'notifications.messages.read', name: { id: 'Melihat pesan keluar', en: 'See outgoing messages' } },
    { code: 'notifications.messages.retry', name: { id: 'Mengirim ulang pesan', en: 'Send messages again' } },
  ],
  on: {
    'identity.reset_requested': onResetRequested,
    'identity.email_verification_requested': onVerificationRequested,
    'identity.person_invited': onPersonInvited,
  },
  jobs: { send },
  operations: { ...operations },
  controls: () => import('./controls.ts'),
})
