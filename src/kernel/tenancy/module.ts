import { defineModule } from '../module/manifest.ts'
import { Brand } from './brand.ts'

export const tenancy = defineModule({ name: 'tenancy', kind: 'kernel', needs: [], settings: Brand })
