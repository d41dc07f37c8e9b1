import { z } from 'zod'
import { defineModule } from '../module/manifest.ts'
import { acts } from './acts.ts'
import * as access from './access-operations.ts'
import * as jobs from './jobs.ts'
import { menu } from './menu.ts'
import * as operations from './operations.ts'
import * as people from './people-operations.ts'
import { pages } from './pages.ts'

const id = z.uuid()
const person = z.strictObject({ personId: id })
/** The token itself stays sealed in its row; `tokenForDelivery` opens it for the one mail that carries it. */
const link = z.strictObject({ personId: id, tokenId: id })
const roles = z.array(z.string())

/** Who people are and what they may do: two realms, the platform's tenant and each client's, in one set of tables. */
export const identity = defineModule({
  name: 'identity',
  kind: 'kernel',
  needs: [],
  permissions: [
    { code: 'identity.people.read', name: { id: 'Melihat daftar orang', en: 'See the list of people' } },
    { code: 'identity.people.invite', name: { id: 'Mengundang orang', en: 'Invite people' } },
    { code: 'identity.people.suspend', name: { id: 'Menonaktifkan orang', en: 'Suspend people' } },
    { code: 'identity.roles.grant', name: { id: 'Mengatur peran orang', en: 'Change the roles of people' } },
    { code: 'identity.roles.edit', name: { id: 'Membuat dan mengubah peran', en: 'Make and change roles' } },
    { code: 'identity.keys.manage', name: { id: 'Mengelola kunci API', en: 'Manage API keys' } },
  ],
  facts: {
    'identity.person_added': person,
    'identity.person_invited': link,
    'identity.reset_requested': link,
    'identity.sign_in_link_requested': link,
    'identity.email_verification_requested': link,
    'identity.email_verified': person,
    'identity.signed_in': z.strictObject({ personId: id, sessionId: id }),
    'identity.sessions_ended': z.strictObject({ personId: id, count: z.int() }),
    'identity.password_changed': z.strictObject({ personId: id, by: z.enum(['person', 'link']) }),
    'identity.totp_enabled': person,
    'identity.totp_disabled': person,
    'identity.recovery_code_used': z.strictObject({ personId: id, codesLeft: z.int() }),
    'identity.roles_changed': z.strictObject({ personId: id, added: roles, removed: roles }),
    'identity.person_suspended': person,
    'identity.person_restored': person,
    'identity.person_erased': person,
  },
  jobs: { ...jobs },
  nightly: ['sweepTenant'],
  operations: { ...operations, ...people, ...access },
  pages,
  menu,
  acts,
  controls: () => import('./controls.ts'),
})
