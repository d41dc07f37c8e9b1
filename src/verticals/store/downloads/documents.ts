import { z } from 'zod'
import { document } from '#kernel/http/document.ts'
import { openDownload, sheetOf } from './service.ts'

/** What a buyer loads by a short signed link. */
export const download = document({
  path: 'unduh/{id}/{until}/{signature}',
  open: 'anyone',
  outside: true,
  input: z.strictObject({ id: z.uuid(), until: z.string().regex(/^\d{13}$/), signature: z.string().max(100) }),
  run: (ctx, link) => openDownload(ctx, link),
})

/** The same file for those who sell it, to see what is in it. */
export const productFile = document({
  path: 'admin/product-files/{id}',
  can: 'store.catalogue.manage',
  outside: true,
  input: z.strictObject({ id: z.uuid() }),
  run: (ctx, { id }) => sheetOf(ctx, id),
})
