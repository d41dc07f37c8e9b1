import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inflateRawSync } from 'node:zlib'
import { type Sheet, writeWorkbook } from './workbook.ts'

const columns: Sheet['columns'] = [
  { name: 'Nomor', kind: 'text', width: 22 },
  { name: 'Jumlah', kind: 'idr', width: 14 },
  { name: 'Waktu', kind: 'at', width: 18 },
]

test('a workbook holds texts as texts, figures as figures and instants as times', async () => {
  const rows = [
    ['=HYPERLINK("x")\u0000', 1_250_000, Date.UTC(2026, 10, 21, 12)],
    [null, null, null],
  ]
  const parts = unzipped(await writeWorkbook({ name: 'Pesanan', columns, rows }))
  const sheet = parts.get('xl/worksheets/sheet1.xml')!
  const texts = parts.get('xl/sharedStrings.xml')!
  assert.ok(texts.includes('=HYPERLINK(&quot;x&quot;)<') || texts.includes('=HYPERLINK("x")<'), texts)
  assert.ok(!sheet.includes('<f>'), 'something is computed')
  assert.match(sheet, /<v>1250000<\/v>/)
  // Days since the end of 1899, as spreadsheets count.
  assert.match(sheet, /<v>46347\.5<\/v>/)
  assert.match(parts.get('xl/workbook.xml')!, /name="Pesanan"/)
})

test('many at once are all written, and one that cannot be spoils no other', async () => {
  const rows = Array.from({ length: 500 }, (_, n): [string, number, number] => [`P-${n}`, n, Date.UTC(2026, 0, 1 + n)])
  const broken = { name: 'Rusak', columns: [], rows: [['ada', 1, 1]] } satisfies Sheet
  const all = await Promise.allSettled(
    [rows, null, rows, rows].map((some) => writeWorkbook(some ? { name: 'Isi', columns, rows: some } : broken)),
  )
  assert.deepEqual(
    all.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled', 'fulfilled'],
  )
  for (const one of all) {
    if (one.status === 'rejected') continue
    assert.equal(unzipped(one.value).get('xl/worksheets/sheet1.xml')!.match(/<row /g)!.length, 501)
  }
})

/** What lies in a zip, by its directory at the end. */
function unzipped(bytes: Buffer): Map<string, string> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const parts = new Map<string, string>()
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, names, extras, comments] = [20, 28, 30, 32].map((place) =>
      place === 20 ? bytes.readUInt32LE(at + place) : bytes.readUInt16LE(at + place),
    ) as [number, number, number, number]
    const place = bytes.readUInt32LE(at + 42)
    const from = place + 30 + bytes.readUInt16LE(place + 26) + bytes.readUInt16LE(place + 28)
    const content = bytes.subarray(from, from + packed)
    const name = bytes.toString('utf8', at + 46, at + 46 + names)
    parts.set(name, (bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(content) : content).toString('utf8'))
    at += 46 + names + extras + comments
  }
  return parts
}
