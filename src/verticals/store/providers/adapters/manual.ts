import { z } from 'zod'
import type { Adapter } from './port.ts'

/** Staff sends the invitation by hand and says so, or says that it cannot be done. */
export const manual: Adapter = {
  name: 'manual',
  label: { id: 'Dikerjakan staf', en: 'Done by staff' },
  terms: {
    id: 'Pastikan mengundang orang luar diperbolehkan oleh syarat layanan yang dipakai.',
    en: 'Make sure that the terms of the service allow inviting people from outside.',
  },
  by: 'staff',
  config: z.strictObject({}),
  secrets: z.strictObject({}),
  credentials: z.strictObject({}),
}
