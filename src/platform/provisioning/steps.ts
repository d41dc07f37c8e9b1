import { strict as assert } from 'node:assert'
import { request } from 'node:http'
import type { Ctx, OutsideCtx, PlatformCtx, Tenant } from '#kernel/context.ts'
import { ensurePerson, issueToken } from '#kernel/identity/people.ts'
import type { NewSite } from '#kernel/module/manifest.ts'
import type { Registry } from '#kernel/module/registry.ts'
import { previewCookieName, previewToken } from '#kernel/http/visit.ts'
import { writeBrand } from '#kernel/tenancy/brand.ts'
import { insertSubdomain, insertTenant } from '#kernel/tenancy/queries.ts'
import { copyImage } from '#services/files/index.ts'
import { tellHandOver, tellSiteReady } from '../messages.ts'
import { findOrder, type OrderRow, updateOrder } from '../portal/queries.ts'

/** What a step works on. `tenant` is the new site's, whether or not its row exists yet. */
export type Building = { order: OrderRow; tenant: Tenant; site: NewSite }

/**
 * One named step. `run` does its work in the transaction that also marks the step done, so it happens exactly once;
 * `check` speaks to the outside, changes nothing, and may happen more than once.
 */
export type Step =
  | { name: string; run: (ctx: PlatformCtx, building: Building) => Promise<void> }
  | { name: string; check: (ctx: OutsideCtx<PlatformCtx>, building: Building) => Promise<void> }

const SET_PASSWORD_HOURS = 72
const SMOKE_TIMEOUT_MS = 10_000

/** The registry of steps, in order: the platform's own around those of the vertical. */
export function stepsFor(registry: Registry, vertical: string): readonly Step[] {
  const module = registry.modules.find((one) => one.name === vertical && one.kind === 'vertical')
  assert(module, `no vertical ${vertical}`)
  const own = (module.provision ?? []).map((step) => ({
    name: `${vertical}:${step.name}`,
    run: (ctx: PlatformCtx, { tenant, site }: Building) => ctx.visit(tenant, (inner) => step.run(inner, site)),
  }))
  return [
    { name: 'tenant', run: makeTenant },
    { name: 'brand', run: applyBrand },
    ...own,
    { name: 'admin', run: makeAdmin },
    { name: 'domain', run: connectDomain },
    { name: 'smoke', check: smokeTest },
    { name: 'hand_over', run: handOver },
  ]
}

async function makeTenant(ctx: PlatformCtx, { order, tenant }: Building): Promise<void> {
  await insertTenant(ctx, { id: tenant.id, slug: order.slug, vertical: order.vertical, name: order.business_name })
  await updateOrder(ctx, order.id, { site_tenant_id: tenant.id })
}

async function applyBrand(ctx: PlatformCtx, { tenant, site }: Building): Promise<void> {
  // Each trade has its own character; the tenant's two colours come on top of it.
  const offer = ctx.house.registry.modules.find(({ name }) => name === tenant.vertical)?.offer
  // The site has a logo of its own under the same id: what becomes of the portal's does not concern it.
  const logoId = site.brand.logoId && (await copyImage(ctx, site.brand.logoId, tenant))
  await ctx.visit(tenant, (inner) => writeBrand(inner, { preset: offer?.preset, ...site.brand, logoId }))
}

async function makeAdmin(ctx: PlatformCtx, { tenant, site }: Building): Promise<void> {
  await ctx.visit(tenant, async (inner) => {
    await ensurePerson(inner, { ...personOf(site), roles: ['owner'] })
  })
}

function connectDomain(ctx: PlatformCtx, { order, tenant }: Building): Promise<void> {
  return insertSubdomain(ctx, tenant.id, order.slug)
}

/** Opens the new site as its orderer would, through this very server, and looks for its name. */
async function smokeTest(ctx: OutsideCtx<PlatformCtx>, { tenant }: Building): Promise<void> {
  const { status, body } = await fetchSite(ctx, tenant)
  if (status !== 200) throw new Error(`the site answered ${status}`)
  if (!body.includes(escapeHtml(tenant.name))) throw new Error('the site does not show its name')
}

function fetchSite(ctx: OutsideCtx<PlatformCtx>, tenant: Tenant): Promise<{ status: number; body: string }> {
  const cookie = `${previewCookieName(ctx.house.mode)}=${previewToken(ctx.house, tenant.id)}`
  const { host: loopback, port } = ctx.house.loopback()
  const publicPort = new URL(ctx.house.portalOrigin).port
  const host = publicPort ? `${tenant.host}:${publicPort}` : tenant.host
  return new Promise((resolve, reject) => {
    const call = request(
      { host: loopback, port, path: '/', headers: { host, cookie }, timeout: SMOKE_TIMEOUT_MS },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
        )
        answer.on('error', reject)
      },
    )
    call.on('timeout', () => call.destroy(new Error('the site did not answer in time')))
    call.on('error', reject)
    call.end()
  })
}

async function handOver(ctx: PlatformCtx, { order, tenant, site }: Building): Promise<void> {
  const token = await ctx.visit(tenant, async (inner: Ctx) => {
    const { id } = await ensurePerson(inner, { ...personOf(site), roles: ['owner'] })
    return issueToken(inner, id, 'set-password', SET_PASSWORD_HOURS)
  })
  const fresh = (await findOrder(ctx, order.id))!
  await tellHandOver(ctx, fresh, token)
  await tellSiteReady(ctx, fresh)
}

function personOf(site: NewSite) {
  return { email: site.owner.email, name: site.owner.name, phone: site.owner.whatsapp }
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#x27;')
}
