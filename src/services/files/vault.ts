import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Vault } from './ports.ts'

const NAME = /^[0-9a-f-]{36}$/

/** Sealed goods as files: `<folder>/<tenant>/<last two letters>/<name>`. The folder is no tenant's folder of pictures. */
export function diskVault(folder: string): Vault {
  const place = (tenantId: string, name: string) => {
    if (!NAME.test(tenantId) || !NAME.test(name)) throw new Error('this is no name of a sealed file')
    return join(folder, tenantId, name.slice(-2), name)
  }
  return {
    write: (tenantId, name, source) => writeWhole(place(tenantId, name), source),
    remove: (tenantId, name) => rm(place(tenantId, name), { force: true }),
    open: async (tenantId, name) => {
      try {
        const file = await open(place(tenantId, name), 'r')
        return {
          read: async (from, length) => {
            const bytes = Buffer.alloc(length)
            const { bytesRead } = await file.read(bytes, 0, length, from)
            return bytes.subarray(0, bytesRead)
          },
          close: () => file.close(),
        }
      } catch (error) {
        if ((error as { code?: string }).code === 'ENOENT') return null
        throw error
      }
    },
  }
}

/** Under another name first, so that nobody ever opens half a file, also after a crash. */
async function writeWhole(path: string, source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o750 })
  const draft = join(dirname(path), `.${randomUUID()}.draft`)
  const file = await open(draft, 'wx', 0o640)
  try {
    for await (const chunk of source) await file.write(chunk)
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
