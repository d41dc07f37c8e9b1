import { identity } from '#kernel/identity/module.ts'
import type { Manifest } from '#kernel/module/manifest.ts'
import { tenancy } from '#kernel/tenancy/module.ts'
import { platform } from '#platform/module.ts'
import { audit } from '#services/audit/module.ts'
import { branding } from '#services/branding/module.ts'
import { files } from '#services/files/module.ts'
import { ledger } from '#services/ledger/module.ts'
import { notifications } from '#services/notifications/module.ts'
import { payments } from '#services/payments/module.ts'
import { store } from '#verticals/store/module.ts'
import { tutoring } from '#verticals/tutoring/module.ts'

/** Every module of the house, by hand, in order. */
export const modules: readonly Manifest[] = [
  tenancy,
  identity,
  audit,
  ledger,
  payments,
  notifications,
  files,
  branding,
  platform,
  tutoring,
  store,
]
