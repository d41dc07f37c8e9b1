import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { permissionsOf } from '#kernel/identity/roles.ts'
import type { Controls } from '#kernel/module/controls.ts'
import { modules } from '../../src/modules.ts'
import { openHouse } from '../support/house.ts'
import { recordStatements } from '../support/statements.ts'
import { payInvoice, placeOrder, reached } from '../support/story.ts'
import { waitFor } from '../support/wait.ts'
import { ask, openSite, openTradeSite, type Site } from '../support/world.ts'

/*
 * Row security is the second fence; the first is that every statement names its tenant. What the house sends while a
 * site is ordered, paid, built and switched, and while every operation succeeds once, is read here.
 */

const recorded = recordStatements()
const house = await openHouse({ standIns: true })
after(async () => {
  await house.close()
  recorded.stop()
})

test('the thread of the story runs', async () => {
  const order = await placeOrder(house, 'bimbel-catat')
  await payInvoice(house, order.invoiceToken)
  const built = await waitFor(async () => {
    const seen = await reached(house, order, 'in_progress')
    return seen.previewUrl ? seen : null
  })
  await payInvoice(house, built.invoices.find(({ kind }) => kind === 'settlement')!.token)
  await reached(house, order, 'active')
})

test('every operation runs once', async () => {
  const { registry } = house.house
  const platform = await openSite(house, house.platform)
  const trades = new Map<string, Site>()
  for (const trade of modules.filter(({ kind }) => kind === 'vertical')) {
    trades.set(trade.name, await openTradeSite(house, trade, `${trade.name}-catat`))
  }
  const [anyTrade] = trades.values()
  const mayOnPlatform = permissionsOf(registry, house.platform, ['owner'])
  for (const module of modules.filter(({ operations }) => operations)) {
    const controls = ((await module.controls!()) as { default: Controls }).default
    for (const name of Object.keys(module.operations!)) {
      const { can } = module.operations![name]!
      // Some abilities are for the owners of sites only.
      const site = trades.get(module.name) ?? (can && !mayOnPlatform.has(can) ? anyTrade! : platform)
      const control = await controls[name]!(site.world)
      const token =
        control.as === 'owner' ? site.ownerToken : control.as === 'anonymous' ? null : control.as.sessionToken
      const operation = registry.operations.get(`${module.name}.${name}`)!
      const answer = await ask(house, site.tenant, operation, control.input, { token, raw: control.raw })
      assert.equal(answer.status, operation.status, operation.id)
      await answer.body?.cancel()
    }
  }
})

test('every statement about a tenant table names the tenant', async () => {
  const tables = await tenantTables()
  const checked = [...recorded.texts]
  const seen = new Set<string>()
  const silent = checked.filter((text) => {
    const named = mentioned(text, tables)
    for (const table of named) seen.add(table)
    return text.split(/\btenant_id\b/).length - 1 < named.length
  })
  assert.deepEqual(silent, [])
  assert.ok(checked.length > 100, `only ${checked.length} statements were heard`)
  assert.ok(seen.size > 20, `only ${seen.size} tables were touched`)
  const texts = checked.filter((text) => mentioned(text, tables).length > 0).length
  process.stdout.write(`${texts} statements on ${seen.size} of ${tables.length} tenant tables name their tenant\n`)
})

/** Each place where a statement reads or writes one of the tables. */
function mentioned(text: string, tables: readonly string[]): string[] {
  const plain = text.replaceAll('"', '')
  return [...plain.matchAll(/\b(?:from|join|update|into)\s+(?:only\s+)?([a-z_]+\.[a-z_]+)/gi)]
    .map(([, table]) => table!)
    .filter((table) => tables.includes(table))
}

async function tenantTables(): Promise<string[]> {
  const rows = await house.sql<{ name: string }>(
    house.platform.id,
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and c.relrowsecurity and n.nspname <> 'graphile_worker'`,
  )
  return rows.map(({ name }) => name)
}
