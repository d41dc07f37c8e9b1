import { z } from 'zod'

const filter = {
  state: z.enum(['pending', 'paid', 'failed']).optional(),
  method: z.enum(['qris', 'va', 'ewallet']).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** Part of a reference, or of an order's number, business or owner. */
  q: z.string().trim().max(80).optional(),
}
export const ListPayments = z.strictObject({ ...filter, cursor: z.uuid().optional() })
export type ListPayments = z.output<typeof ListPayments>
export const ExportPayments = z.strictObject(filter)

export const PaymentPage = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      reference: z.string(),
      gateway: z.string(),
      method: z.enum(['qris', 'va', 'ewallet']),
      channel: z.string().nullable(),
      state: z.enum(['pending', 'paid', 'failed']),
      status: z.enum(['intent', 'pending', 'paid', 'expired', 'failed', 'cancelled']),
      outcomes: z.array(z.enum(['exact', 'late', 'double', 'wrong_amount'])),
      amountIdr: z.int(),
      capturedIdr: z.int(),
      feeIdr: z.int(),
      createdAt: z.string(),
      paidAt: z.string().nullable(),
      invoice: z.object({ number: z.string(), kind: z.enum(['full', 'dp', 'settlement']) }),
      order: z.object({ id: z.uuid(), number: z.string(), businessName: z.string() }),
    }),
  ),
  next: z.uuid().nullable(),
  /** Over everything the filter leaves, not only this page. */
  sums: z.object({
    pending: z.int(),
    paid: z.int(),
    failed: z.int(),
    capturedIdr: z.int(),
    feeIdr: z.int(),
    pendingIdr: z.int(),
  }),
})
export type PaymentPage = z.output<typeof PaymentPage>
