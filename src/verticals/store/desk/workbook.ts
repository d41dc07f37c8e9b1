import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/** What a workbook of one sheet is made of; plain values, so that it can be handed to another thread. */
export type Sheet = {
  name: string
  columns: readonly { name: string; kind: Kind; width: number }[]
  /** Row by row in the order of the columns; instants as milliseconds of Jakarta's clock. */
  rows: readonly (readonly (string | number | null)[])[]
}
export type Kind = 'text' | 'idr' | 'count' | 'at'

const ENTRY = new URL('workbook-thread.ts', import.meta.url)
/** The one being written: thousands of rows take a second, so they are written one after the other. */
let last: Promise<unknown> = Promise.resolve()

/** Writes it in a thread of its own, which leaves this one to everybody else's requests. */
export function writeWorkbook(sheet: Sheet): Promise<Buffer> {
  const written = last.then(() => inThread(sheet))
  last = written.catch(() => {})
  return written
}

async function inThread(sheet: Sheet): Promise<Buffer> {
  const worker = new Worker(ENTRY, { workerData: sheet, execArgv: [], env: {} })
  try {
    // Rejects with what the thread dies of; one that ends in silence must not hold up those that wait behind it.
    const [bytes] = (await Promise.race([once(worker, 'message'), ended(worker)])) as [Uint8Array]
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  } finally {
    await worker.terminate()
  }
}

async function ended(worker: Worker): Promise<never> {
  const [code] = (await once(worker, 'exit')) as [number]
  throw new Error(`the thread of a workbook ended with ${code} and no workbook`)
}
