import { rmSync, writeFileSync } from 'node:fs'
import { startEmbedded } from '#kernel/db/embedded.ts'
import { migrate } from '#kernel/db/migrate.ts'
import { derivePasswords } from '#kernel/db/roles.ts'
import { testDataDir } from './datadir.ts'
import { describeData, listApi } from './describe.ts'

const file = (name: string) => new URL(`../../docs/${name}`, import.meta.url)

const dataDir = testDataDir()
const server = await startEmbedded({ dataDir, log: () => {}, durable: false })
try {
  await migrate(server.adminUrl, { passwords: derivePasswords(Buffer.alloc(32, 7)) })
  writeFileSync(file('data-model.md'), await describeData(server.adminUrl))
  writeFileSync(file('api.md'), listApi())
  console.log('docs/api.md and docs/data-model.md are up to date.')
} finally {
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
