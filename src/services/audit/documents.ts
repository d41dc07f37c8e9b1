import type { Ctx } from '#kernel/context.ts'
import { csvOf } from '#kernel/csv/csv.ts'
import { document } from '#kernel/http/document.ts'
import type { Locale } from '#kernel/problem/problem.ts'
import { type Entry, Filter } from './schemas.ts'
import { readEntries } from './service.ts'

/** More rows are narrowed by date first; this many open on any laptop. */
const MOST_ROWS = 10_000

const HEAD: Record<Locale, string[]> = {
  id: ['Waktu (WIB)', 'Siapa', 'Jenis', 'Tindakan', 'Kode', 'Mengenai', 'Nama', 'Rincian', 'Alamat IP', 'Permintaan'],
  en: ['Time (WIB)', 'Who', 'Kind', 'What', 'Code', 'About', 'Name', 'Details', 'IP address', 'Request'],
}
const KIND: Record<Locale, Record<Entry['actor']['kind'], string>> = {
  id: { anonymous: 'pengunjung', person: 'orang', key: 'kunci API', system: 'sistem' },
  en: { anonymous: 'visitor', person: 'person', key: 'API key', system: 'system' },
}

/** The log as a table for spreadsheets, narrowed like the page, newest first. That somebody took it is noted. */
export const entriesCsv = document({
  path: 'audit/entries.csv',
  can: 'audit.entries.read',
  input: Filter,
  run: async (ctx, filter) => {
    const entries = await readEntries(ctx, filter, MOST_ROWS)
    ctx.house.recordAct(ctx, { action: 'audit.exported', subject: null, detail: { count: entries.length } })
    return {
      type: 'text/csv; charset=utf-8',
      body: csvOf(
        HEAD[ctx.locale],
        entries.map((entry) => rowOf(ctx, entry)),
      ),
      keep: 'none',
      filename: `audit-${ctx.tenant.slug}-${jakarta(ctx.now.toISOString()).slice(0, 10)}.csv`,
    }
  },
})

function rowOf({ locale }: Ctx, entry: Entry) {
  return [
    jakarta(entry.at),
    entry.actor.name,
    KIND[locale][entry.actor.kind],
    entry.what[locale],
    entry.action,
    entry.subject,
    entry.subjectName,
    Object.keys(entry.detail).length > 0 ? JSON.stringify(entry.detail) : null,
    entry.ip,
    entry.requestId,
  ]
}

/** `2026-11-21 14:05:09`: sorts as text and is a time to every spreadsheet. */
function jakarta(instant: string): string {
  return new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
}
