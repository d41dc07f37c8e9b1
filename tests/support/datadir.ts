import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A directory for a server of tests; its name tells a later run whether its maker still lives. */
export function testDataDir(): string {
  return mkdtempSync(join(tmpdir(), `ruko-test-${process.pid}-`))
}
