import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

type PidFile = { pid: number; ready: boolean }

/** What PostgreSQL wrote into postmaster.pid (documented in its miscadmin.h): pid on line 1, status on line 8. */
export function readPidFile(pgdata: string): PidFile | null {
  try {
    const lines = readFileSync(join(pgdata, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    return pid > 1 ? { pid, ready: lines[7]?.trim() === 'ready' } : null
  } catch {
    return null
  }
}

export function removePidFile(pgdata: string) {
  rmSync(join(pgdata, 'postmaster.pid'), { force: true })
}

/** Stops the server of `pgdata` that a killed parent left running; true when there was one. */
export async function stopOrphan(pgdata: string): Promise<boolean> {
  const left = readPidFile(pgdata)
  if (lifeOf(left, pgdata) !== 'server' || !left) return false
  for (const [signal, patienceMs] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5000],
  ] as const) {
    kill(left.pid, signal)
    const deadline = Date.now() + patienceMs
    while (Date.now() < deadline) {
      if (lifeOf(left, pgdata) !== 'server') return true
      await sleep(20)
    }
  }
  return true
}

/** Whether the process named in the file is a PostgreSQL server of this very directory, something else, or gone (a zombie counts as gone). */
export function lifeOf(file: PidFile | null, pgdata: string): 'server' | 'other' | 'gone' {
  if (!file) return 'gone'
  if (process.platform !== 'linux') return lifeByPs(file.pid)
  try {
    const stat = readFileSync(`/proc/${file.pid}/stat`, 'utf8')
    if (stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z')) return 'gone'
    // "(deleted)" follows the name when the binaries were reinstalled meanwhile.
    const name = basename(readlinkSync(`/proc/${file.pid}/exe`).replace(/ \(deleted\)$/, ''))
    const here = readlinkSync(`/proc/${file.pid}/cwd`) === realpathSync(pgdata)
    return name === 'postgres' && here ? 'server' : 'other'
  } catch {
    return alive(file.pid) ? 'other' : 'gone'
  }
}

function lifeByPs(pid: number): 'server' | 'other' | 'gone' {
  try {
    const [state = '', name = ''] = execFileSync('ps', ['-p', String(pid), '-o', 'state=,comm='], { encoding: 'utf8' })
      .trim()
      .split(/\s+/)
    if (state.startsWith('Z')) return 'gone'
    return basename(name) === 'postgres' ? 'server' : 'other'
  } catch {
    return 'gone'
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function kill(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(pid, signal)
  } catch {
    // Gone between the look and the signal: what we wanted.
  }
}
