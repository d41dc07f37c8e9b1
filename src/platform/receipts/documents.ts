import { z } from 'zod'
import { document } from '#kernel/http/document.ts'
import type { Sheet } from '#kernel/http/document.ts'
import { printInvoice, printReceipt, type Printed } from './service.ts'

/** `<token>.pdf`, with the unguessable token of the invoice. */
const Named = z.strictObject({
  file: z
    .string()
    .regex(/^[A-Za-z0-9_-]{20,64}\.pdf$/)
    .transform((name) => name.slice(0, -'.pdf'.length)),
})

export const receiptPaper = document({
  path: 'receipts/{file}',
  open: 'anyone',
  input: Named,
  run: async (ctx, { file }) => sheetOf(await printReceipt(ctx, file)),
})

export const invoicePaper = document({
  path: 'bills/{file}',
  open: 'anyone',
  input: Named,
  run: async (ctx, { file }) => sheetOf(await printInvoice(ctx, file)),
})

function sheetOf({ number, body }: Printed): Sheet {
  return { type: 'application/pdf', body, keep: 'none', filename: `${number}.pdf` }
}
