import type { Ctx } from '#kernel/context.ts'
import { document } from '#kernel/http/document.ts'
import type { Locale } from '#kernel/problem/problem.ts'
import { exportTooLarge } from './problems.ts'
import { findRegistrations, type RegistrationRow } from './queries.ts'
import { csvOf, localWhatsapp, type RegistrationStatus, wibStamp } from './rules.ts'
import { Filter } from './schemas.ts'

/** A file this long still opens on an ordinary laptop, and is made within a second. */
const MOST_ROWS = 20_000

const HEAD: Record<Locale, string[]> = {
  id: [
    'Nomor',
    'Waktu daftar (WIB)',
    'Nama',
    'WhatsApp',
    'Email',
    'Asal sekolah',
    'Program',
    'Pesan',
    'Status',
    'Catatan',
  ],
  en: [
    'Number',
    'Registered at (WIB)',
    'Name',
    'WhatsApp',
    'Email',
    'School',
    'Programme',
    'Message',
    'Status',
    'Remark',
  ],
}
const STATUS: Record<Locale, Record<RegistrationStatus, string>> = {
  id: { new: 'Baru', contacted: 'Dihubungi', enrolled: 'Diterima', declined: 'Tidak lanjut' },
  en: { new: 'New', contacted: 'Contacted', enrolled: 'Enrolled', declined: 'Declined' },
}

/** The registrations that fit the filter, newest first, as a table for Excel. */
export const registrationsCsv = document({
  path: 'admin/registrations.csv',
  can: 'tutoring.registrations.read',
  input: Filter,
  run: async (ctx, filter) => {
    const rows = await findRegistrations(ctx, filter, null, MOST_ROWS + 1)
    if (rows.length > MOST_ROWS) throw exportTooLarge({ most: MOST_ROWS })
    // Personal data leaves the house here: the log says who took how much.
    const detail = { count: rows.length }
    ctx.house.recordAct(ctx, { action: 'tutoring.exportRegistrations', subject: null, detail })
    return {
      type: 'text/csv; charset=utf-8',
      body: tableOf(ctx, rows),
      keep: 'none',
      filename: `pendaftar-${wibStamp(ctx.now.toISOString()).slice(0, 10)}.csv`,
    }
  },
})

/** Where numbers have a decimal comma, table programs part columns by semicolons. */
function tableOf({ locale }: Ctx, rows: RegistrationRow[]): string {
  const lines = rows.map((row) => [
    row.number,
    wibStamp(row.created_at),
    row.name,
    localWhatsapp(row.whatsapp),
    row.email ?? '',
    row.school,
    row.programme_name,
    row.note,
    STATUS[locale][row.status],
    row.remark,
  ])
  return csvOf([HEAD[locale], ...lines], locale === 'id' ? ';' : ',')
}
