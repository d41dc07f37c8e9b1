import { defineModule } from '#kernel/module/manifest.ts'
import * as home from './home/operations.ts'
import { offer } from './offer.ts'
import { pages } from './pages.ts'
import { provision } from './provision.ts'

/** A fifth trade, as small as one can be and still sell, build, show and guard a site. */
export const laundry = defineModule({
  name: 'laundry',
  kind: 'vertical',
  needs: ['tenancy', 'identity'],
  offer,
  permissions: [{ code: 'laundry.services.manage', name: { id: 'Mengelola layanan', en: 'Manage services' } }],
  roles: [
    {
      code: 'owner',
      name: { id: 'Pemilik', en: 'Owner' },
      permissions: [
        'laundry.services.manage',
        'branding.kit.manage',
        'audit.entries.read',
        'notifications.messages.read',
        'notifications.messages.retry',
        'notifications.templates.manage',
        'identity.people.read',
        'identity.people.invite',
        'identity.people.suspend',
        'identity.roles.grant',
        'identity.roles.edit',
        'identity.keys.manage',
      ],
    },
  ],
  operations: { ...home },
  pages,
  menu: [
    { path: 'admin', name: { id: 'Beranda', en: 'Home' }, can: 'laundry.services.manage', rank: 10, icon: 'home' },
  ],
  provision,
  controls: () => import('./controls.ts'),
})
