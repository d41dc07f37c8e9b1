import { defineModule } from '#kernel/module/manifest.ts'
import * as documents from './documents.ts'

/** How a tenant looks: its brand kit, and everything that is drawn from it. */
export const branding = defineModule({
  name: 'branding',
  kind: 'service',
  needs: ['tenancy'],
  documents: { ...documents },
})
