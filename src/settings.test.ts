import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { parseSettings } from './settings.ts'

const cwd = mkdtempSync(join(tmpdir(), 'ruko-settings-'))
after(() => rmSync(cwd, { recursive: true }))

test('an empty environment is a demo with secrets made once', () => {
  const first = parseSettings({}, { cwd })
  const second = parseSettings({ PORT: '' }, { cwd })
  assert.equal(first.port, 3000)
  assert.equal(first.mode, 'demo')
  assert.equal(first.dataDir, join(cwd, '.data'))
  assert.equal(first.database, null)
  assert.equal(first.masterKey.length, 32)
  assert.deepEqual(second, first)
  assert.equal(statSync(join(cwd, '.data/secrets.json')).mode & 0o777, 0o600)
})

test('everything wrong is named at once, without its value', () => {
  const env = { PORT: '70000', RUKO_MODE: 'x', DATABASE_URL: 'mysql://ruko:hunter2@db/ruko', RUKO_MASTER_KEY: 'short' }
  assert.throws(
    () => parseSettings(env, { cwd }),
    (error: Error) => {
      for (const name of Object.keys(env)) assert.match(error.message, new RegExp(name))
      assert.doesNotMatch(error.message, /hunter2|\n/)
      return true
    },
  )
})

test('production lists everything it lacks and makes no secrets', () => {
  const dataDir = join(cwd, 'production')
  assert.throws(
    () => parseSettings({ RUKO_MODE: 'production', DATA_DIR: dataDir }, { cwd }),
    /DATABASE_URL.*RUKO_MASTER_KEY.*GATEWAY_URL.*SMTP_URL.*MAIL_FROM.*BASE_DOMAIN/,
  )
  assert.equal(statSync(dataDir, { throwIfNoEntry: false }), undefined)
})

test('one role URL without the other is refused', () => {
  const env = { DATABASE_URL: 'postgres://o@db/ruko', DATABASE_APP_URL: 'postgres://a@db/ruko' }
  assert.throws(() => parseSettings(env, { cwd }), /DATABASE_PLATFORM_URL/)
})
