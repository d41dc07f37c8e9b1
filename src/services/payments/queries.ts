import type { Ctx } from '#kernel/context.ts'
import type { RawBuilder } from 'kysely'
import { newId } from '#kernel/db/id.ts'
import { db, fixed, insertRow, NOW, sql, updateRow } from '#kernel/db/sql.ts'
import type { Charge, Payment } from './gateways/port.ts'
import { type CaptureOutcome, type IntentStatus, WATCHED_AFTER_END_DAYS } from './rules.ts'

const intentColumns = [
  'id',
  'reference',
  'gateway',
  'for_kind',
  'for_id',
  'method',
  'channel',
  'amount_idr',
  'status',
  'gateway_id',
  'qr_string',
  'va_number',
  'action_url',
  'sandbox_url',
  'expires_at',
  'created_at',
] as const

export type IntentRow = NonNullable<Awaited<ReturnType<typeof lockIntent>>>

const lockedIntent = fixed((row: { tenant: string; reference: string }) =>
  db
    .selectFrom('payments.intents')
    .select(intentColumns)
    .where('tenant_id', '=', row.tenant)
    .where('reference', '=', row.reference)
    // Whoever only refers to it (a refund of an order) need not wait.
    .forNoKeyUpdate(),
)

export function lockIntent(ctx: Ctx, reference: string) {
  return ctx.tx.first(lockedIntent({ tenant: ctx.tenant.id, reference }))
}

const intentsFor = fixed((row: { tenant: string; kind: string; id: string }) =>
  db
    .selectFrom('payments.intents')
    .select(intentColumns)
    .where('tenant_id', '=', row.tenant)
    .where('for_kind', '=', row.kind)
    .where('for_id', '=', row.id)
    .orderBy('id', 'desc'),
)

/** Attempts to be paid for one thing, newest first. */
export function findIntentsFor(ctx: Ctx, kind: string, id: string) {
  return ctx.tx.all(intentsFor({ tenant: ctx.tenant.id, kind, id }))
}

/** Charges that have not ended, however old, and ended ones on which money may still come. */
export function findWatchedIntents(ctx: Ctx) {
  return ctx.tx.all(
    db
      .selectFrom('payments.intents')
      .select('reference')
      .where('tenant_id', '=', ctx.tenant.id)
      .where((where) =>
        where.or([
          where('status', 'in', [sql.lit('intent'), sql.lit('pending')]),
          where.and([
            where('status', 'in', [sql.lit('expired'), sql.lit('cancelled')]),
            where('expires_at', '>', sql<string>`now() - make_interval(days => ${sql.lit(WATCHED_AFTER_END_DAYS)})`),
          ]),
        ]),
      ),
  )
}

export function insertIntent(
  ctx: Ctx,
  intent: {
    id: string
    reference: string
    gateway: string
    for_kind: string
    for_id: string
    method: string
    channel: string | null
    amount_idr: number
    expires_at: string
  },
) {
  return insertRow('payments.intents', { tenant_id: ctx.tenant.id, status: 'intent', ...intent })
}

export function chargeColumns(charge: Charge) {
  return {
    gateway_id: charge.gatewayId,
    qr_string: charge.qrString ?? null,
    va_number: charge.vaNumber ?? null,
    action_url: charge.actionUrl ?? null,
    sandbox_url: charge.sandboxUrl ?? null,
  }
}

type Filled = ReturnType<typeof chargeColumns> & { tenant: string; reference: string; status: IntentStatus }
const filling = fixed((row: Filled) =>
  db
    .updateTable('payments.intents')
    .set({
      status: row.status,
      gateway_id: row.gateway_id,
      qr_string: row.qr_string,
      va_number: row.va_number,
      action_url: row.action_url,
      sandbox_url: row.sandbox_url,
      checked_at: sql<string>`now()`,
      updated_at: sql<string>`now()`,
    })
    .where('tenant_id', '=', row.tenant)
    .where('reference', '=', row.reference)
    .where('status', '=', sql.lit('intent'))
    .where('gateway_id', 'is', null)
    .returning(intentColumns),
)

export function updateIntent(ctx: Ctx, id: string, status: IntentStatus, charge: Charge | null) {
  return updateRow(
    'payments.intents',
    { tenant_id: ctx.tenant.id, id },
    { status, checked_at: NOW, updated_at: NOW, ...(charge ? chargeColumns(charge) : {}) },
  )
}

/**
 * Writes money that came in on the charge of this reference; null when this payment of the gateway's was known already, or
 * the charge is not ours. It may share a flight with the lock of its intent, if it comes after it.
 */
export async function insertCapture(
  ctx: Ctx,
  reference: string,
  payment: Payment,
  outcome: CaptureOutcome,
): Promise<string | null> {
  const row = await ctx.tx.first(sql<{ id: string }>`
    insert into payments.captures
      (tenant_id, id, intent_id, gateway, gateway_payment_id, amount_idr, fee_idr, outcome, paid_at)
    select tenant_id, ${newId()}::uuid, id, gateway, ${payment.id}, ${payment.amountIdr}::bigint, ${payment.feeIdr}::bigint,
      ${outcome}, ${payment.paidAt}::timestamptz
    from payments.intents where tenant_id = ${ctx.tenant.id} and reference = ${reference}
    on conflict (tenant_id, gateway, gateway_payment_id) do nothing returning id`)
  return row?.id ?? null
}

