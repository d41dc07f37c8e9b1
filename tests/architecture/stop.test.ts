import assert from 'node:assert/strict'
import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { after, before, test } from 'node:test'
import { openSite, type Site } from '../support/product.ts'

/** Far above what an orderly stop takes, and below the time after which open lines are cut. */
const STOP_LIMIT_MS = 8_000

let site: Site
before(async () => {
  site = await openSite()
})
after(() => site.close())

test('browsers that listen for changes do not hold up a stop', { timeout: 90_000 }, async () => {
  const run = site.start()
  await run.ready()
  const [order] = await site.rows<{ token: string }>('select token from platform.orders')
  const agent = new Agent({ keepAlive: true })
  const stream = await get(agent, `/api/v1/orders/${order!.token}/events`)
  assert.equal(stream.headers['content-type'], 'text/event-stream')
  // A line on which nothing is asked at the moment.
  const idle = await get(agent, '/healthz')
  await once(idle.resume(), 'end')

  const ended = once(stream.resume(), 'end')
  const began = performance.now()
  assert.equal(await run.end('SIGTERM'), 0, run.output())
  assert.ok(performance.now() - began < STOP_LIMIT_MS, `it took ${Math.round(performance.now() - began)} ms`)
  await ended
  agent.destroy()
})

async function get(agent: Agent, path: string): Promise<IncomingMessage> {
  const asked = request({ host: '127.0.0.1', port: site.port, path, agent, headers: { host: 'ruko.localhost' } })
  asked.end()
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  return answer
}
