import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { outsideCtx, transact } from '#kernel/db/transact.ts'
import { start, work } from '../../src/verticals/store/inventory/imports.ts'
import type { Ground } from '../database/ground.ts'
import { type Findings, verdict } from '../support/measure.ts'

const PART = 'store: import'
const CODES = 100_000
const ROUNDS = 2

/** A hundred thousand codes from the pasted text to the last one in stock, sealed and known by their fingerprints. */
export async function measureImport(ground: Ground): Promise<Findings> {
  const samples: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const base = baseOf(ground, round)
    const variantId = await transact(base, 'read', async (ctx) => {
      const row = await ctx.tx.first<{ id: string }>(anyVariant(ctx) as never)
      return row!.id
    })
    const text = Array.from({ length: CODES }, (_, n) => `UKUR-${round}-${(n * 7919).toString(36)}-${n}`).join('\n')
    const began = performance.now()
    const { id } = await transact(base, 'write', (ctx) =>
      start(ctx, { variantId, text, header: 'auto', name: '', unitCostIdr: 0 }),
    )
    await work(outsideCtx(base, false), id)
    samples.push((performance.now() - began) / 1000)
    const { n } = await ground.ask<{ n: number }>(`select added as n from store.batches where id = '${id}'`)
    if (n !== CODES) throw new Error(`only ${n} codes came into stock`)
  }
  const name = `${CODES.toLocaleString('en')} codes`
  return {
    results: [{ part: PART, name, unit: 's', samples }],
    verdicts: [verdict(PART, `${name}, s`, Math.max(...samples), { below: 20 })],
  }
}

function anyVariant(ctx: Ctx) {
  const text = 'select id from store.variants where tenant_id = $1 order by id limit 1'
  return { compile: () => ({ sql: text, parameters: [ctx.tenant.id] }) }
}

function baseOf({ house, sites }: Ground, place: number): Omit<Ctx, 'tx'> {
  return {
    tenant: sites[place]!,
    actor: { kind: 'system', name: 'bench' },
    now: new Date(),
    locale: 'id',
    requestId: newId(),
    ip: null,
    userAgent: null,
    sessionToken: null,
    reply: { cookies: [] },
    house,
  }
}
