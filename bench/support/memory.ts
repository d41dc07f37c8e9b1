import { readdirSync, readFileSync } from 'node:fs'

export type Memory = { product: number; standIns: number; postgres: number }

type Process = { pid: number; parent: number; command: string }

/**
 * Resident megabytes of everything below `pid`, by kind; null where the system does not tell (only Linux does). What
 * PostgreSQL's processes share is counted once (proportional set size), where the system lets us see it.
 */
export function memoryBelow(pid: number): Memory | null {
  if (process.platform !== 'linux') return null
  const below = descendants(pid)
  const sum = (wanted: RegExp, size: (pid: number) => number) =>
    below.filter(({ command }) => wanted.test(command)).reduce((total, { pid }) => total + size(pid), 0)
  return {
    product: sum(/ src\/main\.ts/, resident),
    standIns: sum(/\/fakes\//, resident),
    postgres: sum(/^postgres:|\/bin\/postgres /, shareOf),
  }
}

function descendants(root: number): Process[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => read(Number(name)))
  const found: Process[] = []
  const open = [root]
  while (open.length > 0) {
    const parent = open.pop()!
    for (const one of all.filter((candidate) => candidate.parent === parent)) {
      found.push(one)
      open.push(one.pid)
    }
  }
  return found
}

function read(pid: number): Process[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return [{ pid, parent, command }]
  } catch {
    return []
  }
}

function resident(pid: number): number {
  return field(`/proc/${pid}/status`, /^VmRSS:\s+(\d+)/m) ?? 0
}

function shareOf(pid: number): number {
  return field(`/proc/${pid}/smaps_rollup`, /^Pss:\s+(\d+)/m) ?? resident(pid)
}

/** Megabytes from a line in kilobytes; null when the file may not be read or the process has ended. */
function field(file: string, line: RegExp): number | null {
  try {
    return Number(line.exec(readFileSync(file, 'utf8'))?.[1]) / 1024
  } catch {
    return null
  }
}
