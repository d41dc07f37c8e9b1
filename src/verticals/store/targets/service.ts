import type { OutsideCtx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import { invalidInput, notFound } from '#kernel/problem/common.ts'
import { checkInputs, type InputField, readTarget } from '../catalogue/index.ts'
import { askTarget } from './ask.ts'
import { targetCheckNone, targetCheckSilent } from './problems.ts'
import { absenceWords, fieldToBlame } from './rules.ts'
import type { CheckTarget, TargetChecked } from './schemas.ts'

type Row = { slug: string; inputs: InputField[]; target_check: string | null }

/** Whose account a buyer has named, before anything is ordered. Only what the product itself would take is asked about. */
export async function checkTarget(ctx: OutsideCtx, { productSlug, target }: CheckTarget): Promise<TargetChecked> {
  const row = await ctx.transact((inner) =>
    inner.tx.first(sql<Row>`select slug, inputs, target_check from store.products
      where tenant_id = ${ctx.tenant.id} and slug = ${productSlug} and status in ('active', 'paused')`),
  )
  if (!row) throw notFound()
  if (!row.target_check) throw targetCheckNone()
  const wrong = checkInputs(row.inputs, target)
  if (wrong.length > 0) throw invalidInput({}, wrong)
  const told = readTarget(row.inputs, target)
  const verdict = await askTarget(ctx, { providerId: row.target_check, product: row.slug, target: told })
  if (verdict.kind === 'silent') throw targetCheckSilent()
  if (verdict.kind === 'found') return { found: true, name: verdict.name, reason: null, field: null, sentence: null }
  const { reason } = verdict
  const field = fieldToBlame(row.inputs, reason)
  return { found: false, name: null, reason, field, sentence: absenceWords[reason][ctx.locale] }
}
