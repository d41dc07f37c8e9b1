import { randomInt } from 'node:crypto'
import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { sql } from '#kernel/db/sql.ts'
import { emit } from '#kernel/events/emit.ts'
import { personOf } from '#kernel/identity/authorize.ts'
import { giveRole, takeRole } from '#kernel/identity/grants.ts'
import { findPerson } from '#kernel/identity/queries.ts'
import { notFound } from '#kernel/problem/common.ts'
import { announceTenant } from '#kernel/tenancy/hosts.ts'
import { localeOf } from '../members/queries.ts'
import { MEMBER } from '../members/rules.ts'
import { refreshOutlets } from '../outlets/service.ts'
import { openWallet } from '../wallet/queries.ts'
import { alreadyApplied, membersOnly, noTier, notDecidable } from './problems.ts'
import * as queries from './queries.ts'
import type { Apply, ListResellers, ResellerView } from './schemas.ts'
import { ensureTiers } from './tiers.ts'
import { tierFor } from './rules.ts'

/* How a member becomes a reseller, and stops being one. */

const RESELLER = 'reseller'

/** A member asks to sell. Who was refused may ask again; who was suspended may not. */
export async function apply(ctx: Ctx, { consent: _agreed, ...wish }: Apply): Promise<void> {
  const person = personOf(ctx)
  if (!person.roles.includes(MEMBER)) throw membersOnly()
  const row = {
    status: 'applied',
    shop_name: wish.shopName,
    channel: wish.channel,
    whatsapp: wish.whatsapp,
    about: wish.about,
  }
  const before = await queries.findByPerson(ctx, person.id)
  if (before && before.status !== 'refused') throw alreadyApplied()
  const id = before?.id ?? newId()
  if (before) {
    if ((await queries.reapply(ctx, id, row)) === 0) throw alreadyApplied()
  } else if (
    (await queries.insertApplied(ctx, { id, person_id: person.id, code: codeFor(wish.shopName), ...row })) === 0
  )
    throw alreadyApplied()
  emit(ctx, 'store.reseller_applied', { resellerId: id })
}

/** `kiosrina4821`: readable, and free of what an address cannot hold. */
function codeFor(shopName: string): string {
  const plain = shopName
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
  return `${plain.slice(0, 14) || 'mitra'}${randomInt(10_000, 1_000_000)}`
}

/** How one's own application stands. */
export async function readStanding(ctx: Ctx) {
  const { id, name, email, roles } = personOf(ctx)
  const row = await queries.findByPerson(ctx, id)
  return {
    standing: row
      ? {
          status: row.status as queries.Status,
          shopName: row.shop_name,
          channel: row.channel,
          about: row.about,
          whatsapp: row.whatsapp,
          reason: row.reason,
          createdAt: row.created_at,
        }
      : null,
    person: { name, email },
    mayApply: roles.includes(MEMBER) && (!row || row.status === 'refused'),
  }
}

/** Lets somebody sell: the role, a level and a wallet come with it. Also for who was refused or suspended before. */
export async function approve(ctx: Ctx, id: string, tierId: string | undefined): Promise<void> {
  const row = await taken(ctx, id)
  if (row.status === 'approved') throw notDecidable()
  const tiers = await ensureTiers(ctx)
  const wanted = tierId ?? row.tier_id ?? tiers[0]!.id
  if (!tiers.some((tier) => tier.id === wanted)) throw noTier()
  ctx.tx.defer(openWallet(ctx, id, null))
  await decide(ctx, id, { status: 'approved', reason: '', tierId: wanted })
  await giveRole(ctx, row.person_id, RESELLER)
}

export async function refuse(ctx: Ctx, id: string, reason: string): Promise<void> {
  const row = await taken(ctx, id)
  if (row.status !== 'applied') throw notDecidable()
  await decide(ctx, id, { status: 'refused', reason })
}

