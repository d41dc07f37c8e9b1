import { z } from 'zod'
import { TokenText } from '../orders/schemas.ts'

export const UploadFile = z.strictObject({
  id: z.uuid().meta({ description: 'The variant.' }),
  /** Base64; how large it may be is said by a sentence of its own. */
  file: z.string().min(1, { error: 'Pilih berkas.|Choose a file.' }),
  name: z
    .string()
    .trim()
    .min(1, { error: 'Isi nama berkas.|Name the file.' })
    .max(200, { error: 'Paling banyak 200 huruf.|At most 200 characters.' }),
  mime: z.string().max(120).default('application/octet-stream'),
})
export type UploadFile = z.output<typeof UploadFile>

export const ProductFile = z.object({
  id: z.uuid(),
  variantId: z.uuid(),
  name: z.string(),
  mime: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  version: z.int(),
  status: z.enum(['active', 'retired']),
  createdAt: z.string(),
})
export type ProductFile = z.output<typeof ProductFile>
export const FileList = z.object({ items: z.array(ProductFile), limitMb: z.int() })

export const ById = z.strictObject({ id: z.uuid() })
export const ResetDownloads = z.strictObject({
  id: z.uuid().meta({ description: 'The delivery.' }),
  reason: z
    .string()
    .trim()
    .min(3, { error: 'Tulis alasannya.|Say why.' })
    .max(200, { error: 'Paling banyak 200 huruf.|At most 200 characters.' }),
})
export const Downloads = z.object({ downloadsLeft: z.int(), downloadsUntil: z.string() })

export const CreateDownload = z.strictObject({ token: TokenText, id: z.uuid() })
export const Download = z.object({ url: z.string(), expiresAt: z.string(), downloadsLeft: z.int() })
