import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { type Browser, chromium } from '@playwright/test'

const flags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP *.localhost 127.0.0.1',
]

const root = resolve(import.meta.dirname, '../..')
const UNPACK = new URL('unpack.ts', import.meta.url).pathname
const NONE = 'no Chromium was found: run npm ci, or name one in RUKO_TEST_BROWSER'

/** A headless Chromium in which every name under .localhost is this machine. Close it when done. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = chosenBrowser()
  return chromium.launch({ executablePath, args: flags, env: environmentOf(executablePath) })
}

/** The one named in RUKO_TEST_BROWSER, or whichever is found; throws where there is none. */
export function chosenBrowser(): string {
  const path = process.env['RUKO_TEST_BROWSER'] || findBrowser()
  if (!path) throw new Error(NONE)
  return path
}

/**
 * The shell of Chromium that comes from npm: the same on every machine it was built for, and without windows of its own it
 * takes two thirds of what a whole Chromium takes. The machine's own where it does not run.
 */
export function findBrowser(): string | null {
  return packagedBrowser() ?? systemBrowser()
}

/** What a browser is to be started with: the packaged one brings libraries and fonts that slim machines lack. */
export function environmentOf(path: string): { [name: string]: string | undefined } {
  const libraries = join(dirname(path), 'al2023/lib')
  if (!existsSync(libraries)) return process.env
  return { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(dirname(path), 'fonts') }
}

function systemBrowser(): string | null {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim()
    if (found) return found
  }
  return null
}

/** Unpacked once for each version and user, beside the others of the temporary directory. */
function packagedBrowser(): string | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  try {
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const home = join(tmpdir(), `ruko-chromium-${devDependencies['@sparticuz/chromium']}-${process.getuid!()}`)
    if (!existsSync(home)) unpackTo(home)
    const path = join(home, 'chromium')
    const { status } = spawnSync(path, ['--version'], { stdio: 'ignore', env: environmentOf(path) })
    return status === 0 ? path : null
  } catch {
    return null
  }
}

/** In a process of its own, because the package changes the environment; whoever is killed on the way leaves no half of it. */
function unpackTo(home: string): void {
  const folder = mkdtempSync(`${home}-`)
  try {
    const env = { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' }
    spawnSync(process.execPath, [UNPACK], { env, stdio: 'ignore' })
    const fonts = join(folder, 'fonts/fonts.conf')
    writeFileSync(fonts, readFileSync(fonts, 'utf8').replaceAll('/tmp/fonts', join(home, 'fonts')))
    renameSync(folder, home)
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    // Somebody else was as quick.
    if (!existsSync(home)) throw error
  }
}
