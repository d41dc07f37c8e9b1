import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { pino } from 'pino'
import { type Embedded, startEmbedded } from '#kernel/db/embedded.ts'
import { migrate } from '#kernel/db/migrate.ts'
import { derivePasswords } from '#kernel/db/roles.ts'
import { testDataDir } from '../../../../tests/support/datadir.ts'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { testMasterKey } from '../../../../tests/support/postgres.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { cart, openShop, type Shop } from '../testing.ts'
import type { Revealed } from './schemas.ts'
import { MATRIX, mustSee, SECRETS, VIEWERS } from './secrets.ts'

/* Imported codes are bought, delivered and looked at; then everything that was written anywhere is searched for them. */

const dataDir = testDataDir()
const codes = Array.from({ length: 40 }, () => `RAHASIA-${randomBytes(10).toString('hex').toUpperCase()}`)
const logged: Buffer[] = []
let server: Embedded
let house: TestHouse
let shop: Shop
before(async () => {
  server = await startEmbedded({ dataDir, log: () => {}, durable: false })
  const urls = await migrate(server.adminUrl, { passwords: derivePasswords(testMasterKey) })
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      logged.push(Buffer.from(chunk))
      done()
    },
  })
  house = await openHouse({
    database: { adminUrl: server.adminUrl, urls, drop: async () => {} },
    filesFolder: join(dataDir, 'berkas'),
    log: pino({ level: 'trace' }, sink),
    standIns: true,
  })
  shop = await openShop(house, 'toko-rahasia')
})
after(async () => {
  await house.close()
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

test('no code is anywhere but in what its buyer was shown', async () => {
  const { variantId } = await shop.stock(0)
  const made = await shop.asOwner('POST', '/admin/imports', { variantId, text: codes.join('\n') })
  assert.equal(made.status, 201, await made.clone().text())
  const free = "select count(*)::int as n from store.stock_items where status = 'available'"
  await waitFor(async () => (await shop.world.sql(free))[0]!.n === codes.length)

  const shown: string[] = []
  for (let turn = 0; turn < 4; turn++) {
    const answer = await shop.order(cart(variantId), { key: `rahasia-${turn}-abcdef` })
    const { token } = (await answer.json()) as { token: string }
    await shop.pay(token)
    const { deliveries } = await shop.reached(token, 'delivered')
    const path = `/orders/${token}/deliveries/${deliveries[0]!.id}/reveals`
    const reveal = await shop.api('POST', path, undefined, { 'idempotency-key': `lihat-${turn}-abcdef` })
    shown.push(((await reveal.json()) as Revealed).lines[0]!.value)
    const staff = await shop.asOwner('POST', `/admin/deliveries/${deliveries[0]!.id}/reveals`, {
      reason: 'pembeli bertanya',
    })
    assert.equal(((await staff.json()) as Revealed).lines[0]!.value, shown.at(-1))
  }
  assert.ok(shown.every((code) => codes.includes(code)))

  const traces = codes.flatMap((code) => tracesOf(code))
  await inTables(traces)
  // What is looked for would be found: names of buyers are no secret here.
  await assert.rejects(inTables([Buffer.from('Pembeli ')]))
  inBytes('the log', Buffer.concat(logged), traces)
  const admin = new pg.Client({ connectionString: server.adminUrl })
  await admin.connect()
  await admin.query('checkpoint')
  await admin.end()
  let files = 0
  for (const path of walk(dataDir)) {
    inBytes(path, readFileSync(path), traces)
    files += 1
  }
  assert.ok(files > 500, `only ${files} files were searched`)
  assert.equal(await countRows("store.reveals where viewer = 'staff' and reason = 'pembeli bertanya'"), 4)
  assert.equal(await countRows("store.reveals where viewer = 'buyer_link'"), 4)
})

test('a program with a key is no buyer, and nobody sees what another order holds', async () => {
  for (const viewer of VIEWERS)
    for (const secret of SECRETS) {
      const right = MATRIX[viewer][secret]
      const may = (given: { own: boolean; reason: string }) => {
        try {
          mustSee(viewer, secret, given)
          return true
        } catch {
          return false
        }
      }
      assert.equal(may({ own: true, reason: '' }), right === 'own', `${viewer} ${secret}`)
      assert.equal(may({ own: false, reason: 'ada alasan' }), right === 'reason', `${viewer} ${secret}`)
      assert.equal(may({ own: false, reason: '' }), false)
    }
  const written = readFileSync(new URL('../../../../docs/store-secrets.md', import.meta.url), 'utf8')
  for (const viewer of VIEWERS) assert.ok(written.includes(`\`${viewer}\``), `${viewer} is not in the written matrix`)
  const goods = await shop.stock(2, { priceIdr: 0 })
  const [mine, other] = [await shop.placed(cart(goods.variantId)), await shop.placed(cart(goods.variantId))]
  const theirs = (await shop.read(other.token)).deliveries[0]!.id
  assert.equal((await shop.api('POST', `/orders/${mine.token}/deliveries/${theirs}/reveals`)).status, 404)
})

/** A code as it is, in base64 at each of its three alignments, in hex, and under common hashes. */
function tracesOf(code: string): Buffer[] {
  const raw = Buffer.from(code)
  const base64 = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), raw])
      .toString('base64')
      .replaceAll('=', '')
    return text.slice(shift === 0 ? 0 : shift + 1, -2)
  })
  const hashes = ['md5', 'sha1', 'sha256'].map((name) => createHash(name).update(raw).digest())
  const wide = Buffer.from(code, 'utf16le')
  return [
    raw,
    wide,
    ...base64.map((text) => Buffer.from(text)),
    ...[raw, ...hashes].flatMap((bytes) => [
      Buffer.from(bytes.toString('hex')),
      Buffer.from(bytes.toString('hex').toUpperCase()),
    ]),
    ...hashes,
    ...hashes.map((bytes) => Buffer.from(bytes.toString('base64'))),
  ]
}

/** Every row of every table as text: what lies compressed on disk is plain here. */
async function inTables(traces: readonly Buffer[]): Promise<void> {
  const admin = new pg.Client({ connectionString: server.adminUrl })
  await admin.connect()
  try {
    const { rows } = await admin.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    )
    assert.ok(rows.length > 60)
    for (const { name } of rows) {
      const found = await admin.query<{ line: string }>(`select t::text as line from ${name} t`)
      inBytes(name, Buffer.from(found.rows.map(({ line }) => line).join('\n')), traces)
    }
  } finally {
    await admin.end()
  }
}

function inBytes(where: string, bytes: Buffer, traces: readonly Buffer[]): void {
  for (const trace of traces) assert.ok(!bytes.includes(trace), `a code is in ${where}`)
}

function* walk(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) yield* walk(path)
    else if (statSync(path).isFile()) yield path
  }
}

async function countRows(from: string): Promise<number> {
  return Number((await shop.world.sql(`select count(*)::int as n from ${from}`))[0]!.n)
}
