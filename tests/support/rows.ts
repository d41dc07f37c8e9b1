import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { startEmbedded } from '#kernel/db/embedded.ts'
import { generateRows } from '#kernel/db/generate.ts'
import { migrate } from '#kernel/db/migrate.ts'
import { derivePasswords } from '#kernel/db/roles.ts'
import { testDataDir } from './datadir.ts'

const FILE = new URL('../../src/kernel/db/rows.ts', import.meta.url)

const dataDir = testDataDir()
const server = await startEmbedded({ dataDir, log: () => {}, durable: false })
try {
  await migrate(server.adminUrl, { passwords: derivePasswords(Buffer.alloc(32, 7)) })
  const rows = await generateRows(server.adminUrl)
  const same = rows === readFileSync(FILE, 'utf8')
  writeFileSync(FILE, rows)
  console.log(same ? 'The row types were up to date.' : 'The row types have been made anew.')
} finally {
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
