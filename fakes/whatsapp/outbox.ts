import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

export type Sent = { id: string; at: string; phone: string; to: string; text: string; reference: string | null }

export type Outbox = {
  keep(message: Sent): Promise<void>
  /** Newest first. */
  list(to?: string): Sent[]
}

/** Messages as lines of JSON in `<folder>/outbox.jsonl`. */
export async function openOutbox(folder: string): Promise<Outbox> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, 'outbox.jsonl')
  const sent = (await readFile(path, 'utf8').catch(() => '')).split('\n').flatMap(readLine)
  return {
    keep: async (message) => {
      await appendFile(path, `${JSON.stringify(message)}\n`)
      sent.push(message)
    },
    list: (to) => sent.filter((message) => !to || message.to === to.replace(/^\+/, '')).toReversed(),
  }
}

/** A line that was cut by a crash is left out. */
function readLine(line: string): Sent[] {
  try {
    return line ? [JSON.parse(line) as Sent] : []
  } catch {
    return []
  }
}
