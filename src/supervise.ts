import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ExternalDatabase, requireExternal } from './kernel/db/external.ts'
import { type Embedded, startEmbedded } from './kernel/db/embedded.ts'
import { makeDataDir } from './kernel/startup/datadir.ts'
import { errorCode, refuseToStart, StartRefusal } from './kernel/startup/refusal.ts'
import { type FreeSpaceWatch, requireFreeSpace, watchFreeSpace } from './kernel/startup/space.ts'
import { parseSettings, type Settings } from './settings.ts'

/** What stands before the product itself starts: checked settings, a database that answers, room on the disk. */
export type Ground = {
  settings: Settings
  /** `ownerUrl` may create roles and schemas; the other two are null when migrations make those roles. */
  database: ExternalDatabase & { embedded: boolean }
  freeSpace: FreeSpaceWatch
  log: (sentence: string) => void
}

export type Running = {
  stop(): Promise<void>
  /** Resolves when the product can no longer do its work; everything then stops with this sentence. */
  lost?: Promise<{ sentence: string }>
}

type Plan = {
  env: { [name: string]: string | undefined }
  cwd: string
  /** Starts the product on the ground; what it throws as `StartRefusal` is told in one sentence. */
  boot: (ground: Ground) => Promise<Running>
  log?: (sentence: string) => void
}

const productStopMs = 20_000
/** Ctrl-C reaches us both from the terminal and from bin/start.mjs: only a later one is impatience. */
const impatienceMs = 1000

/**
 * Runs the product as this process's whole life: prepares the ground, boots, waits for SIGINT, SIGTERM, SIGHUP or the
 * end of the starting process, then stops everything in reverse order and exits (0 when asked, 1 when refused or broken).
 */
export async function supervise({ env, cwd, boot, log = say }: Plan): Promise<void> {
  const end = listenForTheEnd()
  const cleanups: (() => Promise<void> | void)[] = []
  let code = 0
  try {
    const life = await prepare(env, cwd, log, cleanups)
    const running = await boot(life.ground)
    cleanups.push(() => stopWithin(running, productStopMs))
    const reason = await Promise.race([end.asked, life.databaseDied, ...(running.lost ? [running.lost] : [])])
    if (reason.sentence) {
      complain(reason.sentence)
      code = 1
    }
    life.announceStop()
  } catch (error) {
    code = 1
    complain(error)
  }
  for (const cleanup of cleanups.reverse()) {
    try {
      await cleanup()
    } catch (error) {
      code = 1
      complain(error)
    }
  }
  process.exit(code)
}

async function prepare(
  env: Plan['env'],
  cwd: string,
  log: (sentence: string) => void,
  cleanups: (() => Promise<void> | void)[],
) {
  const settings = parseSettings(env, { cwd })
  const dataDir = makeDataDir(settings.dataDir)
  await requireFreeSpace(dataDir, settings.minFreeMb)
  if (settings.database) {
    if (settings.role !== 'worker') await requireFreePort(settings.port, 'PORT')
    await requireExternal(settings.database)
    const freeSpace = await watchFreeSpace({ dirs: [dataDir], minFreeMb: settings.minFreeMb })
    const ground: Ground = { settings, database: { ...settings.database, embedded: false }, freeSpace, log }
    return { ground, announceStop: () => {}, databaseDied: new Promise<never>(() => {}) }
  }
  const embedded = await startEmbedded({ dataDir, log })
  cleanups.push(embedded.stop)
  // After the data directory's lock: a predecessor that is still stopping keeps the port until it is done.
  if (settings.role !== 'worker') await requireFreePort(settings.port, 'PORT')
  const freeSpace = await watchFreeSpace({ dirs: [dataDir, embedded.dir], minFreeMb: settings.minFreeMb })
  const database = { ownerUrl: embedded.adminUrl, appUrl: null, platformUrl: null, embedded: true }
  return {
    ground: { settings, database, freeSpace, log },
    announceStop: embedded.announceStop,
    databaseDied: deathOf(embedded),
  }
}

async function deathOf(embedded: Embedded): Promise<{ sentence: string }> {
  const exit = await embedded.exited
  if (exit.expected) return new Promise(() => {})
  const last = exit.lastWords.trim().split('\n').at(-1) ?? ''
  return { sentence: `The built-in database ended by itself (${last}); everything stops.` }
}

/** Refuses to start when `port` on any address is taken; 0 is always free. */
export async function requireFreePort(port: number, setting: string): Promise<void> {
  if (port === 0) return
  const probe = createServer()
  try {
    probe.listen({ port, exclusive: true })
    await once(probe, 'listening')
  } catch (error) {
    refusePort(error, port, setting)
  } finally {
    probe.close()
  }
}

/** Turns a failed `listen` into its sentence; anything else is thrown on. */
export function refusePort(error: unknown, port: number, setting: string): never {
  if (errorCode(error) === 'EADDRINUSE')
    refuseToStart(`Port ${port} is already taken by another program: stop it, or set ${setting} to a free port.`)
  if (errorCode(error) === 'EACCES')
    refuseToStart(`Port ${port} needs special rights on this machine: set ${setting} to a port above 1023.`)
  throw error
}

function listenForTheEnd(): { asked: Promise<{ sentence: string | null }> } {
  let askedAt = 0
  const asked = new Promise<{ sentence: null }>((resolve) => {
    const ask = () => {
      if (askedAt && Date.now() - askedAt > impatienceMs) process.exit(130)
      askedAt ||= Date.now()
      resolve({ sentence: null })
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask)
    // The channel to bin/start.mjs closes when that process is killed; without it we would run on, unseen.
    process.once('disconnect', ask)
    process.channel?.unref()
  })
  return { asked }
}

async function stopWithin(running: Running, limitMs: number): Promise<void> {
  const timer = new AbortController()
  const late = sleep(limitMs, 'late' as const, { signal: timer.signal }).catch(() => 'stopped' as const)
  const outcome = await Promise.race([running.stop(), late])
  timer.abort()
  if (outcome === 'late') complain(`Some work did not finish within ${limitMs / 1000} s and was cut off.`)
}

function say(sentence: string) {
  process.stdout.write(`${sentence}\n`)
}

/** A refusal is a sentence for the operator; anything else is a fault of ours and keeps its stack. */
function complain(what: unknown) {
  const text = what instanceof StartRefusal ? what.message : what instanceof Error ? what.stack : String(what)
  process.stderr.write(`${text}\n`)
}
