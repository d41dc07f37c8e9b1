import { get } from './support/http.ts'
import { type Findings, median, perSecond, type Result, verdict } from './support/measure.ts'
import { type Memory, memoryBelow } from './support/memory.ts'
import { type Home, newHome, startProduct } from './support/product.ts'

const PART = 'start'
const SAMPLES = 5
const REQUESTS = 2000

/** From `npm start` to the first 200 of /readyz, with the pages compiled; and what is held in memory afterwards. */
export async function measureStart(say: (sentence: string) => void): Promise<Findings> {
  say('Cold starts …')
  const cold: number[] = []
  const homes: Home[] = []
  try {
    for (let turn = 0; turn < SAMPLES; turn++) {
      const home = await newHome()
      homes.push(home)
      cold.push(await startOnce(home))
    }
    say('Warm starts …')
    const warm: number[] = []
    for (let turn = 0; turn < SAMPLES; turn++) warm.push(await startOnce(homes[0]!))
    const results: Result[] = [
      { part: PART, name: 'cold: fresh DATA_DIR', unit: 's', samples: cold },
      { part: PART, name: 'warm: second start', unit: 's', samples: warm },
    ]
    const memory = await measureMemory(homes[0]!)
    return {
      results: [...results, ...memory],
      verdicts: [verdict(PART, 'warm start, median', median(warm), { below: 5 })],
    }
  } finally {
    for (const home of homes) home.remove()
  }
}

async function startOnce(home: Home): Promise<number> {
  const product = await startProduct(home)
  await product.stop()
  return product.readyMs / 1000
}

async function measureMemory(home: Home): Promise<Result[]> {
  const product = await startProduct(home)
  try {
    const before = memoryBelow(product.pid)
    const paths = ['/', '/api/v1/tutoring/site', '/login', '/?lang=en']
    let turn = 0
    await perSecond(REQUESTS, 8, () => get(product.port, 'garuda.ruko.localhost', paths[turn++ % paths.length]!))
    const after = memoryBelow(product.pid)
    return [...memoryResults('after the start', before), ...memoryResults(`after ${REQUESTS} requests`, after)]
  } finally {
    await product.stop()
  }
}

function memoryResults(when: string, memory: Memory | null): Result[] {
  if (!memory) return []
  const names = {
    product: 'memory of web and worker',
    standIns: 'memory of the stand-ins',
    postgres: 'memory of PostgreSQL',
  } as const
  return (Object.keys(names) as (keyof Memory)[]).map((key) => ({
    part: PART,
    name: `${names[key]}, ${when}`,
    unit: 'MB',
    samples: [memory[key]],
  }))
}
