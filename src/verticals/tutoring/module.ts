import { defineModule } from '#kernel/module/manifest.ts'
import * as home from './home/operations.ts'
import { offer } from './offer.ts'
import { pages } from './pages.ts'
import { provision } from './provision.ts'

export const tutoring = defineModule({
  name: 'tutoring',
  kind: 'vertical',
  needs: ['tenancy', 'identity', 'notifications'],
  offer,
  permissions: [{ code: 'tutoring.site.manage', name: { id: 'Mengelola situs', en: 'Manage the site' } }],
  roles: [
    {
      code: 'owner',
      name: { id: 'Pemilik', en: 'Owner' },
      permissions: [
        'tutoring.site.manage',
        'audit.entries.read',
        'notifications.messages.read',
        'identity.people.read',
        'identity.people.invite',
        'identity.people.suspend',
        'identity.roles.grant',
      ],
    },
  ],
  operations: { ...home },
  pages,
  menu: [
    {
      path: 'admin',
      name: { id: 'Beranda', en: 'Home' },
      can: 'tutoring.site.manage',
      rank: 10,
      icon: 'home',
    },
  ],
  provision,
  controls: () => import('./controls.ts'),
})
