import { redirect } from 'react-router'
import type { OutputOf } from '#kernel/http/operation.ts'
import { isProblem } from '#kernel/problem/problem.ts'
import { read } from '#web/answer.ts'
import type { PageApp } from '#web/seam.ts'
import type { inspectOrder, listOrders } from '../../operations.ts'

export type ListedOrder = OutputOf<typeof listOrders>['items'][number]
export type InspectedOrder = OutputOf<typeof inspectOrder>
export type PaymentView = InspectedOrder['payments'][number]
export type ProvisioningView = NonNullable<InspectedOrder['provisioning']>

export const orderStatuses = ['new', 'in_progress', 'ready', 'active', 'inactive', 'expired'] as const

/** What the address of a list asks for: the named parameters that say something. */
export function wishOf(request: Request, names: readonly string[]): Record<string, string> {
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
