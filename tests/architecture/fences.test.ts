import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { z } from 'zod'
import { newId } from '#kernel/db/id.ts'
import { perform } from '#kernel/http/pipeline.ts'
import type { Control, Controls } from '#kernel/module/controls.ts'
import { defineModule, type Role } from '#kernel/module/manifest.ts'
import { permissionsIn, permissionsOf } from '#kernel/identity/roles.ts'
import type { BoundOperation } from '#kernel/module/registry.ts'
import { modules } from '../../src/modules.ts'
import { openHouse } from '../support/house.ts'
import { ask, openSite, openTradeSite, sessionOf, type Site } from '../support/world.ts'
import { type Schema, wrongInputs } from './wrong.ts'

/*
 * The fences of every operation, generated from the manifests: 401, 403, 404, 422, and, with the very input that was
 * refused, the success. Cells that cannot apply are derived and printed with their reason.
 */

const everything = modules.flatMap((module) => (module.permissions ?? []).map(({ code }) => code))
const say = (text: string) => ({ id: text, en: text })
const lacking = (code: string) => `lacks-${everything.indexOf(code)}`

/** A role that may do all, and for each permission one that may do all but that. */
const guard = defineModule({
  name: 'guard',
  kind: 'service',
  needs: [],
  roles: [
    { code: 'all', name: say('all'), permissions: everything },
    ...everything.map((one): Role => {
      return { code: lacking(one), name: say(one), permissions: everything.filter((code) => code !== one) }
    }),
  ],
})

const house = await openHouse({ modules: [...modules, guard], worker: false, standIns: true })
after(() => house.close())
const { registry } = house.house
const trades = modules.filter(({ kind }) => kind === 'vertical')
const sites: Site[] = [await openSite(house, house.platform)]
for (const trade of trades) {
  for (const slug of ['satu', 'dua']) sites.push(await openTradeSite(house, trade, `${trade.name}-${slug}`))
}
const matrix: string[] = []
after(() => process.stdout.write(`${matrix.join('\n')}\n`))

test('every operation has a control, and every control an operation', async () => {
  for (const module of modules) {
    const names = Object.keys(module.operations ?? {}).toSorted()
    assert.deepEqual(Object.keys(await controlsOf(module.name)).toSorted(), names, `controls of ${module.name}`)
  }
})

for (const operation of registry.operations.values()) {
  test(`fences of ${operation.id}`, async () => {
    const home = homeOf(operation)
    const name = operation.id.slice(operation.module.name.length + 1)
    const make = (await controlsOf(operation.module.name))[name]
    assert.ok(make, `${operation.id} has no control`)
    const control = await make(home.world)
    const cells = [
      `401 ${await checkStranger(operation, home, control)}`,
      `403 ${await checkPowerless(operation, home, control)}`,
      `404 ${await checkForeign(operation, home, control, make)}`,
      `422 ${await checkInput(operation, home, control)}`,
    ]
    const success = await ask(house, home.tenant, operation, control.input, wishOf(home, control))
    assert.equal(success.status, operation.status, `the control of ${operation.id}: ${await textOf(success)}`)
    await success.body?.cancel()
    matrix.push([operation.id, ...cells, `control ${success.status}`].join(' | '))
  })
}

/** Nobody, nobody with a broken input, and somebody signed in elsewhere are all strangers. */
async function checkStranger(operation: BoundOperation, home: Site, control: Control): Promise<string> {
  if (operation.raw) {
    const { body } = control.raw!
    await expect(operation, home, control.input, { raw: { body, headers: {} } }, 401)
    await expect(operation, home, control.input, { raw: { body: `${body} `, headers: control.raw!.headers } }, 401)
    return 'ok (by signature)'
  }
  if (operation.open === 'anyone') return '– (open to anyone)'
  await expect(operation, home, control.input, {}, 401)
  await expect(operation, home, { ...control.input, asing: 'x' }, {}, 401)
  for (const other of sites.filter((site) => site !== home)) {
    await expect(operation, home, control.input, { token: other.ownerToken }, 401)
  }
  return 'ok'
}

