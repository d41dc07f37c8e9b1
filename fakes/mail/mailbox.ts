import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { headerOf, readLetter } from './mime.ts'
import type { Received } from './smtp.ts'

export type Stored = {
  id: string
  at: string
  /** Whom it was delivered to, which headers need not say. */
  to: string[]
  from: string
  subject: string
  messageId: string
  text: string
  html: string
  headers: [name: string, value: string][]
}

export type Mailbox = {
  keep(message: Received): Promise<string>
  /** Newest first. */
  list(filter: { to?: string; limit: number }): Promise<Stored[]>
  read(id: string): Promise<Stored | null>
}

const ID = /^\d{13}-\d{6}-[0-9a-f]{8}$/
const ENVELOPE = 'X-Envelope-To'

/** Messages as .eml files in a folder, which any mail program opens. File names sort by time of arrival. */
export async function openMailbox(folder: string): Promise<Mailbox> {
  await mkdir(folder, { recursive: true })
  let count = 0
  const read = async (id: string): Promise<Stored | null> => {
    if (!ID.test(id)) return null
    const raw = await readFile(join(folder, `${id}.eml`)).catch(() => null)
    return raw ? present(id, raw) : null
  }
  return {
    keep: async ({ from, to, raw }) => {
      const id = `${Date.now()}-${String(++count % 1_000_000).padStart(6, '0')}-${randomBytes(4).toString('hex')}`
      const head = `Return-Path: <${from}>\r\n${ENVELOPE}: ${to.join(', ')}\r\n`
      const draft = join(folder, `${id}.part`)
      await writeFile(draft, Buffer.concat([Buffer.from(head, 'latin1'), raw]))
      await rename(draft, join(folder, `${id}.eml`))
      return id
    },
    list: async ({ to, limit }) => {
      const names = (await readdir(folder)).filter((name) => name.endsWith('.eml'))
      const found: Stored[] = []
      for (const name of names.toSorted().toReversed()) {
        const stored = await read(name.slice(0, -4))
        if (stored && (!to || stored.to.includes(to.toLowerCase()))) found.push(stored)
        if (found.length === limit) break
      }
      return found
    },
    read,
  }
}

function present(id: string, raw: Buffer): Stored {
  const letter = readLetter(raw)
  return {
    id,
    at: new Date(Number(id.slice(0, 13))).toISOString(),
    to: headerOf(letter, ENVELOPE.toLowerCase()).toLowerCase().split(', '),
    from: headerOf(letter, 'from'),
    subject: headerOf(letter, 'subject'),
    messageId: headerOf(letter, 'message-id'),
    text: letter.text,
    html: letter.html,
    headers: letter.headers,
  }
}
