import { redirect } from 'react-router'
import type { OutputOf } from '#kernel/http/operation.ts'
import { isProblem } from '#kernel/problem/problem.ts'
import { read, text } from '#web/answer.ts'
import type { PageApp } from '#web/seam.ts'
import type { Values } from '#web/ui/filters.tsx'
import type { listCredits } from '../../../credits/operations.ts'
import type { listFulfilmentJobs, readFulfilmentJob } from '../../../fulfilment/operations.ts'
import type { listOrders, readOrderDetail } from '../../../orders/admin-operations.ts'
import type { listOrderPayments, listViews, listWebhooks, readShopDesk } from '../../operations.ts'

export type DeskView = OutputOf<typeof readShopDesk>
export type ListedOrder = OutputOf<typeof listOrders>['items'][number]
export type OrderDetail = OutputOf<typeof readOrderDetail>
export type ListedJob = OutputOf<typeof listFulfilmentJobs>['items'][number]
export type JobDetail = OutputOf<typeof readFulfilmentJob>
export type PaymentView = OutputOf<typeof listOrderPayments>['items'][number]
export type WebhookView = OutputOf<typeof listWebhooks>['items'][number]
export type ListedCredit = OutputOf<typeof listCredits>['items'][number]
export type SavedView = OutputOf<typeof listViews>['items'][number]

/** What the address of a list asks for: the named parameters that say something. */
export function wishOf(request: Request, names: readonly string[]): Values {
  const search = new URL(request.url).searchParams
  const pairs = names.map((name) => [name, (search.get(name) ?? '').trim()] as const)
  return Object.fromEntries(pairs.filter(([, value]) => value !== ''))
}

/** Reads a list. An address with a filter that does not exist leads to the whole list instead of an error. */
export async function readList<T>(reading: Promise<T>, path: string): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (isProblem(error) && error.status === 422) throw redirect(path, 303)
    return read(Promise.reject(error as Error))
  }
}

/** Whether the signed-in person may do it: what they may not is not offered. */
export function mayHere({ actor }: PageApp, permission: string): boolean {
  return actor.kind === 'person' && actor.permissions.has(permission)
}

/** Keeps or forgets a view of a list; false: the form wanted something else. */
export async function keptView(app: PageApp, form: FormData, list: string): Promise<boolean> {
  const intent = text(form, 'intent')
  if (intent === 'view-save') {
    await app.call('store.saveView', { list, name: text(form, 'name'), query: text(form, 'query') })
    return true
  }
  if (intent !== 'view-delete') return false
  await app.call('store.deleteView', { id: text(form, 'id') })
  return true
}
