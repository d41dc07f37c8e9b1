import { z } from 'zod'

export const UploadImage = z.strictObject({
  /** Base64; how large it may be is said by a sentence of its own. */
  file: z.string().min(1, { error: 'Pilih gambar.|Choose a picture.' }),
  purpose: z.enum(['logo', 'picture']),
  name: z.string().trim().max(120).optional(),
})

export const UploadedImage = z.object({
  id: z.uuid(),
  width: z.int(),
  height: z.int(),
  bytes: z.int(),
  /** The logo's leading colours, most first, as #rrggbb. */
  colours: z.array(z.string()),
  /** It has see-through parts. */
  alpha: z.boolean(),
})
