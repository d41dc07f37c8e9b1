import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
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
