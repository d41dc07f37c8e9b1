import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { after, test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { z } from 'zod'
import { describeApi } from '#kernel/http/openapi.ts'
import { nothing, operation } from '#kernel/http/operation.ts'
import { findFaults } from '#kernel/module/checks.ts'
import type { Manifest } from '#kernel/module/manifest.ts'
import { register } from '#kernel/module/registry.ts'
import { modules } from '../../src/modules.ts'
import { openHouse } from '../support/house.ts'

const NOBODY = { id: '', slug: 'toko', name: 'Toko', status: 'live' as const, host: 'toko.ruko.localhost' }
const say = (text: string) => ({ id: text, en: text })
const some = (changes: Partial<Manifest>): Manifest => ({ name: 'toko', kind: 'vertical', needs: [], ...changes })
const doing = (changes: object) =>
  operation({
    get: '/x',
    open: 'anyone',
    input: z.strictObject({}),
    output: nothing,
    run: async () => {},
    ...changes,
  } as never)

/** Each fault with the smallest house that has it, and what the refusal says. */
const faults: [name: string, house: Manifest[], says: RegExp][] = [
  ['two modules of one name', [some({}), some({})], /two modules are named toko/],
  ['a need that is missing', [some({ needs: ['gudang'] })], /toko needs gudang, which does not exist/],
  [
    'needs in a circle',
    [some({ name: 'a', needs: ['b'] }), some({ name: 'b', needs: ['a'] })],
    /needs go in a circle: a -> b -> a/,
  ],
  [
    'a permission nobody declares',
    [some({ operations: { look: doing({ can: 'toko.look', open: undefined }) } })],
    /toko\.look uses the permission toko\.look, which no module declares/,
  ],
  [
    'a role with a permission nobody declares',
    [some({ roles: [{ code: 'owner', name: say('o'), permissions: ['toko.rule'] }] })],
    /role owner uses the permission toko\.rule/,
  ],
  [
    "a role with a code of the tenants' own",
    [some({ roles: [{ code: 'own-kasir', name: say('k'), permissions: [] }] })],
    /toko names a role own-kasir, which only a tenant may/,
  ],
  [
    'a menu with a permission nobody declares',
    [some({ menu: [{ path: 'admin', name: say('m'), can: 'toko.see', rank: 1, icon: 'home' }] })],
    /menu admin uses the permission toko\.see/,
  ],
  [
    'an operation that is neither guarded nor open',
    [some({ operations: { look: doing({ open: undefined }) } })],
    /toko\.look says neither `can` nor `open`/,
  ],
  [
    'an operation of a trade that crosses tenants',
    [some({ operations: { look: doing({ crosses: true }) } })],
    /toko\.look may not cross tenants/,
  ],
  [
    'an input with room for more',
    [some({ operations: { look: doing({ input: z.object({}) }) } })],
    /toko\.look: the input must be strict/,
  ],
  [
    'an input that is no object',
    [some({ operations: { look: doing({ input: z.string() }) } })],
    /toko\.look: the input must be an object/,
  ],
  [
    'a parameter that the input does not know',
    [some({ operations: { look: doing({ get: '/x/{id}' }) } })],
    /\{id\} of the path is not in the input/,
  ],
  [
    'two operations at one address',
    [some({ kind: 'service', operations: { a: doing({}), b: doing({}) } })],
    /two operations answer get \/x/,
  ],
  [
    'an operation of a trade at the address of a shared one',
    [some({ name: 'jasa', kind: 'service', operations: { a: doing({}) } }), some({ operations: { b: doing({}) } })],
    /two operations answer get \/x/,
  ],
  [
    'two pages at one address',
    [some({ pages: [page('tenant', 'harga'), page('tenant', 'harga')] })],
    /two pages stand at \/harga/,
  ],
  [
    'a page of a trade at the address of a shared one',
    [
      some({ name: 'jasa', kind: 'service', pages: [page('any', 'login')] }),
      some({ pages: [page('tenant', 'login')] }),
    ],
    /two pages stand at \/login/,
  ],
  ['a fact nobody declares', [some({ on: { 'kasir.sold': async () => {} } })], /toko listens to kasir\.sold/],
  ['a fact of somebody else', [some({ facts: { 'kasir.sold': z.object({}) } })], /toko declares kasir\.sold/],
  [
    'a fact declared twice',
    [some({ facts: { 'toko.sold': z.object({}) } }), some({ name: 'b', facts: { 'toko.sold': z.object({}) } })],
    /toko\.sold is declared twice/,
  ],
  ['a clock for no job', [some({ clocks: [{ cron: '* * * * *', job: 'toko.sweep' }] })], /a clock starts toko\.sweep/],
]

for (const [name, manifests, says] of faults) {
  test(`the house does not start with ${name}`, () => {
    assert.match(findFaults(manifests).join('\n'), says)
    assert.throws(() => register(manifests), says)
  })
}

test('two trades may use the same addresses, for they never share a host', () => {
  const trade = (name: string) =>
    some({ name, pages: [page('tenant', ''), page('admin', 'admin')], operations: { look: doing({}) } })
  assert.deepEqual(findFaults([trade('a'), trade('b')]), [])
})

test('our own modules have no fault, and every page its file', () => {
  assert.deepEqual(findFaults(modules), [])
  for (const { file } of modules.flatMap(({ pages = [] }) => pages)) {
    assert.ok(existsSync(new URL(`../../src/${file}`, import.meta.url)), file)
  }
})

type Parameter = { name: string; in: string; required: boolean; schema: object }
type Described = {
  operationId: string
  summary?: string
  security: object[]
  parameters: Parameter[]
  requestBody?: { content: Record<string, { schema: object }> }
  responses: Record<string, { description: string; content?: Record<string, { schema?: object }> }>
}
type Document = {
  openapi: string
  info: { title: string; version: string }
  servers: { url: string }[]
  paths: Record<string, Record<string, Described>>
  components: { schemas: Record<string, object>; securitySchemes: Record<string, { type: string; in: string }> }
}

test('the API description is OpenAPI 3.1, whole, and readable as a page', async () => {
  const house = await openHouse({ worker: false })
  after(() => house.close())
  const document = (await (await house.fetch('ruko.localhost', '/api/openapi.json')).json()) as Document
  assert.match(document.openapi, /^3\.1\.\d+$/)
  assert.ok(document.info.title && document.info.version && document.servers[0]!.url === '/api/v1')
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => ({ path, method, one })),
  )
  const { operations, serves } = house.house.registry
  const served = [...operations.values()].filter(({ module }) => serves(module, house.platform))
  assert.deepEqual(described.map(({ one }) => one.operationId).toSorted(), served.map(({ id }) => id).toSorted())
  for (const { path, method, one } of described) checkDescribed(document, path, method, one)
  for (const language of ['id', 'en']) {
    const page = await house.fetch('ruko.localhost', '/api/docs', { headers: { cookie: `lang=${language}` } })
    const html = await page.text()
    assert.equal(page.status, 200)
    for (const { path } of served) assert.ok(html.includes(`/api/v1${path}`), path)
  }
})

