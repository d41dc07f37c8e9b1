/**
 * QRIS, the Indonesian dialect of EMVCo merchant-presented QR codes: a flat list of elements, each two digits of id, two
 * digits of length, then the value; some values are such lists themselves. Source: EMVCo MPM 1.1 and Bank Indonesia's
 * national template in element 51.
 */
export type Merchant = {
  /** Reverse domain of the acquirer, such as ID.CO.EXAMPLE.WWW. */
  acquirer: string
  /** Merchant PAN: 9360, four digits of institution, then the merchant's number; 18 or 19 digits. */
  pan: string
  /** Number at the acquirer. */
  merchantId: string
  /** National merchant id: ID and 13 digits. */
  nmid: string
  criteria: 'UMI' | 'UKE' | 'UME' | 'UBE' | 'URE'
  /** Merchant category code, four digits. */
  mcc: string
  name: string
  city: string
  postalCode: string
}

export type Qris = {
  kind: 'static' | 'dynamic'
  nmid: string
  merchantName: string
  city: string
  /** As whole rupiah; null when the payer types it. */
  amountIdr: number | null
  billNumber: string | null
  /** Every top-level element by its id. */
  elements: ReadonlyMap<string, string>
}

export type QrisFault =
  | 'not-plain-text'
  | 'bad-length'
  | 'bad-element'
  | 'missing-element'
  | 'bad-crc'
  | 'not-qris'
  | 'bad-amount'

/** A static code, or a dynamic one when an amount (whole rupiah) is given. Throws RangeError on a value that does not fit. */
export function encodeQris(merchant: Merchant, sale?: { amountIdr: number; billNumber?: string }): string {
  if (sale && !(Number.isSafeInteger(sale.amountIdr) && sale.amountIdr > 0))
    throw new RangeError('QRIS amount must be whole rupiah')
  const { criteria } = merchant
  const body = [
    element('00', '01'),
    element('01', sale ? '12' : '11'),
    element(
      '26',
      element('00', merchant.acquirer) +
        element('01', merchant.pan) +
        element('02', merchant.merchantId) +
        element('03', criteria),
    ),
    element('51', element('00', NATIONAL) + element('02', merchant.nmid) + element('03', criteria)),
    element('52', merchant.mcc, 4),
    element('53', RUPIAH),
    sale ? element('54', String(sale.amountIdr), 13) : '',
    element('58', 'ID'),
    element('59', merchant.name, 25),
    element('60', merchant.city, 15),
    element('61', merchant.postalCode, 10),
    sale?.billNumber ? element('62', element('01', sale.billNumber, 25)) : '',
    CRC_HEAD,
  ].join('')
  return body + crc16(body)
}

/** Reads and verifies a code, strictly: structure, checksum, currency, country and the national template. */
export function readQris(text: string): { qris: Qris } | { refused: QrisFault } {
  const code = text.trim()
  if (!/^[\x20-\x7e]*$/.test(code)) return { refused: 'not-plain-text' }
  if (code.length < 20 || code.length > 512) return { refused: 'bad-length' }
  const elements = readElements(code)
  if (!elements) return { refused: 'bad-element' }
  if (REQUIRED.some((id) => !elements.has(id))) return { refused: 'missing-element' }
  const ids = [...elements.keys()]
  if (ids[0] !== '00' || ids.at(-1) !== '63' || elements.get('63')?.length !== 4) return { refused: 'bad-element' }
  if (crc16(code.slice(0, -4)) !== elements.get('63')) return { refused: 'bad-crc' }
  return readSale(elements)
}

/** CRC-16/CCITT-FALSE over ASCII, as four upper-case hex digits. */
export function crc16(text: string): string {
  let register = 0xffff
  for (let at = 0; at < text.length; at++) {
    register ^= text.charCodeAt(at) << 8
    for (let bit = 0; bit < 8; bit++) {
      register = (register & 0x8000 ? (register << 1) ^ 0x1021 : register << 1) & 0xffff
    }
  }
  return register.toString(16).toUpperCase().padStart(4, '0')
}

const NATIONAL = 'ID.CO.QRIS.WWW'
const RUPIAH = '360'
const CRC_HEAD = '6304'
const REQUIRED = ['00', '51', '53', '58', '59', '60', '63']

function element(id: string, value: string, longest = 99): string {
  if (value.length === 0 || value.length > longest)
    throw new RangeError(`QRIS element ${id} takes 1 to ${longest} characters`)
  if (!/^[\x20-\x7e]+$/.test(value)) throw new RangeError(`QRIS element ${id} takes plain ASCII only`)
  return id + String(value.length).padStart(2, '0') + value
}

function readElements(text: string): Map<string, string> | null {
  const elements = new Map<string, string>()
  let at = 0
  while (at < text.length) {
    const head = text.slice(at, at + 4)
    if (!/^\d{4}$/.test(head)) return null
    const id = head.slice(0, 2)
    const end = at + 4 + Number(head.slice(2))
    if (end > text.length || elements.has(id)) return null
    elements.set(id, text.slice(at + 4, end))
    at = end
  }
  return elements
}

function readSale(elements: Map<string, string>): { qris: Qris } | { refused: QrisFault } {
  const national = readElements(elements.get('51') ?? '')
  const nmid = national?.get('02')
  const initiation = elements.get('01') ?? '11'
  if (elements.get('00') !== '01' || elements.get('53') !== RUPIAH || elements.get('58') !== 'ID')
    return { refused: 'not-qris' }
  if (national?.get('00') !== NATIONAL || !nmid || !/^1[12]$/.test(initiation)) return { refused: 'not-qris' }
  const amount = elements.get('54')
  // Live codes carry both 25000 and 25000.00.
  if (amount !== undefined && !/^\d{1,13}(\.00?)?$/.test(amount)) return { refused: 'bad-amount' }
  const additional = elements.get('62')
  const labels = additional === undefined ? null : readElements(additional)
  if (additional !== undefined && !labels) return { refused: 'bad-element' }
  return {
    qris: {
      kind: initiation === '12' ? 'dynamic' : 'static',
      nmid,
      merchantName: elements.get('59') ?? '',
      city: elements.get('60') ?? '',
      amountIdr: amount === undefined ? null : Number(amount),
      billNumber: labels?.get('01') ?? null,
      elements,
    },
  }
}
