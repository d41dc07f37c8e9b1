// npm run dev: the product with pages compiled as they are edited; the server starts again when its own files change.
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { environment, install, node26, root } from './ready.mjs'

await install({ development: true })

/** Pages and everything about how things look are Vite's; it shows a change without a restart. */
const serverFile = /^(?!web\/).*(?<!\/pages\/[^/]*)\.(ts|sql)$/
let child = start()
let stopping = false
let timer

for (const folder of ['src', 'db/migrations', 'fakes']) {
  watch(`${root}/${folder}`, { recursive: true }, (_event, name) => {
    if (!name || !serverFile.test(name.replaceAll('\\', '/')) || name.endsWith('.test.ts')) return
    clearTimeout(timer)
    timer = setTimeout(() => restart(name), 150)
  })
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    stopping = true
    child.kill(signal)
  })
}

function start() {
  const running = spawn(node26, ['src/main.ts', ...process.argv.slice(2)], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: environment({ RUKO_DEV: '1' }),
  })
  running.once('exit', (code) => {
    if (stopping) process.exit(code ?? 1)
    if (running === child && code) console.log('Waiting for a change …')
  })
  return running
}

function restart(name) {
  if (stopping) return
  console.log(`${name} changed, starting again …`)
  const before = child
  const next = () => {
    if (!stopping) child = start()
  }
  if (before.exitCode !== null) return next()
  before.once('exit', next)
  before.kill('SIGTERM')
}
