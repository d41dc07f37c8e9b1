import { Agent, request } from 'node:http'

export type Answer = { status: number; body: string }

const agent = new Agent({ keepAlive: true, maxSockets: 16 })

/** A GET to this machine under a host name that need not resolve. */
export function get(port: number, host: string, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return send(port, host, path, { method: 'GET', headers })
}

export function postJson(
  port: number,
  host: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return send(
    port,
    host,
    path,
    { method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
    JSON.stringify(body),
  )
}

function send(
  port: number,
  host: string,
  path: string,
  { method, headers }: { method: string; headers: Record<string, string> },
  body?: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { agent, port, path, method, host: '127.0.0.1', headers: { host: `${host}:${port}`, ...headers } },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
        answer.once('error', reject)
        answer.once('end', () => resolve({ status: answer.statusCode!, body: text }))
      },
    )
    asked.once('error', reject)
    asked.end(body)
  })
}
