import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { get } from './support/http.ts'
import { type Findings, inTurns, median, type Verdict, verdict } from './support/measure.ts'
import { order, pay } from './support/order.ts'
import { newHome, type Product, startProduct } from './support/product.ts'

const PART = 'pages'
const ROUNDS = 5
const WANTED = 3000
const LOOKS = 3000
const GIVE_UP_MS = 20_000
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
        asked('the template page, from memory', PORTAL, '/templates/tutoring', 'br'),
        asked("a site's home page, rendered each time", SITE, '/?lang=id'),
        asked('the order form, rendered each time', PORTAL, '/order?template=tutoring&lang=id'),
        asked("a site's home page data (API)", SITE, '/api/v1/tutoring/site'),
      ])
      const kept = results.filter(({ name }) => name.endsWith('from memory'))
      const verdicts = kept.map(({ name, samples }) => verdict(PART, name, median(samples), { atLeast: WANTED }))
      say('Asking two sites at once, under load …')
      return { results, verdicts: [...verdicts, await neverMixed(product)] }
    } finally {
      await product.stop()
    }
  } finally {
    home.remove()
  }
}

/** Two sites asked in turns while both are under load; each answer must be of the site that was asked, and whole. */
async function neverMixed(product: Product): Promise<Verdict> {
  const { port } = product
  const placed = await order(product, 'ukur-campur', 'full')
  await pay(product, placed.reference)
  const second = `${placed.slug}.${PORTAL}`
  const began = performance.now()
  // Only of an open site may crawlers read the map.
  while (!(await get(port, second, '/robots.txt')).body.includes('Sitemap:')) {
    if (performance.now() - began > GIVE_UP_MS) throw new Error(`${second} did not come in time`)
    await sleep(20)
  }
  const names = { [SITE]: 'Bimbel Garuda Nusantara', [second]: placed.name }
  const hosts = Object.keys(names)
  const underLoad = Promise.all(hosts.map((host) => load(port, host, '/', 'br')))
  let wrong = 0
  const lane = async (first: number) => {
    for (let turn = first; turn < LOOKS; turn += 8) {
      const [asked, other] = turn % 2 === 0 ? hosts : hosts.toReversed()
      const headers = { 'x-forwarded-for': `10.200.${turn >> 8}.${turn & 255}` }
      const { status, body } = await get(port, asked!, '/', headers)
      if (status !== 200 || !body.includes(names[asked!]!) || body.includes(names[other!]!)) wrong++
    }
  }
  await Promise.all(Array.from({ length: 8 }, (_, first) => lane(first)))
  await underLoad
  return verdict(PART, `answers of the wrong site among ${LOOKS}`, wrong, { below: 1 })
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
