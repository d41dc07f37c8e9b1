import { defineModule } from '#kernel/module/manifest.ts'
import * as app from './app/documents.ts'
import * as face from './app/operations.ts'
import { pages } from './app/pages.ts'
import * as documents from './documents.ts'
import * as operations from './kit/operations.ts'
import { kitPages } from './kit/pages.ts'
import { KitSettings } from './kit/schemas.ts'
import * as marks from './marks/documents.ts'
import * as pictures from './pictures/documents.ts'

/** How a tenant looks: its brand kit, and everything that is drawn from it. */
export const branding = defineModule({
  name: 'branding',
  kind: 'service',
  needs: ['tenancy', 'identity', 'files'],
  permissions: [{ code: 'branding.kit.manage', name: { id: 'Mengelola merek', en: 'Manage the brand' } }],
  operations: { ...operations, ...face },
  documents: { ...documents, ...marks, ...pictures, ...app },
  pages: [...pages, ...kitPages],
  outlets: {
    operations: { always: ['readFace'] },
    documents: { always: ['stylesheet', 'mark', 'logo', 'icon', 'poster', 'manifest', 'worker', 'robots'] },
    pages: { always: ['offline'] },
  },
  menu: [
    { path: 'admin/brand', name: { id: 'Merek', en: 'Brand' }, can: 'branding.kit.manage', rank: 40, icon: 'palette' },
  ],
  settings: KitSettings,
  controls: () => import('./controls.ts'),
})
