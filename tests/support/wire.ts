import { request } from 'node:http'

/**
 * Asks a house over a real connection, which comes from this machine, whatever a host below the base domain resolves to
 * elsewhere. Takes what `fetch` takes of an address, a method, plain headers and a text.
 */
export function wireTo(port: number): typeof fetch {
  return (address, { method = 'GET', headers = {}, body } = {}) => {
    const { hostname, pathname, search } = new URL(address instanceof Request ? address.url : address)
    const { promise, resolve, reject } = Promise.withResolvers<Response>()
    const sent = { ...(headers as Record<string, string>), host: `${hostname}:${port}` }
    const asked = request({ host: '127.0.0.1', port, method, path: pathname + search, headers: sent }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => {
        const status = answer.statusCode ?? 0
        const text = status === 204 ? null : Buffer.concat(chunks)
        resolve(new Response(text, { status, headers: answer.headers as Record<string, string> }))
      })
    })
    asked.on('error', reject).end(typeof body === 'string' ? body : undefined)
    return promise
  }
}
