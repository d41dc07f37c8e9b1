import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { inflateSync } from 'node:zlib'
import { openHouse } from '../../../tests/support/house.ts'
import { payInvoice, placeOrder, reached, readOrder } from '../../../tests/support/story.ts'

const house = await openHouse({ firstCheckMs: 200 })
after(() => house.close())
const PORTAL = 'ruko.localhost'

const order = await placeOrder(house, 'bimbel-kuitansi', {
  businessName: 'Bimbel “Élang” Putra',
  package: 'pro',
  owner: {
    name: 'Rangga Wiratama',
    email: 'rangga@contoh.id',
    whatsapp: '0812 0000 0001',
    address: 'Jl. Merpati 7, Magelang',
  },
})

async function paper(path: string, language = 'id'): Promise<{ bytes: Buffer; text: string; name: string }> {
  const answer = await house.fetch(PORTAL, path, { headers: { cookie: `lang=${language}` } })
  assert.equal(answer.status, 200, path)
  assert.equal(answer.headers.get('content-type'), 'application/pdf')
  assert.equal(answer.headers.get('cache-control'), 'private, no-store')
  const bytes = Buffer.from(await answer.arrayBuffer())
  return { bytes, text: textOf(bytes), name: answer.headers.get('content-disposition')! }
}

test('the invoice says what is asked for and until when', async () => {
  const { bytes, text, name } = await paper(`/bills/${order.invoiceToken}.pdf`)
  assert.equal(bytes.subarray(0, 5).toString('latin1'), '%PDF-')
  assert.match(bytes.subarray(-8).toString('latin1'), /%%EOF/)
  assert.match(name, /filename="RK-[\w-]+-A\.pdf"/)
  for (const words of [
    'TAGIHAN',
    'Bayar sebelum',
    'BELUM DIBAYAR',
    'Uang muka (DP)',
    'Bimbel “Élang” Putra',
    'Rangga Wiratama',
  ])
    assert.ok(text.includes(words), `${words} in ${text}`)
  assert.match(text, /Rp 1\.250\.000/)
  assert.equal(
    (await house.fetch(PORTAL, `/receipts/${order.invoiceToken}.pdf`)).status,
    404,
    'nothing was received yet',
  )
})

test('a paid invoice has a receipt with everything a receipt needs, always the same', async () => {
  await payInvoice(house, order.invoiceToken)
  await reached(house, order, 'in_progress')
  const settings = {
    legalName: 'PT Ruko Digital Nusantara',
    legalAddress: 'Jl. Pemuda 1, Semarang',
    npwp: '01.234.567.8-901.000',
  }
  const owner = await house.owner(house.platform)
  const saved = await house.fetch(PORTAL, '/api/v1/console/settings', {
    method: 'PATCH',
    headers: owner,
    body: JSON.stringify(settings),
  })
  assert.equal(saved.status, 200)
  const { bytes, text } = await paper(`/receipts/${order.invoiceToken}.pdf`)
  const wanted = [
    ...['KUITANSI', 'KW-', 'PT Ruko Digital Nusantara', 'NPWP 01.234.567.8-901.000', 'Jl. Pemuda 1, Semarang'],
    ...['DP DITERIMA', 'Sisa pelunasan', 'QRIS', 'Terbilang', 'ribu rupiah', 'WIB', 'Jl. Merpati 7, Magelang'],
  ]
  for (const words of wanted) assert.ok(text.includes(words), `${words} in ${text}`)
  const again = await paper(`/receipts/${order.invoiceToken}.pdf`)
  assert.ok(bytes.equals(again.bytes), 'the same facts make the same bytes')
  const english = await paper(`/receipts/${order.invoiceToken}.pdf`, 'en')
  for (const words of ['RECEIPT', 'DEPOSIT RECEIVED', 'Left to pay']) assert.ok(english.text.includes(words), words)
  assert.ok(!english.text.includes('Terbilang'))
})

test('the settlement is marked LUNAS', async () => {
  const { invoices } = await readOrder(house, order)
  const settlement = invoices.find(({ kind }) => kind === 'settlement')!
  await payInvoice(house, settlement.token)
  await reached(house, order, 'active')
  const { text } = await paper(`/receipts/${settlement.token}.pdf`)
  for (const words of ['LUNAS', 'Pelunasan', 'Harga seluruhnya']) assert.ok(text.includes(words), words)
  assert.ok(!text.includes('Sisa pelunasan'))
})

test('papers are found by their unguessable name alone', async () => {
  for (const name of [
    `${'x'.repeat(32)}.pdf`,
    'a.pdf',
    order.invoiceToken,
    `${order.invoiceToken}.txt`,
    '..%2F..%2Fetc.pdf',
  ])
    assert.equal((await house.fetch(PORTAL, `/receipts/${name}`)).status, 404, name)
})

/** The words on the pages: every stream inflated, every shown string decoded by its font's own table. */
function textOf(pdf: Buffer): string {
  const raw = pdf.toString('latin1')
  const maps = unicodeMaps(raw)
  const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body]) => inflated(body!))
  return streams.flatMap((stream) => (stream.includes('BT') ? [shownIn(stream, maps)] : [])).join(' ')
}

function inflated(body: string): string {
  try {
    return inflateSync(Buffer.from(body, 'latin1')).toString('latin1')
  } catch {
    return body
  }
}

/** By the name of the font on the page, what its codes stand for; a font without a table is written in WinAnsi. */
function unicodeMaps(raw: string): Map<string, Map<number, string>> {
  const objects = new Map(
    [...raw.matchAll(/(\d+) 0 obj\r?\n([\s\S]*?)\r?\nendobj/g)].map(([, id, body]) => [id!, body!]),
  )
  const maps = new Map<string, Map<number, string>>()
  for (const [, name, id] of raw.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id!) ?? '')?.[1]
    if (!table) continue
    const body = inflated(/stream\r?\n([\s\S]*?)\r?\nendstream/.exec(objects.get(table)!)![1]!)
    const codes = new Map<number, string>()
    for (const [, first, list] of body.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi)) {
      const targets = [...list!.matchAll(/<([0-9a-f ]*)>/gi)].map(([, hex]) => fromUtf16(hex!.replaceAll(' ', '')))
      targets.forEach((target, index) => codes.set(Number.parseInt(first!, 16) + index, target))
    }
    maps.set(name!, codes)
  }
  return maps
}

function fromUtf16(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le')
}

function shownIn(stream: string, maps: Map<string, Map<number, string>>): string {
  const winAnsi = new TextDecoder('windows-1252')
  let codes: Map<number, string> | undefined
  const lines: string[] = []
  for (const [, font, list] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font) codes = maps.get(font)
    else if (list !== undefined) {
      const bytes = Buffer.from([...list.matchAll(/<([0-9a-f]+)>/gi)].map(([, hex]) => hex).join(''), 'hex')
      if (!codes) lines.push(winAnsi.decode(bytes))
      else
        lines.push(
          Array.from({ length: bytes.length / 2 }, (_, at) => codes!.get(bytes.readUInt16BE(at * 2)) ?? '\ufffd').join(
            '',
          ),
        )
    }
  }
  return lines.join(' ')
}
