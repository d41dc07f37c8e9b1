import assert from 'node:assert/strict'
import { test } from 'node:test'
import { UpdateSettings } from './schemas.ts'

test('a setting that is not named is not changed to its default', () => {
  assert.deepEqual(UpdateSettings.parse({ dpPercent: 40 }), { dpPercent: 40 })
  assert.deepEqual(UpdateSettings.parse({ goLive: 'manual' }), { goLive: 'manual' })
})
