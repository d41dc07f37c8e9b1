import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { outsideCtx } from '#kernel/db/transact.ts'
import { openHouse } from '../../../tests/support/house.ts'
import { diskBlobs } from './disk.ts'
import { keepImage, readImage } from './index.ts'
import { sweep } from './jobs.ts'
import { png } from './testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'ruko-files-'))
const house = await openHouse({ worker: false, filesFolder: folder })
after(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})
const tenant = house.platform
const owner = await house.owner(tenant)
const { blobs } = house.house.ports.files

async function upload(file: Buffer): Promise<string> {
  const body = JSON.stringify({ file: file.toString('base64'), purpose: 'logo' })
  const answer = await house.fetch(tenant.host, '/api/v1/files/images', { method: 'POST', headers: owner, body })
  assert.equal(answer.status, 201, await answer.clone().text())
  return ((await answer.json()) as { id: string }).id
}

async function night(): Promise<void> {
  const base = await house.inside(tenant, async (ctx) => ctx)
  await sweep.run(outsideCtx(base, false) as never, {} as never)
}

/** As if everything had happened this many days earlier. */
async function age(days: number): Promise<void> {
  await house.sql(tenant.id, `update files.images set created_at = created_at - interval '${days} days'`)
  for await (const { name, writtenAt } of blobs.list(tenant.id)) {
    const then = writtenAt.getTime() / 1000 - days * 86_400
    utimesSync(join(folder, tenant.id, name.slice(0, 2), name), then, then)
  }
}

async function names(): Promise<string[]> {
  const found: string[] = []
  for await (const { name } of blobs.list(tenant.id)) found.push(name)
  return found.toSorted()
}

const exists = (id: string) => house.inside(tenant, async (ctx) => (await readImage(ctx, id)) !== null)

test('a picture that nobody keeps goes after a week, with all its widths', async () => {
  const [kept, left] = [await upload(await png(400, 400, '#0b5c3f')), await upload(await png(400, 400, '#c8202f'))]
  for (const id of [kept, left]) await house.fetch(tenant.host, `/media/${id}/64.webp`)
  await house.inside(tenant, (ctx) => keepImage(ctx, kept))
  assert.equal((await names()).length, 4)
  await age(6)
  await night()
  assert.deepEqual([await exists(kept), await exists(left), (await names()).length], [true, true, 4])
  await age(2)
  await night()
  assert.deepEqual([await exists(kept), await exists(left), (await names()).length], [true, false, 2])
})

test('a blob without a row goes, unless it is young: its row may be on the way', async () => {
  const bytes = Buffer.from('of an upload that broke off')
  const name = `${createHash('sha256').update(bytes).digest('hex')}.webp`
  await blobs.write(tenant.id, name, bytes)
  await night()
  assert.ok((await names()).includes(name))
  await age(2)
  await night()
  assert.ok(!(await names()).includes(name))
})

test('an upload of content that is being swept away keeps its blob', async () => {
  const file = await png(300, 300, '#7c3aed')
  for (let round = 0; round < 6; round++) {
    const first = await upload(file)
    await age(9)
    const [again] = await Promise.all([upload(file), night()])
    assert.ok(await exists(again), `round ${round}: the row names a blob that is gone`)
    await house.sql(tenant.id, 'delete from files.images where id = $1', [first])
  }
})

test('half a file is never seen, and leaves nothing behind', async () => {
  const store = diskBlobs(join(folder, 'other'))
  const name = `${'a'.repeat(64)}.webp`
  await Promise.all(Array.from({ length: 8 }, () => store.write(tenant.id, name, Buffer.alloc(100_000, 7))))
  assert.deepEqual(readdirSync(join(folder, 'other', tenant.id, 'aa')), [name])
  assert.equal((await store.read(tenant.id, name))?.length, 100_000)
  await assert.rejects(async () => store.read(tenant.id, '../../etc/passwd'), /no name/)
  await assert.rejects(async () => store.read('../..', name), /no tenant/)
  assert.equal(await store.read(tenant.id, `${'b'.repeat(64)}.webp`), null)
})
