import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { get } from './support/http.ts'
import { type Findings, inTurns } from './support/measure.ts'
import { newHome, startProduct } from './support/product.ts'

const PART = 'pages'
const ROUNDS = 5
const SITE = 'garuda.ruko.localhost'
const PORTAL = 'ruko.localhost'

/** What one process answers in a second, asked over kept connections by a process of its own. */
export async function measurePages(say: (sentence: string) => void): Promise<Findings> {
  const home = await newHome()
  try {
    const product = await startProduct(home)
    try {
      say('Asking for pages …')
      const asked = (name: string, host: string, path: string, encoding = 'identity') => ({
        name,
        run: () => load(product.port, host, path, encoding),
      })
      await untilThere(product.port)
      const results = await inTurns(PART, 'pages/s', ROUNDS, [
        asked("a site's home page, from memory", SITE, '/', 'br'),
        asked("the portal's home page, from memory", PORTAL, '/', 'br'),
        asked("a site's home page, rendered each time", SITE, '/?lang=id'),
        asked('the order form, rendered each time', PORTAL, '/order?lang=id'),
        asked("a site's home page data (API)", SITE, '/api/v1/tutoring/home'),
      ])
      return { results, verdicts: [] }
    } finally {
      await product.stop()
    }
  } finally {
    home.remove()
  }
}

async function untilThere(port: number): Promise<void> {
  const { status } = await get(port, SITE, '/')
  if (status !== 200) throw new Error(`the demo site answers ${status}`)
}

/** Runs the loop of `load.ts` in its own process and returns its answers a second. */
async function load(port: number, host: string, path: string, encoding: string): Promise<number> {
  const script = fileURLToPath(import.meta.resolve('./support/load.ts'))
  const child = spawn(process.execPath, [script, `${port}`, `${host}:${port}`, path, encoding], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  const [code] = (await once(child, 'close')) as [number]
  if (code !== 0) throw new Error(`the load on ${host}${path} failed`)
  return Number(output)
}
