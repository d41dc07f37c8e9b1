import type { OutputOf } from '#kernel/http/operation.ts'
import type { inspectOrder, listOrders } from '../../operations.ts'

export type ListedOrder = OutputOf<typeof listOrders>['items'][number]
export type InspectedOrder = OutputOf<typeof inspectOrder>
export type PaymentView = InspectedOrder['payments'][number]
export type ProvisioningView = NonNullable<InspectedOrder['provisioning']>

export const orderStatuses = ['new', 'in_progress', 'ready', 'active', 'inactive', 'expired'] as const
