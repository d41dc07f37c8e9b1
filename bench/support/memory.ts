import { readdirSync, readFileSync } from 'node:fs'

export type Memory = { product: number; standIns: number; postgres: number }

type Process = { pid: number; parent: number; command: string }

/**
 * Resident megabytes of everything below `pid`, by kind; null where the system does not tell (only Linux does). Memory
 * that PostgreSQL's processes share is counted once (proportional set size), as far as the system lets us see it.
 */
export function memoryBelow(pid: number): Memory | null {
  if (process.platform !== 'linux') return null
  const below = descendants(pid)
  const sum = (wanted: (one: Process) => boolean) =>
    below.filter(wanted).reduce((total, one) => total + megabytes(one.pid), 0)
  return {
    product: sum(({ command }) => command.includes('src/main.ts')),
    standIns: sum(({ command }) => command.includes('/fakes/')),
    postgres: sum(({ command }) => command.startsWith('postgres:') || command.includes('/bin/postgres ')),
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

function megabytes(pid: number): number {
  const kilobytes = (file: string, field: RegExp) =>
    Number(field.exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'))?.[1])
  try {
    return kilobytes('smaps_rollup', /^Pss:\s+(\d+)/m) / 1024
  } catch {
    try {
      return kilobytes('status', /^VmRSS:\s+(\d+)/m) / 1024
    } catch {
      return 0
    }
  }
}
