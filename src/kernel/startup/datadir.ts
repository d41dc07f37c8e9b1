import { accessSync, constants, mkdirSync, realpathSync } from 'node:fs'
import { errorCode, refuseToStart } from './refusal.ts'

/** Creates DATA_DIR if need be and returns its real path; refuses to start where this user may not write. */
export function makeDataDir(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o750 })
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
    return realpathSync(dataDir)
  } catch (error) {
    refuseToStart(
      `DATA_DIR ${dataDir} cannot be written (${errorCode(error)}): choose a directory of this user, or start as its owner.`,
    )
  }
}
