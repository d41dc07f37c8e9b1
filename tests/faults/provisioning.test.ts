import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test, type TestContext } from 'node:test'
import { register } from '#kernel/module/registry.ts'
import { orderInput } from '#platform/controls.ts'
import { stepsFor } from '../../src/platform/provisioning/steps.ts'
import { modules } from '../../src/modules.ts'
import { startMailCatcher } from '../../fakes/mail/server.ts'
import { press } from '../support/gateway.ts'
import { waitFor } from '../support/wait.ts'
import { type Caller, caller } from './call.ts'
import { type Child, startApp } from './child.ts'
import { type FaultGround, layGround } from './ground.ts'

/** Before a step's effect, with its effect but before its commit, and right after its commit. */
const MOMENTS = ['started', 'before-commit', 'committed']
const STEPS = stepsFor(register(modules), 'tutoring').map(({ name }) => name)
const RECOVERY_LIMIT_MS = 60_000

let mail: Awaited<ReturnType<typeof startMailCatcher>>
const folder = mkdtempSync(join(tmpdir(), 'ruko-mail-'))
const recoveries: number[] = []
before(async () => {
  mail = await startMailCatcher({ smtpPort: 0, httpPort: 0, folder })
})
after(async () => {
  await mail.stop()
  rmSync(folder, { recursive: true, force: true })
  const slowest = Math.max(...recoveries)
  console.log(`${recoveries.length} kills in the building of sites; from kill to finished at most ${slowest} ms`)
})

test('killed at any moment of any step, a site is built once', { concurrency: MOMENTS.length }, async (t) => {
  assert.ok(STEPS.length >= 7, STEPS.join())
  await Promise.all(MOMENTS.map((moment) => t.test(moment, (inner) => lane(inner, moment))))
})

/** One database and one app for each moment; the app dies and comes back once for each step. */
async function lane(t: TestContext, moment: string): Promise<void> {
  const ground = await layGround()
  const calls = caller(ground.port)
  const env = { SMTP_URL: mail.smtpUrl, FILES_DIR: join(folder, `files-${moment}`) }
  let app = await startApp(ground, env)
  t.after(async () => {
    await app.kill()
    calls.close()
    await ground.close()
  })
  for (const [index, step] of STEPS.entries()) {
    await t.test(step, async () => {
      const slug = `situs-${moment}-${index}`
      await app.dieAt(`provision ${step} ${moment}`)
      const order = await buy(calls, ground, slug)
      await died(app)
      const began = Date.now()
      app = await startApp(ground, env)
      await waitFor(() => isBuilt(ground, order.id), RECOVERY_LIMIT_MS)
      recoveries.push(Date.now() - began)
      await assertBuiltOnce(ground, calls, order.id, slug)
    })
  }
}

/** One red point, as PNG. */
const LOGO = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='

type Placed = { id: string; token: string; invoiceToken: string }

/** An order paid in full; the app may die at any time after the payment. */
async function buy(calls: Caller, ground: FaultGround, slug: string): Promise<Placed> {
  const logo = await calls.surely('/files/images', { method: 'POST', body: { file: LOGO, purpose: 'logo' } })
  const logoId = (logo.body as { id: string }).id
  const input = orderInput(slug, { scheme: 'full', businessName: `Bimbel ${slug}`, logoId })
  const order = (await calls.surely('/orders', { method: 'POST', body: input })).body as Placed
  const charge = await calls.surely(`/invoices/${order.invoiceToken}/charges`, {
    method: 'POST',
    body: { method: 'qris' },
  })
  await press(ground.gatewayUrl, (charge.body as { charge: { reference: string } }).charge.reference, 'bayar')
  return order
}

async function died(app: Child): Promise<void> {
  const limit = new Promise((_, reject) => setTimeout(reject, 60_000, new Error('the app outlived its moment')).unref())
  await Promise.race([app.killed, limit])
}

async function isBuilt(ground: FaultGround, orderId: string): Promise<boolean> {
  return (await ground.count("platform.provisionings where order_id = $1 and status = 'done'", [orderId])) === 1
}

