import type { Controls, World } from '#kernel/module/controls.ts'

/** An order as a person would type it; every call makes another one. */
export function orderInput(slug: string, changes: Record<string, unknown> = {}) {
  return {
    vertical: 'tutoring',
    package: 'basic',
    businessName: 'Bimbel Garuda Jaya',
    slug,
    brand: { primary: '#12355b', accent: '#d7263d' },
    owner: {
      name: 'Rangga Wiratama',
      email: `${slug}@contoh.id`,
      whatsapp: '0812 0000 0001',
      address: 'Jl. Merpati 7, Magelang',
    },
    scheme: 'dp',
    consent: true,
    ...changes,
  }
}

let count = 0
async function placed(world: World) {
  count += 1
  return world.call('platform.placeOrder', orderInput(`kendali-${Date.now().toString(36)}-${count}`))
}

const owner = { as: 'owner' as const }

const controls: Controls = {
  readCatalogue: async () => ({ as: 'anonymous', input: {} }),
  readAddress: async () => ({ as: 'anonymous', input: { slug: 'bimbel-baru' } }),
  placeOrder: async () => {
    count += 1
    return { as: 'anonymous', input: orderInput(`pesan-${Date.now().toString(36)}-${count}`) }
  },
  readOrder: async (world) => ({ as: 'anonymous', input: { token: (await placed(world)).token } }),
  watchOrder: async (world) => ({ as: 'anonymous', input: { token: (await placed(world)).token } }),
  readInvoice: async (world) => ({ as: 'anonymous', input: { token: (await placed(world)).invoiceToken } }),
  watchInvoice: async (world) => ({
    as: 'anonymous',
    input: { token: (await placed(world)).invoiceToken },
  }),
  createCharge: async (world) => ({
    as: 'anonymous',
    input: { token: (await placed(world)).invoiceToken, method: 'qris' },
  }),
  applyCredit: async (world) => {
    const order = await placed(world)
    await giveCredit(world, order.id as string, 5_000_000)
    return { as: 'anonymous', input: { token: order.invoiceToken } }
  },
  refundCredit: async (world) => {
    const order = await placed(world)
    const creditId = await giveCredit(world, order.id as string, 50_000)
    return { ...owner, input: { creditId, reason: 'diminta pelanggan' } }
  },
  payOutCredit: async (world) => {
    const order = await placed(world)
    const creditId = await giveCredit(world, order.id as string, 50_000)
    return { ...owner, input: { creditId, reason: 'pembayaran dari rekening virtual', bankReference: 'TRF-0001' } }
  },
  readOverview: async () => ({ ...owner, input: {} }),
  listOrders: async () => ({ ...owner, input: {} }),
  inspectOrder: async (world) => ({ ...owner, input: { id: (await placed(world)).id } }),
  deactivateSite: async (world) => ({
    ...owner,
    input: { id: await ordered(world, 'active'), reason: 'diminta pemilik' },
  }),
  activateSite: async (world) => ({ ...owner, input: { id: await ordered(world, 'inactive') } }),
  approveOrder: async (world) => ({ ...owner, input: { id: (await placed(world)).id } }),
  retryProvisioning: async (world) => {
    const id = await ordered(world, 'in_progress')
    await world.sql('update platform.provisionings set status = $1 where order_id = $2', ['failed', id])
    return { ...owner, input: { id } }
  },
  readSettings: async () => ({ ...owner, input: {} }),
  updateSettings: async () => ({ ...owner, input: { dpPercent: 50 } }),
}
export default controls

/** A paid and built order in the given status, written straight into the tables. */
async function ordered(world: World, status: string): Promise<string> {
  const { id } = await placed(world)
  const site = crypto.randomUUID()
  await world.sql(
    `insert into kernel.tenants (id, kind, slug, vertical, name, status)
     select $1, 'client', slug, 'tutoring', business_name, 'live' from platform.orders where id = $2`,
    [site, id],
  )
  await world.sql('update platform.orders set status = $1, site_tenant_id = $2 where id = $3', [status, site, id])
  await world.sql("update platform.invoices set status = 'paid', paid_at = now() where order_id = $1", [id])
  await world.sql(
    "insert into platform.provisionings (tenant_id, order_id, site_tenant_id, status) values ($1, $2, $3, 'done')",
    [world.tenantId, id, site],
  )
  return id as string
}

async function giveCredit(world: World, orderId: string, amountIdr: number): Promise<string> {
  const [intent, capture, credit] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
  await world.sql(
    `insert into payments.intents (tenant_id, id, reference, gateway, for_kind, for_id, method, amount_idr, status, expires_at)
     values ($1, $2::uuid, $2::uuid::text, 'simulator', 'platform.invoice', $2::uuid, 'qris', $3, 'expired', now())`,
    [world.tenantId, intent, amountIdr],
  )
  await world.sql(
    `insert into payments.captures (tenant_id, id, intent_id, gateway, gateway_payment_id, amount_idr, fee_idr, outcome, paid_at)
     values ($1, $2::uuid, $3, 'simulator', $2::uuid::text, $4, 0, 'late', now())`,
    [world.tenantId, capture, intent, amountIdr],
  )
  await world.sql(
    `insert into platform.credits (tenant_id, id, order_id, capture_id, intent_id, amount_idr, left_idr, reason, status)
     values ($1, $2, $3, $4, $5, $6, $6, 'late', 'available')`,
    [world.tenantId, credit, orderId, capture, intent, amountIdr],
  )
  return credit
}
