import { Agent, request } from 'node:http'

export type Answer = {
  status: number
  headers: { [name: string]: string | string[] | undefined }
  text: string
  body: never
}
export type Ask = { method?: 'GET' | 'POST'; body?: unknown; headers?: Record<string, string> }
export type Caller = {
  /** One request over the wire to a host of the house; rejects when the line breaks. */
  once(host: string, path: string, ask?: Ask): Promise<Answer>
  /** The same against an API, the portal's unless told, again and again until there is an answer that is not a fault. */
  surely(path: string, ask?: Ask, host?: string): Promise<Answer>
  close(): void
}

const AGAIN_MS = 100
/** Answers that say "ask again": still running under this key, a fault, not now. */
const UNSETTLED = new Set([500, 502, 503])

/** A real HTTP client, since what breaks between two processes is what the fault tests are about. */
export function caller(port: number): Caller {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const once: Caller['once'] = (host, path, { method = 'GET', body, headers = {} } = {}) =>
    new Promise((resolve, reject) => {
      const type = body === undefined ? {} : { 'content-type': 'application/json' }
      const sent = { host: `${host}:${port}`, ...type, ...headers }
      const outgoing = request(
        { host: '127.0.0.1', port, path, method, agent, timeout: 15_000, headers: sent },
        (incoming) => {
          const chunks: Buffer[] = []
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
          incoming.on('error', reject)
          incoming.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8')
            const isJson = /json/.test(String(incoming.headers['content-type']))
            resolve({
              status: incoming.statusCode ?? 0,
              headers: incoming.headers,
              text,
              body: (isJson ? JSON.parse(text) : null) as never,
            })
          })
        },
      )
      outgoing.on('timeout', () => outgoing.destroy(new Error('no answer in time')))
      outgoing.on('error', reject)
      outgoing.end(body === undefined ? undefined : JSON.stringify(body))
    })
  return {
    once,
    surely: async (path, ask, host = 'ruko.localhost') => {
      for (let tries = 0; ; tries++) {
        const answer = await once(host, `/api/v1${path}`, ask).catch(() => null)
        const running = answer?.status === 409 && (answer.body as { code: string }).code === 'still-running'
        if (answer && !running && !UNSETTLED.has(answer.status)) return answer
        if (tries > 300) throw new Error(`${path} never answered${answer ? `: ${answer.status} ${answer.text}` : ''}`)
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
      }
    },
    close: () => agent.destroy(),
  }
}
