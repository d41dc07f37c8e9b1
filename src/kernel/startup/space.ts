import { statfs } from 'node:fs/promises'
import { refuseToStart } from './refusal.ts'

export type FreeSpaceWatch = {
  /** True while less than the threshold is free: refuse writes, a full disk stops the database for good. */
  low(): boolean
  freeMb(): number
  stop(): void
}

type Watch = { dirs: string[]; minFreeMb: number; everyMs?: number; onChange?: (low: boolean, freeMb: number) => void }

/** Megabytes (2^20 bytes) an ordinary user may still write on the fullest of the file systems holding `dirs`. */
export async function freeMegabytes(dirs: string[]): Promise<number> {
  const frees = await Promise.all(
    dirs.map(async (dir) => {
      const disk = await statfs(dir)
      return (disk.bavail * disk.bsize) / 2 ** 20
    }),
  )
  return Math.floor(Math.min(...frees))
}

/** Refuses to start when less than `minFreeMb` is free. */
export async function requireFreeSpace(dir: string, minFreeMb: number): Promise<void> {
  const freeMb = await freeMegabytes([dir])
  if (freeMb >= minFreeMb) return
  refuseToStart(
    `Only ${freeMb} MB is free on the disk of ${dir} and at least ${minFreeMb} MB is needed: free some space, or lower RUKO_MIN_FREE_MB.`,
  )
}

/** Measures free space every `everyMs` (5 s); `low()` ends only when a tenth more than the threshold is free, so it does not flutter. */
export async function watchFreeSpace({ dirs, minFreeMb, everyMs = 5000, onChange }: Watch): Promise<FreeSpaceWatch> {
  let freeMb = await freeMegabytes(dirs)
  let low = freeMb < minFreeMb

  async function measure() {
    freeMb = await freeMegabytes(dirs)
    const now = freeMb < (low ? minFreeMb * 1.1 : minFreeMb)
    if (now === low) return
    low = now
    onChange?.(low, freeMb)
  }

  // An unreadable disk says nothing about its space: the last known answer stands.
  const timer = setInterval(() => void measure().catch(() => {}), everyMs)
  timer.unref()
  return { low: () => low, freeMb: () => freeMb, stop: () => clearInterval(timer) }
}
