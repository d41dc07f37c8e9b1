import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Ctx } from '../context.ts'
import { openHouse, type TestHouse } from '../../../tests/support/house.ts'
import { masterKeyId, openSecrets } from './secrets.ts'

let house: TestHouse
before(async () => {
  house = await openHouse({ worker: false })
})
after(() => house.close())

const keyOf = (key: Buffer) => ({ id: masterKeyId(key), key })

test('a sealed text opens at its own place only, and no bit of it may change', async () => {
  const { secrets } = house.house
  await house.inside(house.platform, async (ctx) => {
    const sealed = await secrets.seal(ctx, 'codes/secret/1', 'KODE-RAHASIA')
    assert.equal(sealed.includes('KODE'), false)
    assert.equal(await secrets.open(ctx, 'codes/secret/1', sealed), 'KODE-RAHASIA')
    await assert.rejects(secrets.open(ctx, 'codes/secret/2', sealed), { code: 'secret-unreadable' })
    const bent = Buffer.from(sealed)
    bent[bent.length - 1]! ^= 1
    await assert.rejects(secrets.open(ctx, 'codes/secret/1', bent), { code: 'secret-unreadable' })
  })
})

test('a new master key wraps new data keys while the old one still opens', async () => {
  const [old, fresh] = [randomBytes(32), randomBytes(32)]
  await house.sql(house.platform.id, 'delete from kernel.data_keys')
  const sealed = await house.inside(house.platform, (ctx) => openSecrets([keyOf(old)]).seal(ctx, 'a', 'lama'))
  await house.inside(house.platform, async (ctx) => {
    assert.equal(await openSecrets([keyOf(fresh), keyOf(old)]).open(ctx, 'a', sealed), 'lama')
    await assert.rejects(openSecrets([keyOf(fresh)]).open(ctx, 'a', sealed), { code: 'secret-unreadable' })
  })
})

test('the first key of a tenant, made by many at once, is one key', async () => {
  await house.sql(house.platform.id, 'delete from kernel.data_keys')
  const secrets = openSecrets([keyOf(randomBytes(32))])
  const sealed = await Promise.all(
    Array.from({ length: 6 }, (_, n) =>
      house.inside(house.platform, (ctx) => secrets.seal(ctx, `p/${n}`, `teks ${n}`)),
    ),
  )
  const texts = await house.inside(house.platform, (ctx) =>
    Promise.all(sealed.map((bytes, n) => secrets.open(ctx, `p/${n}`, bytes))),
  )
  assert.deepEqual(texts, ['teks 0', 'teks 1', 'teks 2', 'teks 3', 'teks 4', 'teks 5'])
})

test('a fingerprint is one tenant’s own and outlives the master key it was made under', async () => {
  const [old, fresh] = [randomBytes(32), randomBytes(32)]
  await house.sql(house.platform.id, 'delete from kernel.data_keys')
  const inside = <T>(work: (ctx: Ctx) => Promise<T>) => house.inside(house.platform, work)
  const before = await inside((ctx) => openSecrets([keyOf(old)]).fingerprint(ctx, 'codes', 'KODE-1'))
  assert.match(before, /^[0-9a-f]{64}$/)
  assert.notEqual(await inside((ctx) => openSecrets([keyOf(old)]).fingerprint(ctx, 'other', 'KODE-1')), before)
  await inside((ctx) => openSecrets([keyOf(fresh), keyOf(old)]).rewrap(ctx))
  assert.equal(await inside((ctx) => openSecrets([keyOf(fresh)]).fingerprint(ctx, 'codes', 'KODE-1')), before)
})

test('while others seal and open, the keys change their master, and the old one is not needed afterwards', async () => {
  const [old, fresh] = [randomBytes(32), randomBytes(32)]
  await house.sql(house.platform.id, 'delete from kernel.data_keys')
  const inside = <T>(work: (ctx: Ctx) => Promise<T>) => house.inside(house.platform, work)
  const [before, both] = [openSecrets([keyOf(old)]), openSecrets([keyOf(fresh), keyOf(old)])]
  const kept: { place: string; text: string; sealed: Buffer }[] = []
  let going = true
  const worker = async (name: number) => {
    for (let turn = 0; going || turn < 20; turn++) {
      const [place, text] = [`codes/sealed/${name}-${turn}`, `KODE-${name}-${turn}`]
      // One process still runs with the old key alone while another one has both.
      const secrets = turn % 2 === 0 ? before : both
      const sealed = await inside((ctx) => secrets.seal(ctx, place, text))
      kept.push({ place, text, sealed })
      // A known key asks the database nothing: without this turn nobody else would ever come on.
      await new Promise(setImmediate)
      const any = kept[Math.floor(Math.random() * kept.length)]!
      assert.equal(await inside((ctx) => both.open(ctx, any.place, any.sealed)), any.text)
    }
  }
  const workers = [1, 2, 3, 4].map(worker)
  await new Promise((resolve) => setTimeout(resolve, 200))
  assert.equal(await inside((ctx) => both.rewrap(ctx)), 1)
  assert.equal(await inside((ctx) => both.rewrap(ctx)), 0)
  await new Promise((resolve) => setTimeout(resolve, 200))
  going = false
  await Promise.all(workers)
  const alone = openSecrets([keyOf(fresh)])
  for (const { place, text, sealed } of kept) assert.equal(await inside((ctx) => alone.open(ctx, place, sealed)), text)
})
