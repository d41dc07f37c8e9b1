import { randomUUID } from 'node:crypto'
import type { Payment, Refund } from '#services/payments/gateways/port.ts'
import type { ChargeRow } from './charges.ts'
import type { Desk } from './desk.ts'
import { change } from './store.ts'

export type EventType =
  | 'charge.pending'
  | 'charge.paid'
  | 'charge.paid_late'
  | 'charge.amount_mismatch'
  | 'charge.expired'
  | 'charge.failed'
  | 'charge.cancelled'
  | 'refund.done'

/** Writes down what happened and its webhook, in the transaction of the change itself. `charge` is as it is afterwards. */
export function record(
  desk: Desk,
  type: EventType,
  charge: ChargeRow,
  about: { payment?: Payment; refund?: Refund } = {},
): void {
  const id = `evt_${randomUUID().replaceAll('-', '')}`
  const at = desk.now().toISOString()
  const amountIdr = about.payment?.amountIdr ?? about.refund?.amountIdr ?? null
  change(
    desk.store,
    'insert into events (id, reference, type, amountIdr, at) values (?, ?, ?, ?, ?)',
    id,
    charge.reference,
    type,
    amountIdr,
    at,
  )
  const body = { id, type, timestamp: at, data: { ...summary(charge), ...about }, ...surprise() }
  announce(desk, id, charge, body)
}

function announce(desk: Desk, eventId: string, charge: ChargeRow, body: Body): void {
  const { dropWebhooks, duplicateWebhooks, forge } = desk.faults.current()
  const dropped = desk.faults.random() < dropWebhooks
  const forged = desk.faults.random() < forge
  const copies = dropped ? 1 : 1 + duplicateWebhooks
  const text = JSON.stringify(body)
  for (let copy = 0; copy < copies; copy++)
    queue(desk, eventId, charge, text, 'genuine', dropped ? 'dropped' : 'waiting')
  if (forged) {
    queue(desk, eventId, charge, text, 'forged-signature', 'waiting')
    const lied = lie(body)
    queue(desk, lied.id, charge, JSON.stringify(lied), 'forged-content', 'waiting')
  }
  desk.wake()
}

export type DeliveryKind = 'genuine' | 'forged-signature' | 'forged-content'

function queue(
  desk: Desk,
  eventId: string,
  charge: ChargeRow,
  body: string,
  kind: DeliveryKind,
  state: 'waiting' | 'dropped',
): void {
  const { delayMs, shuffle } = desk.faults.current()
  const dueAtMs = desk.now().getTime() + delayMs + (shuffle ? Math.floor(desk.faults.random() * SHUFFLE_SPREAD_MS) : 0)
  change(
    desk.store,
    'insert into deliveries (eventId, reference, url, body, kind, state, dueAtMs) values (?, ?, ?, ?, ?, ?, ?)',
    ...[eventId, charge.reference, charge.notifyUrl, body, kind, state, dueAtMs],
  )
}

const SHUFFLE_SPREAD_MS = 1500

type Body = { id: string; type: EventType; timestamp: string; data: ReturnType<typeof summary> }

function summary({ reference, gatewayId, status, amountIdr, method }: ChargeRow) {
  return { reference, gatewayId, status, amountIdr, currency: 'IDR', method }
}

/** Claims money that never came. Its event is new to the receiver, so only the signature gives it away. */
function lie(body: Body): Body {
  const { status, amountIdr } = body.data
  const data =
    status === 'paid' ? { ...body.data, amountIdr: amountIdr * 10 } : { ...body.data, status: 'paid' as const }
  return { ...body, id: `evt_${randomUUID().replaceAll('-', '')}`, type: 'charge.paid', data }
}

/** Real gateways add fields without notice; a reader that minds breaks here first. */
function surprise(): Record<string, unknown> {
  return { [`x_${randomUUID().slice(0, 8)}`]: { note: 'unknown fields are to be ignored' } }
}
