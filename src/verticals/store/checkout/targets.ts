import type { OutsideCtx } from '#kernel/context.ts'
import type { Problem } from '#kernel/problem/problem.ts'
import { readTarget } from '../catalogue/index.ts'
import { askTarget, CHECK_LIMIT, type Verdict, type Wanted } from '../targets/ask.ts'
import { targetAbsent } from '../targets/problems.ts'
import { absenceWords, fieldToBlame } from '../targets/rules.ts'
import type { Sale } from './decide.ts'

/* Whose account an order goes to. What the buyer's page was told counts for nothing here: it is asked once more. */

/** By the line's place in the order; null: nobody has been asked yet. */
export type Verdicts = ReadonlyMap<number, Verdict> | null

/** Lines of the order want an answer that only the outside has: nothing was taken, and it begins anew with the answers. */
export class Unasked extends Error {
  readonly wanted: ReadonlyMap<number, Wanted>

  constructor(wanted: ReadonlyMap<number, Wanted>) {
    super('targets have to be checked first')
    this.wanted = wanted
  }
}

/** The refusal of accounts that are not there. Throws `Unasked` as long as nobody was asked; silence refuses nobody. */
export function targetProblem(sales: readonly Sale[], verdicts: Verdicts): Problem | null {
  if (verdicts === null) {
    const wanted = wantedOf(sales)
    if (wanted.size > 0) throw new Unasked(wanted)
  }
  const fields = sales.flatMap(({ variant }, index) => {
    const verdict = verdicts?.get(index)
    if (verdict?.kind !== 'absent') return []
    const key = fieldToBlame(variant.inputs, verdict.reason)
    return key ? [{ path: `lines.${index}.target.${key}`, sentence: absenceWords[verdict.reason] }] : []
  })
  return fields.length > 0 ? targetAbsent({}, fields) : null
}

function wantedOf(sales: readonly Sale[]): Map<number, Wanted> {
  const wanted = new Map<number, Wanted>()
  for (const [index, { line, variant }] of sales.entries()) {
    const { targetCheck, inputs, productSlug } = variant
    const target = readTarget(inputs, line.target)
    if (targetCheck && Object.keys(target).length > 0)
      wanted.set(index, { providerId: targetCheck, product: productSlug, target })
  }
  return wanted
}

/** Each question counts against what a visitor may ask, so that orders are no way around that limit. */
export async function askAll(ctx: OutsideCtx, wanted: ReadonlyMap<number, Wanted>): Promise<Verdicts> {
  const asked = [...wanted].map(async ([index, one]) => {
    await ctx.house.meter.count(CHECK_LIMIT, ctx)
    return [index, await askTarget(ctx, one)] as const
  })
  return new Map(await Promise.all(asked))
}

export function nameFor(verdicts: Verdicts, index: number): string | null {
  const verdict = verdicts?.get(index)
  return verdict?.kind === 'found' ? verdict.name : null
}
