import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { refuseToStart } from './refusal.ts'

export type DataDirLock = {
  /** Tells a successor that waiting is worthwhile. */
  stopping(): void
  release(): void
}

const SQLITE_BUSY = 5
const patienceMs = { running: 3000, stopping: 40_000 }

/**
 * Makes this process the only one working in `dataDir`, or refuses to start.
 *
 * The lock is the operating system's own, on `ruko.lock`, borrowed through SQLite because Node has no file locks: it
 * ends with its process however that process ends, so there are no stale locks to judge. `ruko.pid` is for people.
 */
export async function lockDataDir(dataDir: string): Promise<DataDirLock> {
  const note = join(dataDir, 'ruko.pid')
  const began = Date.now()
  for (;;) {
    const lock = tryLock(join(dataDir, 'ruko.lock'))
    if (lock) {
      leaveNote(note, 'running')
      return {
        stopping: () => leaveNote(note, 'stopping'),
        release: () => lock.close(),
      }
    }
    const holder = readNote(note)
    if (Date.now() - began > patienceMs[holder.state])
      refuseToStart(
        `Another Ruko${holder.pid ? ` (process ${holder.pid})` : ''} is already working in ${dataDir}: stop it, or give this one its own DATA_DIR and PORT.`,
      )
    await sleep(100)
  }
}

function tryLock(path: string): DatabaseSync | null {
  const file = new DatabaseSync(path, { timeout: 0 })
  try {
    file.exec('begin exclusive')
    return file
  } catch (error) {
    file.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return null
    throw error
  }
}

function leaveNote(path: string, state: 'running' | 'stopping') {
  writeFileSync(path, `${process.pid} ${state} since ${new Date().toISOString()}\n`)
}

function readNote(path: string): { pid: string | undefined; state: 'running' | 'stopping' } {
  try {
    const [pid, state] = readFileSync(path, 'utf8').split(' ')
    return { pid, state: state === 'stopping' ? 'stopping' : 'running' }
  } catch {
    return { pid: undefined, state: 'running' }
  }
}
