import type { Dialect } from '#kernel/http/dialect.ts'
import type { Problem } from '#kernel/problem/problem.ts'
import { RC, type Rc } from './codes.ts'

/* The addresses of that API: a program that was written for it has only its host changed. */

type Fields = Record<string, unknown>

const KNOWN = {
  prices: ['cmd', 'username', 'sign', 'code', 'category', 'brand'],
  balance: ['cmd', 'username', 'sign'],
  transaction: ['username', 'buyer_sku_code', 'customer_no', 'ref_id', 'sign', 'testing', 'max_price', 'commands'],
} as const
/** Programs write these as numbers or as text, as they please. */
const TEXTS = new Set(['username', 'buyer_sku_code', 'customer_no', 'ref_id', 'sign', 'code'])

function reader(known: readonly string[]): (body: Fields) => Fields {
  return (body) =>
    Object.fromEntries(
      known
        .filter((name) => body[name] !== undefined && body[name] !== null && body[name] !== '')
        .map((name) => [name, plain(name, body[name])]),
    )
}

function plain(name: string, value: unknown): unknown {
  if (TEXTS.has(name))
    return typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : value
  if (name === 'max_price') return typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : value
  if (name === 'testing')
    return value === 'true' || value === 1 || value === '1'
      ? true
      : value === 'false' || value === 0 || value === '0'
        ? false
        : value
  return value
}

const BY_STATUS: Readonly<Record<number, Rc>> = { 400: RC.payload, 413: RC.payload, 422: RC.payload, 429: RC.limit }

function saidOf(problem: Problem): { rc: Rc; message: string } {
  const rc = BY_STATUS[problem.status] ?? RC.failed
  const fields = problem.fields.map(({ path, sentence }) => `${path}: ${sentence.id}`).join(' ')
  return { rc, message: rc === RC.payload ? `Payload Error. ${fields || problem.sentence.id}` : problem.sentence.id }
}

/**
 * What the world did to us is no word about a transaction: such an answer says that it is under way. Nor is it that somebody
 * asked too often, perhaps after one that was sold long ago.
 */
function refuseTransaction(problem: Problem, asked: Fields) {
  const text = (name: string) => (typeof asked[name] === 'string' ? asked[name] : '')
  const broken = problem.status >= 500
  const busy = problem.status === 429
  const said = broken ? { rc: RC.pending, message: 'Transaksi Pending' } : saidOf(problem)
  const names = { ref_id: text('ref_id'), customer_no: text('customer_no'), buyer_sku_code: text('buyer_sku_code') }
  const rest = { sn: '', buyer_last_saldo: 0, price: 0, tele: '', wa: '' }
  return {
    status: broken ? 200 : busy ? 429 : 400,
    body: { data: { ...names, ...said, status: broken || busy ? 'Pending' : 'Gagal', ...rest } },
  }
}

function refuseReading(problem: Problem) {
  return { status: problem.status === 422 ? 400 : problem.status, body: { data: saidOf(problem) } }
}

export const botDialects: readonly Dialect[] = [
  { path: '/v1/price-list', operation: 'listBotPrices', read: reader(KNOWN.prices), refuse: refuseReading },
  { path: '/v1/cek-saldo', operation: 'readBotBalance', read: reader(KNOWN.balance), refuse: refuseReading },
  {
    path: '/v1/transaction',
    operation: 'placeBotTransaction',
    read: reader(KNOWN.transaction),
    refuse: refuseTransaction,
  },
]
