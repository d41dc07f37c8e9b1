import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modules } from '../../src/modules.ts'
import { isHere } from '../../src/web/shell/here.ts'

/* Whoever is at a page of console or admin sees in the menu where they are. */

/** What a front page leads to and no entry does. */
const APART = ['/console', '/admin', '/console/outbox']

test('every page of console and admin stands behind an entry of the menu, and behind one alone', () => {
  const lost: string[] = []
  const doubled: string[] = []
  for (const module of modules) {
    // A trade has its own menu besides what stands in every admin.
    const served = modules.filter(({ kind, name }) => kind !== 'vertical' || name === module.name)
    const entries = served.flatMap(({ menu = [] }) =>
      menu.map(({ path, also = [] }) => ({ to: `/${path}`, also: also.map((one) => `/${one}`) })),
    )
    for (const { site, path } of module.pages ?? []) {
      if ((site !== 'admin' && site !== 'console') || APART.includes(`/${path}`)) continue
      const here = entries.filter(({ to, also }) => isHere(`/${path}`, { to, also, end: APART.includes(to) }))
      if (here.length === 0) lost.push(`${module.name}: ${path}`)
      if (here.length > 1) doubled.push(`${module.name}: ${path}`)
    }
  }
  assert.deepEqual({ lost, doubled }, { lost: [], doubled: [] })
})
