import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import { invalidInput, notFound } from '#kernel/problem/common.ts'
import { checkInputs, type InputField } from '../catalogue/index.ts'
import { targetCheckNone } from '../targets/problems.ts'
import { absenceWords, fieldToBlame } from '../targets/rules.ts'
import type { CheckTarget, TargetChecked } from '../targets/schemas.ts'
import { scenarioOf } from './scenarios.ts'

/** Whose account it is, without asking anybody outside: a made-up name, or nobody for the published value. */
export async function checkTarget(ctx: Ctx, { productSlug, target }: CheckTarget): Promise<TargetChecked> {
  const row = await ctx.tx.first(sql<{ inputs: InputField[]; target_check: string | null }>`
    select inputs, target_check from store.products
    where tenant_id = ${ctx.tenant.id} and slug = ${productSlug} and status in ('active', 'paused')`)
  if (!row) throw notFound()
  if (!row.target_check) throw targetCheckNone()
  const wrong = checkInputs(row.inputs, target)
  if (wrong.length > 0) throw invalidInput({}, wrong)
  if (scenarioOf(target) !== 'no_account')
    return { found: true, name: 'Akun Uji', reason: null, field: null, sentence: null }
  const reason = 'unknown'
  const field = fieldToBlame(row.inputs, reason)
  return { found: false, name: null, reason, field, sentence: absenceWords[reason][ctx.locale] }
}
