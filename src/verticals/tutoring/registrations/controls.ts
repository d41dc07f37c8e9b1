import { newId } from '#kernel/db/id.ts'
import type { Controls, World } from '#kernel/module/controls.ts'

export const registrationControls: Controls = {
  readRegistrationForm: async () => ({ as: 'anonymous', input: {} }),
  submitRegistration: async () => ({ as: 'anonymous', input: registrationInput() }),
  listRegistrations: async () => ({ as: 'owner', input: {} }),
  readRegistration: async (world) => ({ as: 'owner', input: { id: await oneRegistration(world) } }),
  setRegistrationStatus: async (world) => ({
    as: 'owner',
    input: { id: await oneRegistration(world), status: 'contacted' },
  }),
  setRegistrationStatuses: async (world) => ({
    as: 'owner',
    input: { ids: [await oneRegistration(world)], status: 'contacted' },
  }),
  setRegistrationRemark: async (world) => ({
    as: 'owner',
    input: { id: await oneRegistration(world), remark: 'Minta jadwal sore.' },
  }),
  eraseRegistration: async (world) => ({
    as: 'owner',
    input: { id: await oneRegistration(world), reason: 'Diminta yang bersangkutan' },
  }),
  countNewRegistrations: async () => ({ as: 'owner', input: {} }),
  watchRegistrations: async () => ({ as: 'owner', input: {} }),
}

/** What a person types; what is not named is as most would. */
export function registrationInput(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return { name: 'Raka Wibisana', whatsapp: '0812 0000 0077', consent: true, ...changes }
}

async function oneRegistration({ tenantId, sql }: World): Promise<string> {
  const id = newId()
  await sql(
    `insert into tutoring.registrations (tenant_id, id, number, name, whatsapp, consented_at)
     values ($1, $2, $3, 'Raka Wibisana', '+6281200000077', now())`,
    [tenantId, id, `DF-261121-${id.slice(-8)}`],
  )
  return id
}