async function checkPowerless(operation: BoundOperation, home: Site, control: Control): Promise<string> {
  if (!operation.can) return operation.open === 'anyone' ? '– (open to anyone)' : '– (open to everybody signed in)'
  const token = await sessionOf(house, home.tenant, [lacking(operation.can)])
  await expect(operation, home, control.input, { token }, 403)
  await expect(operation, home, { ...control.input, asing: 'x' }, { token }, 403)
  return 'ok'
}

/** What belongs to one tenant is for every other tenant as if it had never existed. */
async function checkForeign(operation: BoundOperation, home: Site, control: Control, make: Make): Promise<string> {
  const rows = rowFields(operation)
  const notes = new Set<string>(home.tenant.kind === 'platform' ? ['– same kind (there is one platform)'] : [])
  for (const other of sites.filter((site) => site !== home)) {
    const token = await peerOf(operation, other, control, make)
    const wish = { token, raw: control.raw }
    const kind =
      other.tenant.vertical === home.tenant.vertical ? 'same kind' : `of ${other.tenant.vertical ?? 'platform'}`
    if (!registry.serves(operation.module, other.tenant)) {
      await expect(operation, other, control.input, wish, 404)
      // A page calls in this process, past the router: the same fence stands there.
      await assert.rejects(callInside(operation, other, control, token), { code: 'not-found', status: 404 })
      notes.add(`ok ${kind} (not served)`)
    } else if (rows.length > 0) {
      await checkRows(operation, home, other, control, rows, token)
      notes.add(`ok ${kind}`)
    } else if (operation.stream) {
      // It ends never, and says no more than that something has changed.
      notes.add(`– ${kind} (a stream without rows)`)
    } else if (operation.method === 'get') {
      await checkApart(operation, home, other, control, token)
      notes.add(`ok ${kind} (names no row; answers share none)`)
    } else notes.add(`– ${kind} (names no row)`)
  }
  return [...notes].join(', ')
}

/** Who asks from another tenant: somebody who may do all there, or, of what is somebody's own, its like there. */
async function peerOf(operation: BoundOperation, other: Site, { as }: Control, make: Make): Promise<string | null> {
  if (as === 'anonymous') return null
  if (as !== 'owner' && registry.serves(operation.module, other.tenant)) {
    const twin = (await make(other.world)).as
    if (typeof twin === 'object') return twin.sessionToken
  }
  return sessionOf(house, other.tenant, ['all'])
}

function callInside(operation: BoundOperation, site: Site, { input }: Control, token: string | null) {
  const { tenant } = site
  const visit = { tenant, locale: 'id' as const, requestId: newId(), ip: null, userAgent: null, sessionToken: token }
  return perform(house.house, house.limiter, { ...visit, operation, idempotencyKey: null, input })
}

async function checkRows(
  operation: BoundOperation,
  home: Site,
  other: Site,
  control: Control,
  rows: string[],
  token: string | null,
): Promise<void> {
  const unknown = { ...control.input }
  for (const field of rows) {
    const value = control.input[field]
    assert.equal(typeof value, 'string', `the control of ${operation.id} names a row in ${field}`)
    unknown[field] = UUID.test(value as string) ? crypto.randomUUID() : `tidak-pernah-ada-${crypto.randomUUID()}`
  }
  const expected = rows.some((field) => operation.params.includes(field)) ? 404 : null
  const never = await ask(house, home.tenant, operation, unknown, wishOf(home, control))
  const foreign = await ask(house, other.tenant, operation, control.input, { token, raw: control.raw })
  const [told, asked] = [await codeOf(never), await codeOf(foreign)]
  assert.deepEqual(asked, told, `${operation.id}: a row of another tenant is told from one that never was`)
  assert.ok(asked.status >= 400 && asked.status < 500, `${operation.id} answered ${asked.status} for a foreign row`)
  if (expected) assert.equal(asked.status, expected, `${operation.id} for a foreign row`)
}

