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

test('a registry of domains is asked over https, or on this machine', () => {
  assert.equal(parseSettings({}, { cwd }).rdapUrl, null)
  for (const RDAP_URL of ['https://rdap.contoh.id/rdap/', 'http://127.0.0.1:3904/', 'http://localhost:3904/'])
    assert.equal(parseSettings({ RDAP_URL }, { cwd }).rdapUrl, RDAP_URL)
  for (const RDAP_URL of ['http://rdap.contoh.id/', 'ftp://rdap.contoh.id/', 'rdap'])
    assert.throws(() => parseSettings({ RDAP_URL }, { cwd }), /RDAP_URL/)
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

const production = {
  RUKO_MODE: 'production',
  BASE_DOMAIN: 'ruko.id',
  DATABASE_URL: 'postgres://o@db/ruko',
  RUKO_MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
  GATEWAY_URL: 'https://gateway.example',
  GATEWAY_KEY: 'k',
  GATEWAY_WEBHOOK_SECRET: 's',
  SMTP_URL: 'smtps://mail.example',
  MAIL_FROM: 'ruko@ruko.id',
}

test('production is complete with its own settings, and knows no development', () => {
  const settings = parseSettings({ ...production, OWNER_EMAIL: 'Wening@Ruko.id ' }, { cwd })
  assert.deepEqual([settings.ownerEmail, settings.web, settings.oldMasterKeys], ['wening@ruko.id', null, []])
  assert.throws(() => parseSettings({ ...production, RUKO_DEV: '1' }, { cwd }), {
    message: 'Settings: RUKO_DEV is for development only and may not be 1 with RUKO_MODE=production. See .env.example.',
  })
  assert.throws(() => parseSettings({ ...production, OWNER_EMAIL: 'wening' }, { cwd }), /OWNER_EMAIL/)
})

test('a worker of its own must be told in production where the web is', () => {
  assert.throws(() => parseSettings({ ...production, RUKO_ROLE: 'worker' }, { cwd }), /RUKO_WEB_URL/)
  assert.equal(parseSettings({ RUKO_ROLE: 'worker' }, { cwd }).web, null)
  const webAt = (RUKO_WEB_URL: string) =>
    parseSettings({ ...production, RUKO_ROLE: 'worker', RUKO_WEB_URL }, { cwd }).web
  assert.deepEqual(webAt('http://web:3000'), { host: 'web', port: 3000 })
  assert.deepEqual(webAt('http://[::1]'), { host: '::1', port: 80 })
  for (const url of ['https://web:3000', 'http://web:3000/portal', 'http://user@web'])
    assert.throws(() => webAt(url), /RUKO_WEB_URL is not/)
})

test('old master keys are a list of keys, never shown', () => {
  const keys = [Buffer.alloc(32, 2), Buffer.alloc(32, 3)].map((key) => key.toString('base64'))
  const { oldMasterKeys } = parseSettings({ ...production, RUKO_OLD_MASTER_KEYS: keys.join(', ') }, { cwd })
  assert.deepEqual(oldMasterKeys, [new Uint8Array(32).fill(2), new Uint8Array(32).fill(3)])
  assert.throws(
    () => parseSettings({ ...production, RUKO_OLD_MASTER_KEYS: `${keys[0]},hunter2` }, { cwd }),
    (error: Error) => /RUKO_OLD_MASTER_KEYS/.test(error.message) && !/hunter2/.test(error.message),
  )
})
