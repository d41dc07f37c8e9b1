import type { Server } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

export type Listening = { port: number; close: () => Promise<void> }

/** Listens on the loopback only (port 0 picks a free one); `close` cuts what is still connected. */
export async function listen(server: Server, port: number): Promise<Listening> {
  const open = new Set<Socket>()
  server.on('connection', (socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject).listen(port, '127.0.0.1', resolve)
  await promise
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      const closed = new Promise<void>((done) => server.close(() => done()))
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}
