import { defineModule } from '../module/manifest.ts'
import { Brand } from './brand.ts'
import * as jobs from './jobs.ts'

export const tenancy = defineModule({
  name: 'tenancy',
  kind: 'kernel',
  needs: [],
  settings: Brand,
  jobs: { ...jobs },
  // 02.17 in Jakarta.
  clocks: [
    { cron: '17 19 * * *', job: 'tenancy.nightly' },
    { cron: '7 * * * *', job: 'tenancy.rewrapKeys' },
  ],
  nightly: ['forgetAnswers'],
})