async function assertBuiltOnce(ground: FaultGround, calls: Caller, orderId: string, slug: string): Promise<void> {
  const steps = await ground.rows<{ name: string; status: string; attempts: number }>(
    'select name, status, attempts from platform.provisioning_steps where order_id = $1 order by position',
    [orderId],
  )
  assert.deepEqual(
    steps.map(({ name }) => name),
    STEPS,
  )
  // The job that was killed is taken up again; those of steps done before find them done.
  assert.ok(
    steps.every(({ status, attempts }) => status === 'done' && attempts <= 2),
    JSON.stringify(steps),
  )

  const tenants = await ground.rows<{ id: string; status: string }>(
    'select id, status from kernel.tenants where slug = $1',
    [slug],
  )
  assert.deepEqual(
    tenants.map(({ status }) => status),
    ['live'],
  )
  const site = tenants[0]!.id
  const one = async (from: string, values: unknown[]) => assert.equal(await ground.count(from, values), 1, from)
  await one('platform.orders where id = $1 and site_tenant_id = $2', [orderId, site])
  await one("kernel.domains where name = $1 and tenant_id = $2 and kind = 'subdomain'", [slug, site])
  await one('kernel.slug_holds where slug = $1 and holder_id = $2 and expires_at is null', [slug, orderId])
  await one('kernel.people where tenant_id = $1', [site])
  await one("kernel.role_grants where tenant_id = $1 and role = 'owner'", [site])
  await one("kernel.one_time_tokens where tenant_id = $1 and purpose = 'set-password'", [site])
  await one('tutoring.sites where tenant_id = $1 and published is not null', [site])
  await one('files.images where tenant_id = $1 and kept_at is not null', [site])
  for (const event of ['building_started', 'built', 'status_active']) {
    await one('platform.order_events where order_id = $1 and event = $2', [orderId, event])
  }
  for (const fact of ['platform.site_built', 'platform.site_went_live']) {
    await one("kernel.facts where name = $1 and payload ->> 'siteTenantId' = $2", [fact, site])
  }
  await one("ledger.entries where kind = 'revenue' and source = $1", [`order/${orderId}`])
  for (const template of ['hand_over', 'site_ready', 'site_live']) {
    await one('notifications.messages where dedupe = $1', [`${template}/${orderId}`])
  }
  await assertMailedOnce(ground, orderId, slug)

  const page = await calls.once(`${slug}.ruko.localhost`, '/')
  assert.deepEqual([page.status, page.text.includes(`Bimbel ${slug}`)], [200, true])
  const dead = await ground.rows(
    'select task_identifier, last_error from graphile_worker.jobs where attempts >= max_attempts and locked_at is null',
  )
  assert.deepEqual(dead, [])
}

/** One letter in the inbox: copies of one message, sent again after a kill, carry the same id. */
async function assertMailedOnce(ground: FaultGround, orderId: string, slug: string): Promise<void> {
  const message = await waitFor(async () => {
    const rows = await ground.rows<{ id: string; status: string; subject: string }>(
      'select id, status, subject from notifications.messages where dedupe = $1',
      [`hand_over/${orderId}`],
    )
    if (rows[0]?.status === 'sending') await letMinutesPass(ground, rows[0].id)
    return rows[0]?.status === 'sent' ? rows[0] : null
  })
  const inbox = await fetch(`${mail.url}/messages?to=${slug}@contoh.id`)
  const { messages } = (await inbox.json()) as { messages: { subject: string; messageId: string }[] }
  const letters = messages.filter(({ subject }) => subject === message.subject)
  assert.equal(new Set(letters.map(({ messageId }) => messageId)).size, 1)
  assert.ok(letters[0]!.messageId.includes(message.id))
}

/** A sending cut off by the kill is taken over after five minutes; here they pass at once. */
async function letMinutesPass(ground: FaultGround, messageId: string): Promise<void> {
  await ground.rows(
    `update notifications.messages set claimed_at = claimed_at - interval '6 minutes'
     where id = $1 and status = 'sending' and claimed_at between now() - interval '5 minutes' and now() - interval '3 seconds'`,
    [messageId],
  )
  await ground.rows(
    `update graphile_worker._private_jobs set run_at = now()
     where payload -> 'input' ->> 'messageId' = $1 and locked_at is null and run_at > now()`,
    [messageId],
  )
}
