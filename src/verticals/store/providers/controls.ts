import { newId } from '#kernel/db/id.ts'
import type { Controls, World } from '#kernel/module/controls.ts'
import { wibDay } from './rules.ts'

const SECRET = `whsec_${Buffer.alloc(24, 9).toString('base64')}`

export const providerControls: Controls = {
  listProviders: async () => ({ as: 'owner', input: {} }),
  createProvider: async () => ({
    as: 'owner',
    input: {
      adapter: 'signed-http',
      name: 'Penyedia Uji',
      config: { baseUrl: 'https://penyedia.contoh.id' },
      secrets: { signingSecret: SECRET },
      cooldownSeconds: 0,
      note: 'Ruang kerja sendiri',
    },
  }),
  updateProvider: async (world) => ({ as: 'owner', input: { id: await oneProvider(world), name: 'Nama baru' } }),
  setProviderStatus: async (world) => ({
    as: 'owner',
    input: { id: await oneProvider(world), status: 'paused', reason: 'Dicek dulu' },
  }),
  deleteProvider: async (world) => ({ as: 'owner', input: { id: await oneProvider(world) } }),
  createProviderAccount: async (world) => ({
    as: 'owner',
    input: {
      id: await oneProvider(world),
      label: 'Ruang 1',
      credentials: { account: 'ruang-1', token: 'token-ruang-1' },
      dailyQuota: 10,
    },
  }),
  updateProviderAccount: async (world) => ({ as: 'owner', input: { id: await oneAccount(world), dailyQuota: 20 } }),
  deleteProviderAccount: async (world) => ({ as: 'owner', input: { id: await oneAccount(world) } }),
}

/** A provider that is called, without accounts. */
export async function oneProvider({ tenantId, sql }: World, adapter = 'signed-http'): Promise<string> {
  const id = newId()
  await sql(
    `insert into store.providers (tenant_id, id, adapter, name, config) values ($1, $2, $3, 'Penyedia Uji', $4)`,
    [tenantId, id, adapter, JSON.stringify({ baseUrl: 'https://penyedia.contoh.id' })],
  )
  return id
}

async function oneAccount(world: World): Promise<string> {
  const id = newId()
  await world.sql(
    `insert into store.provider_accounts (tenant_id, id, provider_id, label, sealed, daily_quota, used_on)
     values ($1, $2, $3, 'Ruang 1', '\\x00', 10, $4)`,
    [world.tenantId, id, await oneProvider(world), wibDay(new Date())],
  )
  return id
}
