import { randomUUID } from 'node:crypto'
import { access, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BlobStore } from './ports.ts'

const NAME = /^[0-9a-f]{64}(-[\w.]{1,20})?\.\w{1,8}$/
const TENANT = /^[0-9a-f-]{36}$/

/** Blobs as files: `<folder>/<tenant>/<first two letters>/<name>`. */
export function diskBlobs(folder: string): BlobStore {
  const home = (tenantId: string) => {
    if (!TENANT.test(tenantId)) throw new Error('this is no tenant')
    return join(folder, tenantId)
  }
  const place = (tenantId: string, name: string) => {
    if (!NAME.test(name)) throw new Error(`${name} is no name of a blob`)
    return join(home(tenantId), name.slice(0, 2), name)
  }
  return {
    read: (tenantId, name) => unlessMissing(readFile(place(tenantId, name)), null),
    has: (tenantId, name) =>
      unlessMissing(
        access(place(tenantId, name)).then(() => true),
        false,
      ),
    write: (tenantId, name, bytes) => writeWhole(place(tenantId, name), bytes),
    remove: (tenantId, name) => rm(place(tenantId, name), { force: true }),
    list: async function* (tenantId) {
      for (const shelf of await unlessMissing(readdir(home(tenantId)), [])) {
        for (const name of await unlessMissing(readdir(join(home(tenantId), shelf)), [])) {
          const found = await unlessMissing(stat(join(home(tenantId), shelf, name)), null)
          if (found) yield { name, writtenAt: found.mtime }
        }
      }
    },
  }
}

/** Under another name first, so that nobody ever reads half a file, also after a crash. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o750 })
  const draft = join(dirname(path), `.${randomUUID()}.draft`)
  const file = await open(draft, 'wx', 0o640)
  try {
    await file.writeFile(bytes)
    await file.sync()
    await file.close()
    await rename(draft, path)
  } catch (error) {
    await file.close().catch(() => {})
    await rm(draft, { force: true })
    throw error
  }
  const shelf = await open(dirname(path), 'r')
  try {
    await shelf.sync()
  } finally {
    await shelf.close()
  }
}

async function unlessMissing<T, E>(reading: Promise<T>, otherwise: E): Promise<T | E> {
  try {
    return await reading
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as { code?: string }).code ?? '')) return otherwise
    throw error
  }
}