/** Readings that name no row: what one tenant is shown contains nothing of what the other is shown. */
async function checkApart(
  operation: BoundOperation,
  home: Site,
  other: Site,
  control: Control,
  token: string | null,
): Promise<void> {
  // A place in another tenant's list is a place like any other: it opens nothing.
  const places = Object.entries(inputSchema(operation).properties ?? {}).filter(([, { format }]) => format === 'uuid')
  const placed = Object.fromEntries(places.map(([name]) => [name, home.world.owner.id]))
  const mine = await ask(house, home.tenant, operation, control.input, wishOf(home, control))
  const theirs = await ask(house, other.tenant, operation, { ...control.input, ...placed }, { token })
  assert.deepEqual([mine.status, theirs.status], [operation.status, operation.status], operation.id)
  const seen = new Set(idsIn(await mine.text()))
  assert.deepEqual(
    idsIn(await theirs.text()).filter((id) => seen.has(id)),
    [],
    `${operation.id} shows foreign rows`,
  )
}

async function checkInput(operation: BoundOperation, home: Site, control: Control): Promise<string> {
  const place = (field: string) =>
    operation.params.includes(field) ? 'path' : ['get', 'delete'].includes(operation.method) ? 'query' : 'body'
  const schema = inputSchema(operation)
  const all = wrongInputs(schema, control.input, place)
  // Bytes have no keys: of such an operation only the path can be wrong.
  const cases = operation.raw ? all.filter(({ field }) => operation.params.includes(field)) : all
  assert.ok(cases.length > 0, `${operation.id} takes any input`)
  for (const { what, field, input } of cases) {
    const answer = await ask(house, home.tenant, operation, input, wishOf(home, control))
    const body = (await answer.json()) as { code: string; errors?: { path: string }[] }
    const named = body.errors?.some(({ path }) => path === field || path.startsWith(`${field}.`))
    const told = `${operation.id}, ${field} ${what}: ${answer.status} ${JSON.stringify(body)}`
    assert.ok(answer.status === 422 && body.code === 'invalid-input' && named, told)
  }
  const free = operation.params.filter((name) => !cases.some(({ field }) => field === name))
  return `${cases.length} ways${free.map((name) => `, – ${name} (any text is a value)`).join('')}`
}

async function expect(
  operation: BoundOperation,
  site: Site,
  input: Record<string, unknown>,
  wish: { token?: string | null; raw?: Control['raw'] },
  status: number,
): Promise<void> {
  const answer = await ask(house, site.tenant, operation, input, wish)
  assert.equal(answer.status, status, `${operation.id} on ${site.tenant.slug}: ${await textOf(answer)}`)
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/

/** Required fields that name a row: identifiers and the tokens of links. Optional ones are places in a list. */
function rowFields(operation: BoundOperation): string[] {
  const { properties = {}, required = [] } = inputSchema(operation)
  const names = required.filter((name) => name !== FORM)
  return names.filter((name) => properties[name]?.format === 'uuid' || /^(id|token)$|(Id|Token|Slug)$/.test(name))
}

/** Made with a form, so that sending it twice is one act; it names no row. */
const FORM = 'formToken'

function inputSchema(operation: BoundOperation): Schema {
  return z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as Schema
}

/** The tenant of an operation's control: the first served one whose owner, or else anybody, may call it. */
function homeOf(operation: BoundOperation): Site {
  const served = sites.toReversed().filter(({ tenant }) => registry.serves(operation.module, tenant))
  const { can } = operation
  const site =
    served.find(({ tenant }) => !can || permissionsOf(registry, tenant, ['owner']).has(can)) ??
    served.find(({ tenant }) => permissionsIn(registry, tenant).has(can!))
  assert.ok(site, `nobody of any tenant may call ${operation.id}`)
  return site
}

function wishOf(home: Site, { as, raw }: Control) {
  return { token: as === 'owner' ? home.ownerToken : as === 'anonymous' ? null : as.sessionToken, raw }
}

type Make = Controls[string]

async function controlsOf(module: string): Promise<Controls> {
  const load = modules.find(({ name }) => name === module)?.controls
  return load ? ((await load()) as { default: Controls }).default : {}
}

async function codeOf(answer: Response): Promise<{ status: number; code: string }> {
  return { status: answer.status, code: ((await answer.json()) as { code: string }).code }
}

async function textOf(answer: Response): Promise<string> {
  return answer.headers.get('content-type')?.includes('event-stream') ? 'a stream' : answer.clone().text()
}

function idsIn(text: string): string[] {
  return [...text.matchAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g)].map(([id]) => id)
}
