import { setTimeout as sleep } from 'node:timers/promises'
import { get } from './support/http.ts'
import { type Findings, type Result, verdict } from './support/measure.ts'
import { order, pay, type Placed, PORTAL } from './support/order.ts'
import { newHome, type Product, startProduct } from './support/product.ts'

const PART = 'live'
const SAMPLES = 10
const GIVE_UP_MS = 20_000
const WANTED_S = 2

/** From the pressed button at the gateway to the new site's page with its own name, asked for by its host name. */
export async function measureLive(say: (sentence: string) => void): Promise<Findings> {
  const home = await newHome()
  try {
    const product = await startProduct(home)
    try {
      say('Ordering, paying and waiting for the site …')
      const preview = await sampled(product, 'dp', 'DP paid → preview by link')
      const open = await sampled(product, 'full', 'all paid → public page')
      const results = [preview, open]
      const verdicts = results.map(({ name, samples }) =>
        verdict(PART, `${name}, worst`, Math.max(...samples), { below: WANTED_S }),
      )
      return { results, verdicts }
    } finally {
      await product.stop()
    }
  } finally {
    home.remove()
  }
}

async function sampled(product: Product, scheme: 'dp' | 'full', name: string): Promise<Result> {
  const samples: number[] = []
  for (let turn = 0; turn < SAMPLES; turn++) {
    const placed = await order(product, `ukur-${scheme}-${turn}`, scheme)
    const began = performance.now()
    await pay(product, placed.reference)
    while (!(await isThere(product, scheme, placed))) {
      if (performance.now() - began > GIVE_UP_MS) throw new Error(`${placed.slug} did not come within ${GIVE_UP_MS} ms`)
      await sleep(10)
    }
    samples.push((performance.now() - began) / 1000)
  }
  return { part: PART, name, unit: 's', samples }
}

async function isThere({ port }: Product, scheme: 'dp' | 'full', { slug, name, token }: Placed): Promise<boolean> {
  const cookie = scheme === 'dp' ? await previewCookie(port, token) : ''
  if (cookie === null) return false
  const page = await get(port, `${slug}.${PORTAL}`, '/', { cookie })
  // Before it is public the address shows a notice; only the site itself has the headline with the name.
  return page.status === 200 && page.body.includes(`bersama ${name}`)
}

/** What a browser holds after it has followed the preview link; null while the order has none. */
async function previewCookie(port: number, token: string): Promise<string | null> {
  const answer = await get(port, PORTAL, `/api/v1/orders/${token}`)
  const { previewUrl } = JSON.parse(answer.body) as { previewUrl: string | null }
  return previewUrl ? `ruko_preview=${new URL(previewUrl).searchParams.get('preview')}` : null
}
