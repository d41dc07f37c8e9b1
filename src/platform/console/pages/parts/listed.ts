/** One row of the order list; the answer of `platform.listOrders` has a page of them. */
export type ListedOrder = {
  id: string
  number: string
  businessName: string
  ownerName: string
  slug: string
  package: string
  status: string
  scheme: 'full' | 'dp'
  totalIdr: number
  paidIdr: number
  creditIdr: number
  createdAt: string
  updatedAt: string
}
export type OrderPage = { items: ListedOrder[]; next: string | null }

export const orderStatuses = ['new', 'in_progress', 'ready', 'active', 'inactive', 'expired'] as const