/**
 * Writes what the gateway made of a new charge, while nothing else is known of it; undefined when something is, or there is
 * no such intent.
 */
export function fillIntent(ctx: Ctx, reference: string, charge: Charge) {
  const { gateway_id, qr_string, va_number, action_url, sandbox_url } = chargeColumns(charge)
  return ctx.tx.first(
    filling({
      ...{ tenant: ctx.tenant.id, reference, status: charge.status },
      ...{ gateway_id, qr_string, va_number, action_url, sandbox_url },
    }),
  )
}

export function findCapturesFor(ctx: Ctx, kind: string, ids: readonly string[]) {
  return ctx.tx.all(
    db
      .selectFrom('payments.captures as captures')
      .innerJoin('payments.intents as intents', (join) =>
        join.onRef('intents.tenant_id', '=', 'captures.tenant_id').onRef('intents.id', '=', 'captures.intent_id'),
      )
      .select([
        'captures.id',
        'captures.intent_id',
        'captures.amount_idr',
        'captures.fee_idr',
        'captures.outcome',
        'captures.paid_at',
        'captures.created_at',
        'captures.gateway_payment_id',
        'intents.reference',
        'intents.method',
        'intents.channel',
        'intents.for_id',
      ])
      .where('captures.tenant_id', '=', ctx.tenant.id)
      .where('intents.tenant_id', '=', ctx.tenant.id)
      .where('intents.for_kind', '=', kind)
      .where(sql<boolean>`intents.for_id = any(${ids}::uuid[])`)
      .orderBy('captures.id'),
  )
}

type Event = {
  gateway: string
  eventId: string
  reference: string
  headers: Record<string, string>
  body: Uint8Array
}

/** Keeps an event as it came, unless it is in the inbox already. */
export function insertInbox(ctx: Ctx, event: Event) {
  return sql<{ id: string }>`insert into payments.inbox (tenant_id, id, gateway, event_id, reference, headers, body)
    values (${ctx.tenant.id}::uuid, ${newId()}::uuid, ${event.gateway}, ${event.eventId}, ${event.reference},
      ${JSON.stringify(event.headers)}::jsonb, ${Buffer.from(event.body)}::bytea)
    on conflict (tenant_id, gateway, event_id) do nothing returning id`
}

/**
 * The same, followed by what is asked when the event is new. The gateway is never asked about a reference that is not ours:
 * some gateways make a charge of what they are asked about.
 */
export function insertNew<R>(ctx: Ctx, event: Event, asked: RawBuilder<R>) {
  return sql<R>`with fresh as (${insertInbox(ctx, event)}) ${asked} from fresh
    where exists (select from payments.intents where tenant_id = ${ctx.tenant.id} and reference = ${event.reference})`
}

export function insertRefund(ctx: Ctx, refund: { id: string; intent_id: string; amount_idr: number; reason: string }) {
  return db.insertInto('payments.refunds').values({ tenant_id: ctx.tenant.id, status: 'intent', ...refund })
}

export function findRefund(ctx: Ctx, id: string) {
  return ctx.tx.first(
    db
      .selectFrom('payments.refunds as refunds')
      .innerJoin('payments.intents as intents', (join) =>
        join.onRef('intents.tenant_id', '=', 'refunds.tenant_id').onRef('intents.id', '=', 'refunds.intent_id'),
      )
      .select([
        'refunds.id',
        'refunds.amount_idr',
        'refunds.reason',
        'refunds.status',
        'refunds.created_at',
        'refunds.intent_id',
        'intents.reference',
        'intents.for_kind',
        'intents.for_id',
      ])
      .where('refunds.tenant_id', '=', ctx.tenant.id)
      .where('intents.tenant_id', '=', ctx.tenant.id)
      .where('refunds.id', '=', id),
  )
}

/** Decided an hour ago or earlier, and neither made nor refused. */
export function findOldRefunds(ctx: Ctx) {
  return ctx.tx.all(
    db
      .selectFrom('payments.refunds')
      .select('id')
      .where('tenant_id', '=', ctx.tenant.id)
      .where('status', '=', sql.lit('intent'))
      .where('created_at', '<', sql<string>`now() - interval '1 hour'`),
  )
}

/** Ends a refund once; false when it had ended before. */
export async function endRefund(ctx: Ctx, id: string, status: 'done' | 'refused', refusal: string | null) {
  const count = await ctx.tx.run(
    db
      .updateTable('payments.refunds')
      .set({ status, refusal, updated_at: sql<string>`now()` })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id)
      .where('status', '=', sql.lit('intent')),
  )
  return count > 0
}

export type NoticeRow = {
  id: string
  reference: string
  event_id: string
  headers: Record<string, string>
  body: Buffer
  received_at: string
}

/** What the gateway sent about these charges, as it came. */
export function findNotices(ctx: Ctx, references: readonly string[]) {
  return ctx.tx.all(sql<NoticeRow>`
    select id, reference, event_id, headers, body, received_at from payments.inbox
    where tenant_id = ${ctx.tenant.id} and reference = any(${references}::text[]) order by id`)
}
