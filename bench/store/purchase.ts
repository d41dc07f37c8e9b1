import { freePort } from '../../src/serve.ts'
import { type Findings, inTurns, median, ratio, verdict } from '../support/measure.ts'
import type { Goods } from './buyers.ts'
import { openControl } from './control.ts'
import { openHollow } from './hollow.ts'
import { openStreet, shelve, SHOPS } from './street.ts'

/*
 * Whole purchases as a buyer makes them: the order and its charge, the payment at the simulator, its signed webhook, the
 * question back to the gateway, the hand-over and the code in the clear. Everything goes over HTTP, every commit is
 * durable, and product, simulator, database and buyers share the machine.
 */

const PART = 'store: purchase'
const PURCHASES = 400
const ROUNDS = 3
const WANTED = 200
const ONE = 'one shop, one product'
const HOLLOW = 'buyers and gateway at a shop with nothing inside'

export async function measurePurchases(say: (sentence: string) => void): Promise<Findings> {
  const street = await openStreet(say)
  const { ground } = street
  const hollowPort = await freePort()
  const hollow = await openHollow(street.gateway, hollowPort)
  try {
    say('Filling the shelves …')
    const units = Math.ceil((PURCHASES * (ROUNDS + 2)) / SHOPS)
    const spread = await Promise.all(ground.sites.map((_, place) => shelve(ground, place, units)))
    const hot = await shelve(ground, 0, PURCHASES * (ROUNDS + 1))
    say('Buying …')
    // As on any server that has run for a minute: it has counted the tables that have begun to fill.
    await street.send(spread, PURCHASES)
    await ground.ask('analyze')
    const times: number[] = []
    const run = async (goods: Goods[]) => {
      const done = await street.send(goods, PURCHASES)
      times.push(...done.times)
      return done.rate
    }
    const results = await inTurns(PART, 'purchases/s', ROUNDS, [
      { name: `${SHOPS} shops`, run: () => run(spread) },
      { name: ONE, run: () => run([hot]) },
      { name: HOLLOW, run: async () => (await street.send([hot], PURCHASES, hollowPort)).rate },
      ...(await openControl(street, PURCHASES, ROUNDS)),
    ])
    const beside = ['pgbench, one product', 'pgbench, one product, pipelined'].flatMap((control) => {
      const found = ratio(results, ONE, control)
      return found === null ? [] : [verdict(PART, `${ONE} : ${control}`, found, { atLeast: 0.5, stretch: true })]
    })
    const ours = results.filter(({ name }) => name !== HOLLOW && !name.startsWith('pgbench'))
    return {
      results: [...results, { part: PART, name: 'from the order to the code in hand', unit: 'ms', samples: times }],
      verdicts: [
        ...ours.map(({ name, samples }) => verdict(PART, name, median(samples), { atLeast: WANTED })),
        ...beside,
      ],
    }
  } finally {
    await hollow.close()
    await street.close()
  }
}
