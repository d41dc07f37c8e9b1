import { defineModule } from '#kernel/module/manifest.ts'
import { forgetLate, send } from './jobs.ts'
import { onPersonInvited, onResetRequested, onSignInLinkRequested, onVerificationRequested } from './listeners.ts'
import * as editing from './editing/operations.ts'
import * as operations from './operations.ts'
import { menu, pages } from './pages.ts'
import { Sender } from './sender.ts'

/** Messages to people by e-mail and WhatsApp: written with the change they tell of, sent afterwards. */
export const notifications = defineModule({
  name: 'notifications',
  kind: 'service',
  needs: ['identity'],
  permissions: [
    { code: 'notifications.messages.read', name: { id: 'Melihat pesan keluar', en: 'See outgoing messages' } },
    { code: 'notifications.messages.retry', name: { id: 'Mengirim ulang pesan', en: 'Send messages again' } },
    { code: 'notifications.templates.manage', name: { id: 'Mengubah isi pesan', en: 'Change the words of messages' } },
    { code: 'notifications.outbox.read', name: { id: 'Melihat kotak keluar demo', en: 'See the demo outbox' } },
  ],
  on: {
    'identity.reset_requested': onResetRequested,
    'identity.email_verification_requested': onVerificationRequested,
    'identity.person_invited': onPersonInvited,
    'identity.sign_in_link_requested': onSignInLinkRequested,
  },
  jobs: { forgetLate, send },
  operations: { ...operations, ...editing },
  pages,
  settings: Sender,
  menu,
  controls: () => import('./controls.ts'),
})
