import { startRegistry } from './server.ts'

// Runs the stand-in for a domain registry as a process of its own: PORT=3904 node fakes/rdap/main.ts

const port = Number(process.env.PORT ?? 3904)
if (!Number.isInteger(port) || port < 0 || port > 65_535) quit('Registry stand-in: PORT is not a port.')

const fake = await startRegistry({ port }).catch((error: unknown) =>
  quit(`Registry stand-in: ${error instanceof Error ? error.message : String(error)}`),
)

const stop = () => void fake.stop().then(() => process.exit(0))
// A parent that spoke to us over IPC and is gone has no more use for us.
process.once('SIGTERM', stop).once('SIGINT', stop).once('disconnect', stop)
process.send?.({ ready: true, url: fake.url })
console.log(`Registry stand-in ready at ${fake.url}`)

function quit(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