test('each trade describes on its own hosts what only it answers', async () => {
  const registry = register(modules)
  for (const trade of modules.filter(({ kind }) => kind === 'vertical')) {
    const tenant = { ...NOBODY, kind: 'client' as const, vertical: trade.name }
    const { paths } = describeApi(registry, tenant) as unknown as Document
    const ids = Object.values(paths).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId))
    for (const name of Object.keys(trade.operations ?? {})) assert.ok(ids.includes(`${trade.name}.${name}`), name)
    assert.ok(!ids.some((id) => id.startsWith('platform.')))
  }
})

/** What OpenAPI 3.1 asks of one operation; its schemas are JSON Schema 2020-12 and must compile as such. */
function checkDescribed(document: Document, path: string, method: string, one: Described): void {
  const what = `${method} ${path}`
  const ajv = addFormats.default(new Ajv2020({ strict: true, allowUnionTypes: true }))
  const known = new Map(
    Object.entries(document.components.schemas).map(([name, schema]) => [`#/components/schemas/${name}`, schema]),
  )
  const compile = (schema: object): void => {
    const reference = (schema as { $ref?: string }).$ref
    const found = reference ? known.get(reference) : schema
    assert.ok(found, `${what} points at ${reference}`)
    ajv.compile(found)
  }
  assert.match(path, /^(\/([a-z][a-z0-9-]*|\{\w+\}))+$/, what)
  assert.ok(['get', 'put', 'post', 'delete', 'patch'].includes(method), what)
  assert.ok(one.summary, `${what} has no summary`)
  const inPath = one.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)
  assert.deepEqual(
    inPath,
    [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
    what,
  )
  const places = one.parameters.map((parameter) => `${parameter.in} ${parameter.name}`)
  assert.equal(new Set(places).size, places.length, what)
  for (const parameter of one.parameters) {
    assert.ok(['path', 'query', 'header'].includes(parameter.in), what)
    assert.ok(parameter.in !== 'path' || parameter.required, what)
    compile(parameter.schema)
  }
  for (const needed of one.security.flatMap(Object.keys)) assert.ok(document.components.securitySchemes[needed], what)
  for (const { schema } of Object.values(one.requestBody?.content ?? {})) compile(schema)
  assert.ok(
    Object.keys(one.responses).some((status) => /^2\d\d$/.test(status)),
    `${what} promises no success`,
  )
  for (const [status, response] of Object.entries(one.responses)) {
    assert.match(status, /^([1-5]\d\d|default)$/, what)
    assert.ok(response.description, `${what} ${status}`)
    for (const { schema } of Object.values(response.content ?? {})) if (schema) compile(schema)
  }
}

function page(site: 'tenant' | 'any' | 'admin', path: string) {
  return { site, path, file: 'x.tsx' }
}
