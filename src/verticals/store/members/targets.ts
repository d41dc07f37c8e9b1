import { createHash } from 'node:crypto'
import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { personOf } from '#kernel/identity/authorize.ts'
import { invalidInput, notFound } from '#kernel/problem/common.ts'
import { checkInputs, type InputField, readTarget } from '../catalogue/index.ts'
import { notMember, tooManyTargets } from './problems.ts'
import type { ListTargets, SavedTargets, SaveTarget } from './schemas.ts'
import * as queries from './target-queries.ts'

/* Where a member's goods go, so that nobody types a player's number twice. */

const MOST_TARGETS = 50

export async function listTargets(ctx: Ctx, { productId }: ListTargets): Promise<SavedTargets> {
  const product = productId ? await queries.findProduct(ctx, productId) : undefined
  if (productId && !product) return { items: [] }
  const of = product ? { asks: asksOf(product.inputs), productId: product.id } : null
  const rows = await queries.findTargets(ctx, personOf(ctx).id, of, MOST_TARGETS)
  return { items: rows.map((row) => present(row)) }
}

/** Saves what a product was told. The same again is the same target, used once more. */
export async function saveTarget(ctx: Ctx, { productId, target: told, label }: SaveTarget): Promise<{ id: string }> {
  const { id: personId } = personOf(ctx)
  const product = await queries.findProduct(ctx, productId)
  if (!product) throw notFound()
  const problems = checkInputs(product.inputs, told)
  if (problems.length > 0) throw invalidInput({}, problems)
  const target = readTarget(product.inputs, told)
  const [first] = Object.values(target)
  if (!first) throw notFound()
  const before = await queries.countBehindLock(ctx, personId)
  if (before === undefined) throw notMember()
  const saved = await queries.saveTarget(ctx, {
    id: newId(),
    personId,
    asks: asksOf(product.inputs),
    productId,
    label: label ?? first.slice(0, 60),
    target,
    key: keyOf(target),
    renames: label !== undefined,
  })
  if (saved!.fresh && before >= MOST_TARGETS) throw tooManyTargets({ count: MOST_TARGETS })
  return { id: saved!.id }
}

export async function renameTarget(ctx: Ctx, input: { id: string; label: string }): Promise<void> {
  if ((await queries.renameTarget(ctx, personOf(ctx).id, input)) === 0) throw notFound()
}

export async function deleteTarget(ctx: Ctx, id: string): Promise<void> {
  if ((await queries.deleteTargets(ctx, personOf(ctx).id, id)) === 0) throw notFound()
}

/** Two products that ask for the same keys ask for the same account. */
function asksOf(inputs: readonly InputField[]): string {
  return inputs
    .map(({ key }) => key)
    .toSorted()
    .join(',')
}

/** The same account under one name, in whatever order it was told. */
function keyOf(target: Record<string, string>): string {
  const told = Object.entries(target).toSorted(([left], [right]) => (left < right ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(told)).digest('hex')
}

function present(row: queries.TargetRow): SavedTargets['items'][number] {
  const known = new Map(row.inputs.map(({ key, label }) => [key, label]))
  return {
    id: row.id,
    label: row.label,
    fields: Object.entries(row.target).map(([key, value]) => ({ key, label: known.get(key) ?? key, value })),
    productId: row.product_id,
    productName: row.product_name,
    usedAt: row.used_at,
  }
}
