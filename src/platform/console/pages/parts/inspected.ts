import type { TrackedOrder } from '../../../portal/pages/parts/tracked.ts'

/** Everything about one order; the answer of `platform.inspectOrder`. */
export type InspectedOrder = TrackedOrder & {
  id: string
  tenantId: string | null
  payments: PaymentView[]
  provisioning: ProvisioningView | null
}
export type PaymentView = {
  id: string
  reference: string
  method: string
  amountIdr: number
  feeIdr: number
  paidAt: string
  outcome: 'invoice' | 'credit'
}
export type ProvisioningView = { status: string; steps: StepView[] }
export type StepView = {
  name: string
  status: 'waiting' | 'running' | 'done' | 'failed'
  attempts: number
  startedAt: string | null
  finishedAt: string | null
  error: string | null
}
