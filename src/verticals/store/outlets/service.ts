import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { originOf } from '#kernel/house.ts'
import { personOf } from '#kernel/identity/authorize.ts'
import { notFound } from '#kernel/problem/common.ts'
import { readOutletBrand, writeOutletBrand } from '#kernel/tenancy/brand.ts'
import { announceTenant } from '#kernel/tenancy/hosts.ts'
import { isReserved, slugFrom } from '#kernel/tenancy/labels.ts'
import { setOutlet, takeLabel } from '#kernel/tenancy/outlets.ts'
import { findImage } from '#services/files/index.ts'
import type { Reseller } from '../resellers/of.ts'
import { findReseller } from '../resellers/queries.ts'
import * as problems from './problems.ts'
import * as queries from './queries.ts'
import { isForbidden, isOpen } from './rules.ts'
import type { Add, EditOutlet, ListOutlets, OpenOutlet } from './schemas.ts'

/* A reseller opens a shop of their own and keeps it; the owner of the shop lets it be. */

/** The characters of a site's looks belong to trades; an outlet has the shop's own. */
const PRESET = 'ruang'

export async function readMine(ctx: Ctx, reseller: Reseller) {
  const [row, rules, own] = await Promise.all([
    queries.findOutletOf(ctx, reseller.id),
    queries.findRules(ctx),
    findReseller(ctx, reseller.id),
  ])
  return {
    outlet: row ? await present(ctx, row, isOpen(row, own!, rules)) : null,
    allowed: rules.enabled,
    mostBasisPoints: rules.mostBasisPoints,
    base: ctx.house.baseDomain,
    first: { name: own!.shop_name.slice(0, 60), label: slugFrom(own!.shop_name), whatsapp: own!.whatsapp },
  }
}

async function present(ctx: Ctx, row: queries.OutletRow, open: boolean) {
  const { primary, accent, mode, logoId } = await readOutletBrand(ctx, row.id)
  const logo = logoId ? await findImage(ctx, logoId) : undefined
  return {
    id: row.id,
    label: row.label,
    url: urlOf(ctx, row.label),
    name: row.name,
    tagline: row.tagline,
    whatsapp: row.whatsapp,
    status: row.status as 'open' | 'closed' | 'suspended',
    open,
    reason: row.reason,
    add: row.add_idr === null ? { basisPoints: row.add_basis_points! } : { idr: row.add_idr },
    look: { primary, accent, mode },
    logo: logo ? { id: logo.id, width: logo.width, height: logo.height } : null,
  }
}

function urlOf(ctx: Ctx, label: string): string {
  return originOf(ctx.house, `${label}.${ctx.house.baseDomain}`)
}

/** Opens the one outlet a reseller may have. Of many who want one address at once one has it. */
export async function open(ctx: Ctx, reseller: Reseller, { label, ...wish }: OpenOutlet) {
  const rules = await queries.findRules(ctx)
  if (!rules.enabled) throw problems.outletsOff()
  refuseLabel(label, rules)
  refuseAdd(wish.add, rules)
  if (await queries.findOutletOf(ctx, reseller.id)) throw problems.outletExists()
  const id = newId()
  if (!(await takeLabel(ctx, { id, label, name: wish.name })))
    throw problems.labelTaken({}, [{ path: 'label', sentence: problems.labelTaken.sentence }])
  // Somebody who asks twice at once has one; the other's address is free again with this transaction.
  if (!(await queries.insertOutlet(ctx, { id, reseller_id: reseller.id, label, ...rowOf(wish) })))
    throw problems.outletExists()
  dress(ctx, id, wish, null)
  return readMine(ctx, reseller)
}

function refuseLabel(label: string, { forbidden }: queries.Rules): void {
  if (!isReserved(label) && !isForbidden(label, forbidden)) return
  throw problems.labelReserved({}, [{ path: 'label', sentence: problems.labelReserved.sentence }])
}

/** A part of the price that is more than the shop allows is refused; a sum is held down product by product. */
function refuseAdd(add: Add, { mostBasisPoints }: queries.Rules): void {
  if (mostBasisPoints === null || !('basisPoints' in add) || add.basisPoints <= mostBasisPoints) return
  const most = String(mostBasisPoints / 100).replace('.', ',')
  const { sentence } = problems.addTooMuch({ most })
  throw problems.addTooMuch({ most }, [{ path: 'add', sentence }])
}

