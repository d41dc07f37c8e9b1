import type { OutputOf } from '#kernel/http/operation.ts'
import { m } from '#web/paraglide/messages.js'
import type { Message } from '#web/words.ts'
import type { listRegistrations, readRegistration } from '../../operations.ts'
import type { RegistrationStatus } from '../../rules.ts'

export type ListView = OutputOf<typeof listRegistrations>
export type Listed = ListView['items'][number]
export type DetailView = OutputOf<typeof readRegistration>

export const statusWords: Record<RegistrationStatus, Message> = {
  new: m.reg_status_new,
  contacted: m.reg_status_contacted,
  enrolled: m.reg_status_enrolled,
  declined: m.reg_status_declined,
}

const FILTERS = ['q', 'status', 'programme', 'from', 'to'] as const
export type Filters = Record<(typeof FILTERS)[number], string>

/** The filters of an address; what is not given is empty. */
export function filtersOf(search: URLSearchParams): Filters {
  return Object.fromEntries(FILTERS.map((name) => [name, (search.get(name) ?? '').trim()])) as Filters
}

/** Only what is filled in: as an operation or an address takes it. */
export function filled(filters: Filters): Partial<Filters> {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''))
}
