// What must be there before anything runs: packages, Node 26, compiled pages. Plain JavaScript for Node 20.19.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readStamp, stampOf, writeStamp } from './stamp.mjs'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const at = (...path) => join(root, ...path)
export const node26 = at('node_modules/node/bin/node')
const installedFrom = at('node_modules/.ruko-lock')

/** Installs from the lock file unless that has been done; `development` also wants the tools of tests and checks. */
export async function install({ development = false } = {}) {
  const lock = readFileSync(at('package-lock.json'), 'utf8')
  const wanted = `${createHash('sha256').update(lock).digest('hex')} ${development ? 'all' : 'run'}\n`
  const found = existsSync(installedFrom) ? readFileSync(installedFrom, 'utf8') : ''
  const enough = found === wanted || found === wanted.replace(' run\n', ' all\n')
  if (enough && existsSync(node26)) return
  if (!(holdsEverything(JSON.parse(lock), development) && existsSync(node26))) await npmCi()
  if (!existsSync(node26))
    fail(
      'Node 26 was not installed with the packages: allow install scripts (npm config set ignore-scripts false) and try again.',
    )
  writeFileSync(installedFrom, wanted)
}

/** Compiles the pages unless nothing they are made of has changed since. */
export async function buildPages() {
  const stampFile = at('build/.stamp')
  const before = readStamp(stampFile)
  const built = existsSync(at('build/server/index.js')) && existsSync(at('build/client'))
  const now = stampOf(root, built ? before : null)
  if (built && before?.hash === now.hash) {
    if (now.changed) writeStamp(stampFile, now)
    return
  }
  say('Building the pages …')
  const began = Date.now()
  rmSync(stampFile, { force: true })
  const ok = await quietly('react-router', ['build'], { NODE_ENV: 'production' })
  if (!ok) fail('The pages could not be built; the reason is above.')
  writeStamp(stampFile, now)
  say(`Built the pages in ${seconds(began)} s.`)
}

/** Runs Node 26 as the rest of this process: signals go through, its exit code becomes ours. */
export function runNode(args, env = {}) {
  const child = spawn(node26, args, {
    cwd: root,
    // The channel carries no messages: its closing tells the child that we are gone, however we went.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: environment({ NODE_COMPILE_CACHE: at('node_modules/.cache/ruko-compiled'), ...env }),
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.once('error', (error) => fail(`Node 26 could not be started (${error.message}).`))
  child.once('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
  endWithParent(() => child.kill('SIGTERM'))
}

/** Runs one of the installed tools under Node 26 and shows its output only when it fails. */
export async function quietly(tool, args, env = {}) {
  const { code, output } = await runTool(tool, args, env)
  if (code !== 0) process.stderr.write(output)
  return code === 0
}

export function runTool(tool, args, env = {}) {
  return new Promise((done) => {
    const child = spawn(at('node_modules/.bin', tool), args, {
      cwd: root,
      env: environment(env),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
    child.once('error', (error) => done({ code: 1, output: `${error.message}\n` }))
    child.once('close', (code) => done({ code: code ?? 1, output }))
  })
}

export function say(sentence) {
  process.stdout.write(`${sentence}\n`)
}

export function fail(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

export function seconds(began) {
  return ((Date.now() - began) / 1000).toFixed(1)
}

/** `#!/usr/bin/env node` in the tools must find Node 26, not the one that started us. */
export function environment(extra) {
  return { ...process.env, PATH: `${at('node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`, ...extra }
}

/** Whether an earlier `npm install` already brought what the lock file names, so that nothing needs to be thrown away. */
function holdsEverything(lock, development) {
  let held
  try {
    held = JSON.parse(readFileSync(at('node_modules/.package-lock.json'), 'utf8')).packages
  } catch {
    return false
  }
  return Object.entries(lock.packages).every(([path, wanted]) => {
    const mayMiss = path === '' || wanted.optional || wanted.devOptional || (wanted.dev && !development)
    return held[path] ? held[path].version === wanted.version : mayMiss
  })
}

async function npmCi() {
  say('Installing the packages of package-lock.json (the first time takes a minute or two) …')
  const began = Date.now()
  const [command, ...first] = npmCommand()
  const args = [
    ...first,
    'ci',
    '--include=dev',
    '--ignore-scripts=false',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal))
  const progress = setInterval(() => say(`  still installing (${seconds(began)} s) …`), 10_000)
  const code = await new Promise((done) => child.once('error', () => done(127)).once('close', done))
  clearInterval(progress)
  for (const signal of ['SIGINT', 'SIGTERM']) process.removeAllListeners(signal)
  if (code === 127) fail('npm was not found: install it beside Node.js and try again.')
  if (code !== 0) fail('The packages could not be installed (npm ci failed): see its message above, then try again.')
  say(`Installed the packages in ${seconds(began)} s.`)
}

/** The npm that started us, else the one beside this Node, else whatever the path offers. */
function npmCommand() {
  const beside = join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js')
  const script = [process.env.npm_execpath, beside].find((path) => path?.endsWith('npm-cli.js') && existsSync(path))
  return script ? [process.execPath, script] : ['npm']
}

/** npm killed by force takes nobody along: notice it, so that the next start does not find us in the way. */
function endWithParent(end) {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    end()
  }, 500)
  watch.unref()
}
