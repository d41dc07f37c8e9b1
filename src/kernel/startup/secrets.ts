import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeDataDir } from './datadir.ts'
import { errorCode, refuseToStart } from './refusal.ts'

export type Secrets = {
  /** base64 of 32 bytes; wraps every stored secret. */
  masterKey: string
  databasePassword: string
  gatewayKey: string
  gatewayWebhookSecret: string
}

/** The secrets of a self-contained installation, made once and kept in `DATA_DIR/secrets.json`, readable by its owner only. */
export function localSecrets(dataDir: string): Secrets {
  const path = join(dataDir, 'secrets.json')
  const kept = readSecrets(path)
  const secrets = { ...freshSecrets(), ...kept }
  if (Object.keys(kept ?? {}).length === Object.keys(secrets).length) return secrets

  makeDataDir(dataDir)
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  if (kept) {
    renameSync(draft, path)
    return secrets
  }
  // Two processes may both be the first: link() lets exactly one of them decide.
  try {
    linkSync(draft, path)
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return readSecrets(path) as Secrets
}

function readSecrets(path: string): Partial<Secrets> | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Partial<Secrets>
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    if (errorCode(error) === 'EACCES')
      refuseToStart(`${path} belongs to another user: start as the user who started first, or choose another DATA_DIR.`)
    if (error instanceof SyntaxError)
      refuseToStart(`${path} is damaged: restore it, or move DATA_DIR away to begin afresh.`)
    throw error
  }
}

function freshSecrets(): Secrets {
  return {
    masterKey: randomBytes(32).toString('base64'),
    databasePassword: randomBytes(24).toString('base64url'),
    gatewayKey: randomBytes(24).toString('base64url'),
    gatewayWebhookSecret: `whsec_${randomBytes(24).toString('base64')}`,
  }
}