export async function edit(ctx: Ctx, reseller: Reseller, wish: EditOutlet) {
  const [row, rules, own] = await mine(ctx, reseller)
  refuseAdd(wish.add, rules)
  ctx.tx.defer(queries.updateOutlet(ctx, row.id, rowOf(wish)))
  setOutlet(ctx, { id: row.id, name: wish.name, open: isOpen(row, own, rules) })
  dress(ctx, row.id, wish, (await readOutletBrand(ctx, row.id)).logoId)
  return readMine(ctx, reseller)
}

/** The reseller closes their shop and opens it again; what the owner of the shop has closed they cannot open. */
export async function setOpen(ctx: Ctx, reseller: Reseller, opens: boolean) {
  const [row, rules, own] = await mine(ctx, reseller)
  if (row.status === 'suspended') throw problems.outletSuspended()
  const status = opens ? 'open' : 'closed'
  ctx.tx.defer(queries.updateOutlet(ctx, row.id, { status }))
  setOutlet(ctx, { id: row.id, name: row.name, open: isOpen({ status }, own, rules) })
  return readMine(ctx, reseller)
}

/** The outlet of whoever asks, locked, with what decides whether it sells; 404 where they have none. */
export async function mine(ctx: Ctx, reseller: Reseller) {
  const found = await queries.findOutletOf(ctx, reseller.id)
  if (!found) throw notFound()
  const [row, rules, own] = await Promise.all([
    queries.lockOutlet(ctx, found.id),
    queries.findRules(ctx),
    findReseller(ctx, reseller.id),
  ])
  return [row!, rules, own!] as const
}

function rowOf({ name, tagline, whatsapp, add }: EditOutlet) {
  return {
    name,
    tagline,
    whatsapp,
    add_basis_points: 'basisPoints' in add ? add.basisPoints : null,
    add_idr: 'idr' in add ? add.idr : null,
  }
}

function dress(ctx: Ctx, id: string, { look, tagline }: EditOutlet, logoId: string | null): void {
  writeOutletBrand(ctx, id, { ...look, tagline, logoId, preset: PRESET })
}

/* What the owner of the shop does. */

export async function list(ctx: Ctx, wanted: ListOutlets) {
  const [rows, rules] = await Promise.all([
    queries.searchOutlets(ctx, wanted, wanted.limit + 1),
    queries.findRules(ctx),
  ])
  const items = rows.slice(0, wanted.limit).map((row) => ({
    id: row.id,
    name: row.name,
    url: urlOf(ctx, row.label),
    status: row.status,
    open: isOpen(row, { status: row.reseller_status }, rules),
    reason: row.reason,
    logoId: row.logo_id,
    reseller: { id: row.reseller_id, name: row.reseller_name },
    orders: row.orders,
    turnoverIdr: row.turnover_idr,
    marginIdr: row.margin_idr,
    createdAt: row.created_at,
  }))
  return { items, nextCursor: rows.length > wanted.limit ? items.at(-1)!.id : null }
}

/** Closes an outlet with a reason that its reseller reads; what was bought there stays as it is. */
export async function suspend(ctx: Ctx, id: string, reason: string): Promise<void> {
  await decide(ctx, id, 'suspended', reason)
}

export async function reopen(ctx: Ctx, id: string): Promise<void> {
  await decide(ctx, id, 'open', '')
}

async function decide(ctx: Ctx, id: string, status: 'open' | 'suspended', reason: string): Promise<void> {
  const row = await queries.lockOutlet(ctx, id)
  if (!row) throw notFound()
  const [rules, own] = await Promise.all([queries.findRules(ctx), findReseller(ctx, row.reseller_id)])
  ctx.tx.defer(queries.updateOutlet(ctx, id, { status, reason, decided_by: personOf(ctx).id }))
  setOutlet(ctx, { id, name: row.name, open: isOpen({ status }, own!, rules) })
}

export async function saveRules(ctx: Ctx, rules: queries.Rules): Promise<void> {
  await ctx.tx.run(queries.writeRules(ctx, rules))
  await refreshOutlets(ctx, null)
}

/**
 * Tells every host anew whether its outlet is open: of one reseller, whose state has just changed, or of all. In the
 * transaction of the change itself, so that nobody sells for a moment longer.
 */
export async function refreshOutlets(ctx: Ctx, resellerId: string | null): Promise<void> {
  const [rows, rules] = await Promise.all([queries.findStates(ctx, resellerId), queries.findRules(ctx)])
  for (const row of rows)
    setOutlet(ctx, { id: row.id, name: row.name, open: isOpen(row, { status: row.reseller_status }, rules) })
  announceTenant(ctx, ctx.tenant.id)
}
