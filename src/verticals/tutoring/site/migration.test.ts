import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { migrate } from '#kernel/db/migrate.ts'
import { derivePasswords } from '#kernel/db/roles.ts'
import { bareDatabase, testMasterKey } from '../../../../tests/support/postgres.ts'
import { readContent } from './read.ts'

const ALL = new URL('../../../../db/migrations/', import.meta.url)

test('what the sites said before becomes their first content, each its own', { timeout: 60_000 }, async (t) => {
  const database = await bareDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'ruko-migrations-'))
  const client = new pg.Client({ connectionString: database.adminUrl })
  t.after(async () => {
    await client.end()
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  })
  for (const name of readdirSync(ALL).filter((one) => one < '0015')) cpSync(new URL(name, ALL), join(folder, name))
  const passwords = derivePasswords(testMasterKey)
  await migrate(database.adminUrl, { passwords, folder: pathToFileURL(`${folder}/`) })
  await client.connect()
  const [one, two, empty] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
  await addTenant(client, one, 'satu', ['Akpol', 'Bintara'])
  await addTenant(client, two, 'dua', [])
  await addTenant(client, empty, 'kosong', null)

  await migrate(database.adminUrl, { passwords })

  const first = await contentOf(client, one)
  assert.deepEqual([first.contact.whatsapp, first.contact.address], ['+62 812 0000 0001', 'Jl. satu'])
  assert.deepEqual(
    first.sections.map(({ type }) => type),
    ['hero', 'programmes', 'registration', 'contact'],
  )
  const [hero, programmes] = first.sections
  assert.equal(hero!.type === 'hero' && hero.headline, 'Judul satu')
  assert.deepEqual(
    programmes!.type === 'programmes' && programmes.items.map(({ name, priceIdr }) => [name, priceIdr]),
    [
      ['Akpol', 1000],
      ['Bintara', null],
    ],
  )
  assert.deepEqual((await contentOf(client, two)).contact.address, 'Jl. dua')
  assert.equal((await inside(client, empty, 'select from tutoring.sites')).length, 0)
  const { rows } = await client.query("select to_regclass('tutoring.profiles') as profiles")
  assert.equal(rows[0].profiles, null, 'the old tables are gone')
})

async function addTenant(client: pg.Client, id: string, slug: string, programmes: string[] | null): Promise<void> {
  await inside(
    client,
    id,
    "insert into kernel.tenants (id, kind, slug, vertical, name, status) values ($1, 'client', $2, 'tutoring', $2, 'live')",
    [id, slug],
  )
  if (!programmes) return
  await inside(
    client,
    id,
    `insert into tutoring.profiles (tenant_id, headline, intro, whatsapp, email, address)
     values ($1, $2, 'Pengantar', '+62 812 0000 0001', 'a@contoh.id', $3)`,
    [id, `Judul ${slug}`, `Jl. ${slug}`],
  )
  for (const [position, name] of programmes.entries()) {
    await inside(
      client,
      id,
      `insert into tutoring.programmes (tenant_id, id, position, name, summary, schedule, price_idr)
       values ($1, gen_random_uuid(), $2, $3, 'Ringkas', 'Senin', $4)`,
      [id, position, name, position === 0 ? 1000 : null],
    )
  }
}

async function contentOf(client: pg.Client, tenantId: string) {
  const [row] = await inside(client, tenantId, 'select draft, published, published_revision from tutoring.sites')
  assert.deepEqual(row!.draft, row!.published)
  assert.equal(row!.published_revision, 1)
  return readContent(row!.published)
}

async function inside(client: pg.Client, tenantId: string, text: string, values: unknown[] = []) {
  await client.query('begin')
  await client.query('set local role ruko_owner')
  await client.query("select set_config('app.tenant_id', $1, true)", [tenantId])
  const { rows } = await client.query<Record<string, unknown>>(text, values)
  await client.query('commit')
  return rows
}