/** Stops a reseller at once, and their programs: nothing can be bought or withdrawn. What is theirs stays theirs. */
export async function suspend(ctx: Ctx, id: string, reason: string): Promise<void> {
  const row = await taken(ctx, id)
  if (row.status !== 'approved') throw notDecidable()
  await decide(ctx, id, { status: 'suspended', reason })
  await takeRole(ctx, row.person_id, RESELLER)
}

/** Gives a level by hand; null: by turnover again, from now on. */
export async function setTier(ctx: Ctx, id: string, tierId: string | null): Promise<void> {
  const row = await taken(ctx, id)
  if (!row.tier_id) throw notDecidable()
  const tiers = await queries.findTiers(ctx)
  const wanted = tierId ?? tierFor(tiers, row.turnover_idr)?.id ?? tiers[0]!.id
  const [before, after] = [row.tier_id, wanted].map((one) => tiers.find((tier) => tier.id === one))
  if (!after) throw noTier()
  ctx.tx
    .defer(sql`update store.resellers set tier_id = ${wanted}, tier_since = now(), tier_pinned = ${tierId !== null}, updated_at = now()
    where tenant_id = ${ctx.tenant.id} and id = ${id}`)
  // The prices of their mini-shop hang on it.
  announceTenant(ctx, ctx.tenant.id)
  if (row.status !== 'approved' || !before || before.id === after.id) return
  const direction = after.rank > before.rank ? ('up' as const) : ('down' as const)
  emit(ctx, 'store.reseller_tier_changed', { resellerId: id, tierId: wanted, direction })
}

async function taken(ctx: Ctx, id: string) {
  const row = await queries.lockReseller(ctx, id)
  if (!row) throw notFound()
  return row
}

type Decision = { status: 'approved' | 'refused' | 'suspended'; reason: string; tierId?: string }

async function decide(ctx: Ctx, id: string, { status, reason, tierId }: Decision): Promise<void> {
  const by = personOf(ctx).id
  ctx.tx.defer(sql`update store.resellers set status = ${status}, reason = ${reason}, decided_by = ${by},
      decided_at = now(), updated_at = now(), tier_id = coalesce(${tierId ?? null}::uuid, tier_id),
      tier_since = case when ${tierId ?? null}::uuid is null then tier_since else now() end
    where tenant_id = ${ctx.tenant.id} and id = ${id}`)
  await refreshOutlets(ctx, id)
  emit(ctx, 'store.reseller_decided', { resellerId: id, status })
}

export async function list(ctx: Ctx, wanted: ListResellers) {
  const [rows, waiting] = await Promise.all([
    queries.searchResellers(ctx, wanted, wanted.limit + 1),
    queries.countWaiting(ctx),
  ])
  const items = rows.slice(0, wanted.limit).map(present)
  return { items, waiting, nextCursor: rows.length > wanted.limit ? items.at(-1)!.id : null }
}

export async function read(ctx: Ctx, id: string): Promise<ResellerView> {
  const [row] = await queries.searchResellers(ctx, { id }, 1)
  if (!row) throw notFound()
  return present(row)
}

function present(row: queries.ListedReseller): ResellerView {
  return {
    id: row.id,
    status: row.status,
    shopName: row.shop_name,
    channel: row.channel,
    about: row.about,
    whatsapp: row.whatsapp,
    code: row.code,
    personId: row.person_id,
    name: row.name,
    email: row.email,
    accountActive: row.account === 'active',
    tierId: row.tier_id,
    tierPinned: row.tier_pinned,
    turnoverIdr: row.turnover_idr,
    topupIdr: row.topup_idr,
    marginIdr: row.margin_idr,
    owedIdr: row.owed_idr,
    reason: row.reason,
    createdAt: row.created_at,
    decidedAt: row.decided_at,
  }
}

/** To whom messages about a reseller go, and in which language. */
export async function contactOf(ctx: Ctx, id: string) {
  const row = (await queries.findReseller(ctx, id))!
  const [person, locale] = await Promise.all([findPerson(ctx, row.person_id), localeOf(ctx, row.person_id)])
  return { row, locale, to: { name: person!.name, email: person!.email, whatsapp: row.whatsapp } }
}
