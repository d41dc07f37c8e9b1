import { createServer } from 'node:http'
import pg from 'pg'
import { supervise } from '../../src/supervise.ts'

/** The smallest product: counts its starts in the database and answers on PORT. For the tests of starting and stopping. */
await supervise({
  env: process.env,
  cwd: process.cwd(),
  boot: async ({ settings, database }) => {
    const client = new pg.Client({ connectionString: database.ownerUrl })
    await client.connect()
    client.on('error', () => {})
    await client.query('create table if not exists starts (at timestamptz not null default now())')
    await client.query('insert into starts default values')
    const { rows } = await client.query<{ starts: number }>('select count(*)::int as starts from starts')
    const server = createServer((_, response) => response.end('ok'))
    await new Promise<void>((resolve) => server.listen(settings.port, resolve))
    process.stdout.write(`ready ${rows[0]?.starts}\n`)
    return {
      stop: async () => {
        server.close()
        await client.end()
      },
    }
  },
})
