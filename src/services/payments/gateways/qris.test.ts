import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import jsqr from 'jsqr'
import QRCode from 'qrcode'
import { crc16, encodeQris, readQris, type Merchant } from './qris.ts'

const warung: Merchant = {
  acquirer: 'ID.CO.EXAMPLE.WWW',
  pan: '936099990000000012',
  merchantId: '000000001234567',
  nmid: 'ID1020999900001',
  criteria: 'UMI',
  mcc: '5812',
  name: 'WARUNG CONTOH',
  city: 'BANDUNG',
  postalCode: '40111',
}
const MERCHANT =
  '26690017ID.CO.EXAMPLE.WWW011893609999000000001202150000000012345670303UMI51440014ID.CO.QRIS.WWW0215ID10209999000010303UMI520458125303360'
const TAIL = '5802ID5913WARUNG CONTOH6007BANDUNG610540111'
const staticCode = `000201010211${MERCHANT}${TAIL}6304B8C7`
const dynamicCode = `000201010212${MERCHANT}540525000${TAIL}63040769`
const billedCode = `000201010212${MERCHANT}540525000${TAIL}62170113INV-2026-000163049E83`

test('the checksum has its published check values', () => {
  assert.equal(crc16('123456789'), '29B1')
  assert.equal(crc16(''), 'FFFF')
})

test('encodes the static, the dynamic and the billed example, zero-padded checksum included', () => {
  assert.equal(staticCode.length, 199)
  assert.equal(encodeQris(warung), staticCode)
  assert.equal(encodeQris(warung, { amountIdr: 25_000 }), dynamicCode)
  assert.equal(encodeQris(warung, { amountIdr: 25_000, billNumber: 'INV-2026-0001' }), billedCode)
})

test('reads what the examples say', () => {
  const still = read(staticCode)
  assert.deepEqual([still.kind, still.amountIdr, still.billNumber], ['static', null, null])
  const sale = read(billedCode)
  assert.deepEqual([sale.kind, sale.amountIdr, sale.billNumber], ['dynamic', 25_000, 'INV-2026-0001'])
  assert.deepEqual([sale.nmid, sale.merchantName, sale.city], ['ID1020999900001', 'WARUNG CONTOH', 'BANDUNG'])
})

test('reads tips: fixed, percent, asked', () => {
  const tips = { '550202560410007D01': '02', '55020357032.56B3B': '03', '550201B2EF': '01' }
  for (const [tip, kind] of Object.entries(tips)) {
    const code = `000201010212${MERCHANT}540525000${tip.slice(0, -4)}${TAIL}6304${tip.slice(-4)}`
    assert.equal(read(code).elements.get('55'), kind)
  }
})

test('an amount with two decimals is the same amount', () => {
  const body = `000201010212${MERCHANT}540825000.00${TAIL}6304`
  assert.equal(read(body + crc16(body)).amountIdr, 25_000)
})

test('refuses a changed amount, and every other single changed character', () => {
  assert.equal(crc16(dynamicCode.replace('25000', '26000').slice(0, -4)), 'CBFC')
  assert.deepEqual(readQris(dynamicCode.replace('25000', '26000')), { refused: 'bad-crc' })
  for (let at = 0; at < dynamicCode.length; at++) {
    const other = dynamicCode[at] === '7' ? '8' : '7'
    assert.ok('refused' in readQris(dynamicCode.slice(0, at) + other + dynamicCode.slice(at + 1)), `character ${at}`)
  }
})

test('refuses what is not a code', () => {
  const sealed = (body: string) => `${body}6304${crc16(`${body}6304`)}`
  assert.deepEqual(readQris('hello'), { refused: 'bad-length' })
  assert.deepEqual(readQris(staticCode.replace('WARUNG', 'WARÜNG')), { refused: 'not-plain-text' })
  assert.deepEqual(readQris(staticCode.slice(0, -1)), { refused: 'bad-element' })
  assert.deepEqual(readQris(`${staticCode}6304B8C7`), { refused: 'bad-element' })
  assert.deepEqual(readQris(sealed(`000201010211${MERCHANT}5802ID6007BANDUNG`)), { refused: 'missing-element' })
  assert.deepEqual(readQris(sealed(`000201010211${MERCHANT.replace('5303360', '5303840')}${TAIL}`)), {
    refused: 'not-qris',
  })
  assert.deepEqual(readQris(sealed(`000201010212${MERCHANT}540325k${TAIL}`)), { refused: 'bad-amount' })
})

test('refuses to write what does not fit', () => {
  assert.throws(() => encodeQris({ ...warung, name: 'A'.repeat(26) }), RangeError)
  assert.throws(() => encodeQris({ ...warung, city: 'Malang – Jatim' }), RangeError)
  assert.throws(() => encodeQris(warung, { amountIdr: 0.5 }), RangeError)
  assert.throws(() => encodeQris(warung, { amountIdr: 1, billNumber: 'B'.repeat(26) }), RangeError)
})

test('whatever is written is read back', () => {
  const amount = fc.integer({ min: 1, max: 9_999_999_999_999 })
  const bill = fc.stringMatching(/^[A-Za-z0-9_-]{1,25}$/)
  fc.assert(
    fc.property(amount, bill, (amountIdr, billNumber) => {
      const sale = read(encodeQris(warung, { amountIdr, billNumber }))
      assert.deepEqual([sale.amountIdr, sale.billNumber], [amountIdr, billNumber])
    }),
  )
})

test('the picture decodes to the same text', () => {
  assert.equal(scan(billedCode), billedCode)
})

function read(code: string) {
  const answer = readQris(code)
  if ('refused' in answer) assert.fail(answer.refused)
  return answer.qris
}

/** Draws the picture pixel by pixel, as a screen would, and scans it. */
function scan(text: string): string | undefined {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules
  const [scale, quiet] = [4, 4]
  const side = (size + 2 * quiet) * scale
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const [column, row] = [Math.floor(x / scale) - quiet, Math.floor(y / scale) - quiet]
      const dark = column >= 0 && row >= 0 && column < size && row < size && data[row * size + column]
      if (dark) pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
    }
  }
  return jsqr(pixels, side, side)?.data
}
