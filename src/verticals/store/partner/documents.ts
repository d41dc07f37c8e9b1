import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { document } from '#kernel/http/document.ts'

let source: string | undefined

/** The typed client, as it stands in this program. */
export const partnerClient = document({
  path: 'reseller/api/client.ts',
  open: 'anyone',
  input: z.strictObject({}),
  run: async () => {
    source ??= readFileSync(new URL('client.ts', import.meta.url), 'utf8')
    return { type: 'text/plain; charset=utf-8', body: source, keep: 'site', filename: 'reseller-api.ts' }
  },
})

/** What a test key is handed over as a file. */
export const testFile = document({
  path: 'reseller/api/uji.txt',
  open: 'anyone',
  input: z.strictObject({}),
  run: async ({ locale }) => ({
    type: 'text/plain; charset=utf-8',
    body: locale === 'en' ? 'UJI: a file of the test side.\n' : 'UJI: berkas dari sisi uji.\n',
    keep: 'none',
    filename: 'uji.txt',
  }),
})
