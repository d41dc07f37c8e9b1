import { type ChildProcess, spawn } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { refuseToStart } from '../../startup/refusal.ts'
import { lifeOf, readPidFile, removePidFile } from './orphan.ts'
import type { Place } from './place.ts'

/** A server's end: `expected` when we asked for it. */
export type ServerExit = { expected: boolean; lastWords: string }
export type Server = { stop(): Promise<void>; exited: Promise<ServerExit> }

export type Launch = { port: number; settings: { [name: string]: string } }

/** Nothing of our own environment: the server needs none of it and must not hold secrets. */
const bareEnvironment = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' }
const startDeadlineMs = 120_000
const lockPatienceMs = 20_000

/** Makes the data directory, whole or not at all: what a killed initdb left behind is thrown away. */
export async function initialise(place: Place, password: string, durable: boolean): Promise<void> {
  if (existsSync(join(place.pgdata, 'PG_VERSION'))) return
  // A name of its own: the initdb of a killed start may still be at work, and clears its own folder when it fails.
  const draft = `${place.pgdata}.new-${process.pid}-${Date.now()}`
  clearDrafts(place)
  const passwordFile = join(place.dir, 'password')
  for (const locale of ['C.UTF-8', 'C']) {
    rmSync(draft, { recursive: true, force: true })
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
    if (place.account) chownSync(passwordFile, place.account.uid, place.account.gid)
    const made = await runInitdb(place, draft, passwordFile, locale, durable)
    rmSync(passwordFile, { force: true })
    if (made.ok) return renameSync(draft, place.pgdata)
    if (!made.output.includes('invalid locale name'))
      refuseToStart(`The built-in database could not be created in ${place.dir}: ${lastLine(made.output)}`)
  }
}

/** What earlier starts left half made; a folder that is still being written to is left for the next start. */
function clearDrafts({ dir, pgdata }: Place): void {
  const prefix = `${basename(pgdata)}.new`
  for (const name of readdirSync(dir).filter((one) => one.startsWith(prefix))) {
    try {
      rmSync(join(dir, name), { recursive: true, force: true })
    } catch {
      // Its initdb is not done dying.
    }
  }
}

function runInitdb(place: Place, pgdata: string, passwordFile: string, locale: string, durable: boolean) {
  const args = [
    `--pgdata=${pgdata}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    `--locale=${locale}`,
    // The built-in provider sorts the same on every operating system, so indexes survive a move.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ]
  return new Promise<{ ok: boolean; output: string }>((resolve, reject) => {
    const child = spawn(join(place.binDir, 'initdb'), args, {
      ...place.account,
      cwd: place.dir,
      env: bareEnvironment,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let output = ''
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (output += chunk))
    child.once('error', reject)
    child.once('close', (code) => resolve({ ok: code === 0, output }))
  })
}

/** Starts the server and waits until it accepts connections; a lock file of a server that has only just died is waited out. */
export async function launch(
  place: Place,
  wish: Launch,
  log: (sentence: string) => void,
): Promise<Server | 'port-taken'> {
  const began = Date.now()
  for (;;) {
    const attempt = spawnServer(place, wish)
    const ended = await untilReady(place, attempt, log)
    if (!ended) return attempt.server
    if (/could not bind .*Address already in use/.test(ended.lastWords)) return 'port-taken'
    if (!/lock file ".*" already exists|pre-existing shared memory/.test(ended.lastWords))
      refuseToStart(explain(place, ended.lastWords))
    const waitedMs = Date.now() - began
    if (waitedMs > lockPatienceMs) refuseToStart(explain(place, ended.lastWords))
    if (waitedMs > 3000 && lifeOf(readPidFile(place.pgdata), place.pgdata) !== 'server') removePidFile(place.pgdata)
    await sleep(300)
  }
}

function spawnServer(place: Place, { port, settings }: Launch) {
  const flags = Object.entries({
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: place.socketDir ?? '',
    unix_socket_permissions: '0700',
    ...settings,
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const logFrom = existsSync(place.logFile) ? statSync(place.logFile).size : 0
  const logFd = openSync(place.logFile, 'a', 0o600)
  // Detached: Ctrl-C in a terminal reaches the whole process group, and the server must outlive our last requests.
  const child = spawn(join(place.binDir, 'postgres'), ['-D', place.pgdata, ...flags], {
    ...place.account,
    cwd: place.dir,
    env: bareEnvironment,
    detached: true,
    stdio: ['ignore', logFd, logFd],
  })
  closeSync(logFd)
  const lastWords = () => readFileSync(place.logFile).subarray(logFrom).toString('utf8')
  return { child, server: handle(child, lastWords) }
}

function handle(child: ChildProcess, lastWords: () => string): Server {
  let expected = false
  const farewell = () => child.kill('SIGINT')
  process.once('exit', farewell)
  const exited = new Promise<ServerExit>((resolve) => {
    const end = (words: string) => {
      process.off('exit', farewell)
      resolve({ expected, lastWords: words })
    }
    child.once('error', (error) => end(error.message))
    child.once('exit', () => end(lastWords()))
  })
  async function stop() {
    expected = true
    // Fast, then immediate (recovers from the log at the next start), then by force.
    for (const [signal, patienceMs] of [
      ['SIGINT', 30_000],
      ['SIGQUIT', 10_000],
      ['SIGKILL', 5000],
    ] as const) {
      child.kill(signal)
      const timer = new AbortController()
      const done = await Promise.race([exited, sleep(patienceMs, null, { signal: timer.signal }).catch(() => null)])
      timer.abort()
      if (done) return
    }
  }
  return { stop, exited }
}

/** Null when ready, or how the attempt ended. */
async function untilReady(place: Place, attempt: ReturnType<typeof spawnServer>, log: (sentence: string) => void) {
  const began = Date.now()
  let patient = false
  for (;;) {
    const ended = await Promise.race([attempt.server.exited, sleep(15, null)])
    if (ended) return ended
    const written = readPidFile(place.pgdata)
    if (written?.pid === attempt.child.pid && written?.ready) return null
    const waitedMs = Date.now() - began
    if (waitedMs > startDeadlineMs) {
      await attempt.server.stop()
      refuseToStart(
        `The built-in database did not become ready in ${startDeadlineMs / 1000} s; its log is ${place.logFile}.`,
      )
    }
    if (waitedMs > 3000 && !patient) {
      patient = true
      log('The database is recovering from a hard stop …')
    }
  }
}

function explain(place: Place, words: string): string {
  if (words.includes('No space left on device'))
    return `The disk of ${place.dir} is full and the built-in database cannot start: free some space and start again.`
  const fatal = words.split('\n').findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? lastLine(words)
  const reason = fatal.replace(/^.*?(?:FATAL|PANIC|ERROR):\s*/, '')
  return `The built-in database did not start (${reason}); its log is ${place.logFile}.`
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
