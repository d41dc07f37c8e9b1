import { defineModule } from '#kernel/module/manifest.ts'
import * as documents from './documents.ts'
import * as jobs from './jobs.ts'
import * as operations from './operations.ts'

/** Pictures people upload: checked, made anew, kept, handed out in a few widths. */
export const files = defineModule({
  name: 'files',
  kind: 'service',
  needs: ['tenancy', 'identity'],
  operations: { ...operations },
  documents: { ...documents },
  jobs: { ...jobs },
  nightly: ['sweep'],
  outlets: { documents: { always: ['media'] } },
  controls: () => import('./controls.ts'),
})
