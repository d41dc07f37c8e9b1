import { enqueue } from '#kernel/jobs/enqueue.ts'
import type { Controls, World } from '#kernel/module/controls.ts'
import { findFailedJobs } from './console/jobs/queries.ts'

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

/** A picture of one red point, as PNG. */
const LOGO = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='

let count = 0
async function placed(world: World) {
  count += 1
  return world.call('platform.placeOrder', orderInput(`kendali-${Date.now().toString(36)}-${count}`))
}

/** An order being written, with an address that its link can be mailed to. */
async function begun(world: World) {
  const fields = { businessName: 'Bimbel Garuda Jaya', 'owner.email': 'rangga@contoh.id' }
  const { token, revision } = await world.call('platform.createDraft', { step: 'business', fields })
  return { token, revision }
}

const owner = { as: 'owner' as const }

const controls: Controls = {
  readCatalogue: async () => ({ as: 'anonymous', input: {} }),
  readTemplate: async () => ({ as: 'anonymous', input: { vertical: 'tutoring' } }),
  readContent: async () => ({ as: 'anonymous', input: { page: 'home' } }),
  listContents: async () => ({ ...owner, input: {} }),
  editContent: async () => ({ ...owner, input: { page: 'home' } }),
  saveContent: async (world) => {
    const { page, revision, content } = await world.call('platform.editContent', { page: 'faq' })
    return { ...owner, input: { page, revision, content } }
  },
  publishContent: async (world) => ({ ...owner, input: await pageDraft(world, 'terms') }),
  discardContent: async (world) => ({ ...owner, input: await pageDraft(world, 'privacy') }),
  readAddress: async () => ({ as: 'anonymous', input: { slug: 'bimbel-baru' } }),
  placeOrder: async () => {
    count += 1
    return { as: 'anonymous', input: orderInput(`pesan-${Date.now().toString(36)}-${count}`) }
  },
  readDomain: async () => ({ as: 'anonymous', input: { domain: 'bimbelgaruda.id' } }),
  createDraft: async () => ({
    as: 'anonymous',
    input: { step: 'business', fields: { businessName: 'Bimbel Garuda' } },
  }),
  saveDraft: async (world) => ({
    as: 'anonymous',
    input: { ...(await begun(world)), step: 'owner', fields: { 'owner.name': 'Rangga Wiratama' } },
  }),
  readDraft: async (world) => ({ as: 'anonymous', input: { token: (await begun(world)).token } }),
  watchDraft: async (world) => ({ as: 'anonymous', input: { token: (await begun(world)).token } }),
  mailDraft: async (world) => ({ as: 'anonymous', input: { token: (await begun(world)).token } }),
  readLogoColours: async (world) => {
    const { id } = await world.call('files.uploadImage', { file: LOGO, purpose: 'logo' })
    return { as: 'anonymous', input: { id } }
  },
  readDraftLook: async (world) => ({ as: 'anonymous', input: { token: (await begun(world)).token } }),
  readOrder: async (world) => ({ as: 'anonymous', input: { token: (await placed(world)).token } }),
  watchOrder: async (world) => ({ as: 'anonymous', input: { token: (await placed(world)).token } }),
  readBuilding: async (world) => ({ as: 'anonymous', input: { token: (await placed(world)).token } }),
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
  readMessages: async (world) => ({ as: 'anonymous', input: { token: (await placed(world)).token } }),
  writeMessage: async (world) => ({
    as: 'anonymous',
    input: { token: (await placed(world)).token, body: 'Kapan situs kami tampil?' },
  }),
  seeMessages: async (world) => ({ as: 'anonymous', input: { token: (await placed(world)).token } }),
  answerOrder: async (world) => ({
    ...owner,
    input: { id: (await placed(world)).id, body: 'Hari ini juga, begitu pelunasannya masuk.' },
  }),
  seeOrderMessages: async (world) => ({ ...owner, input: { id: (await placed(world)).id } }),
  listMyOrders: async () => ({ ...owner, input: {} }),
  listPayments: async () => ({ ...owner, input: {} }),
  listSites: async () => ({ ...owner, input: {} }),
  listFailedJobs: async () => ({ ...owner, input: {} }),
  retryJob: async (world) => ({ ...owner, input: { id: await givenUpJob(world) } }),
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

/** A page of the portal that has a draft, and the revision to name. */
async function pageDraft(world: World, page: string) {
  const { revision, content } = await world.call('platform.editContent', { page })
  const saved = await world.call('platform.saveContent', { page, revision, content })
  return { page, revision: saved.revision }
}

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

/** A job that was tried to the end; the queue's tables belong to the platform's role. */
async function givenUpJob(world: World): Promise<string> {
  const key = `kendali-${crypto.randomUUID()}`
  // Due tomorrow, so that a worker that runs beside the test leaves it alone.
  const runAt = new Date(Date.now() + 86_400_000)
  await world.inside(async (ctx) => enqueue(ctx, 'platform.advanceWaiting', {}, { key, runAt }))
  await world.sql(
    `set local role ruko_platform;
     update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'sengaja' where key like '%${key}'`,
  )
  const jobs = await world.inside((ctx) => findFailedJobs(ctx, 1))
  return jobs[0]!.id
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
