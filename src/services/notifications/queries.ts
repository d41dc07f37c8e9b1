import type { Ctx } from '#kernel/context.ts'
import { db, fixed, sql } from '#kernel/db/sql.ts'
import type { Channel } from './recipients.ts'

export type Status = 'queued' | 'sending' | 'sent' | 'failed'

/** A sending that has not been heard of for this long is taken for lost with its process. */
export const CLAIM_MINUTES = 5

type NewMessage = {
  id: string
  dedupe: string
  channel: Channel
  template: string
  recipient: string
  subject: string
  body: Buffer
}

/** Writes messages and answers which were not there; `begun`: as the first sending of this process, which is under way. */
export function insertMessages(ctx: Ctx, messages: readonly NewMessage[], begun: boolean) {
  const [status, attempts] = begun ? ['sending', 1] : ['queued', 0]
  const row = ({ id, dedupe, channel, template, recipient, subject, body }: NewMessage) =>
    sql`(${ctx.tenant.id}::uuid, ${id}::uuid, ${dedupe}, ${channel}, ${template}, ${recipient}, ${subject}, ${body}::bytea,
      ${status}, ${attempts}::int, case when ${begun} then now() end)`
  const rows = messages.slice(1).reduce((list, message) => sql`${list}, ${row(message)}`, row(messages[0]!))
  return sql<{ id: string }>`insert into notifications.messages
      (tenant_id, id, dedupe, channel, template, recipient, subject, body, status, attempts, claimed_at)
    values ${rows} on conflict (tenant_id, channel, dedupe) do nothing returning id`
}

const claiming = fixed((row: { tenant: string; id: string; begun: boolean }) =>
  db
    .updateTable('notifications.messages')
    .set({ status: 'sending', attempts: sql<number>`attempts + 1`, claimed_at: sql<string>`now()` })
    .where('tenant_id', '=', row.tenant)
    .where('id', '=', row.id)
    .where((where) =>
      where.or([
        where('status', '=', sql.lit('queued')),
        where.and([
          where('status', '=', sql.lit('sending')),
          where.or([
            where('claimed_at', '<', sql<string>`now() - make_interval(mins => ${sql.lit(CLAIM_MINUTES)})`),
            where.and([sql<boolean>`${row.begun}::boolean`, sql<boolean>`claimed_at = created_at`]),
          ]),
        ]),
      ]),
    )
    .returning(['id', 'channel', 'recipient', 'subject', 'body', 'attempts']),
)

/**
 * Takes a message for sending: one conditional statement, so that of many at once one has it. `begun`: its job is in our
 * hands, so whoever wrote the message as under way, in the moment it was created, has let go of it. A later sending is somebody's.
 */
export function claimMessage(ctx: Ctx, id: string, begun: boolean) {
  ctx.tx.relax()
  return ctx.tx.first(claiming({ tenant: ctx.tenant.id, id, begun }))
}

/** When a sending under way may be taken over; undefined when none is under way. */
export async function findClaimEnd(ctx: Ctx, id: string): Promise<string | undefined> {
  const row = await ctx.tx.first(
    db
      .selectFrom('notifications.messages')
      .select(sql<string>`claimed_at + make_interval(mins => ${sql.lit(CLAIM_MINUTES)})`.as('ends_at'))
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id)
      .where('status', '=', sql.lit('sending')),
  )
  return row?.ends_at
}

/** How the sending of a message with that number ended. */
export type SendingEnd = {
  id: string
  attempt: number
  status: Exclude<Status, 'sending'>
  error: string | null
}

/** Ends these sendings, those apart that were taken over since, and answers how many. A sent message keeps no body. */
export function settleMessages(ctx: Ctx, ends: readonly SendingEnd[]): Promise<number> {
  // Whoever reads this after a crash of the server sends once more, as after any other end at this moment.
  ctx.tx.relax()
  const [ids, attempts] = [ends.map(({ id }) => id), ends.map(({ attempt }) => attempt)]
  const [statuses, errors] = [ends.map(({ status }) => status), ends.map(({ error }) => error)]
  return ctx.tx.last(sql`update notifications.messages as message set status = ended.status, error = ended.error,
      sent_at = case when ended.status = 'sent' then now() else message.sent_at end,
      body = case when ended.status = 'sent' then '' else message.body end
    from unnest((select ${ids}::uuid[]), (select ${attempts}::int[]), (select ${statuses}::text[]),
      (select ${errors}::text[])) as ended (id, attempt, status, error)
    where message.tenant_id = ${ctx.tenant.id} and message.id = ended.id and message.status = 'sending'
      and message.attempts = ended.attempt`)
}

/** Puts a message that failed or waits back to the start of its tries. */
export function requeueMessage(ctx: Ctx, id: string) {
  return ctx.tx.first(
    db
      .updateTable('notifications.messages')
      .set({ status: 'queued', attempts: 0, error: null })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id)
      .where('status', 'in', [sql.lit('failed'), sql.lit('queued')])
      .returning(listed),
  )
}

export function findMessage(ctx: Ctx, id: string) {
  return ctx.tx.first(
    db.selectFrom('notifications.messages').select(listed).where('tenant_id', '=', ctx.tenant.id).where('id', '=', id),
  )
}

/** Newest first; ids grow with time. */
export function findMessages(
  ctx: Ctx,
  filter: {
    before: string | null
    status: Status | null
    channel: Channel | null
    subject: string | null
    limit: number
  },
) {
  let query = db.selectFrom('notifications.messages').select(listed).where('tenant_id', '=', ctx.tenant.id)
  if (filter.before) query = query.where('id', '<', filter.before)
  if (filter.status) query = query.where('status', '=', filter.status)
  if (filter.channel) query = query.where('channel', '=', filter.channel)
  if (filter.subject) query = query.where('subject', 'ilike', `%${filter.subject.replaceAll(/[\\%_]/g, '\\$&')}%`)
  return ctx.tx.all(query.orderBy('id', 'desc').limit(filter.limit))
}

const listed = [
  'id',
  'created_at',
  'channel',
  'template',
  'recipient',
  'subject',
  'status',
  'attempts',
  'error',
  'sent_at',
] as const

export function findWordings(ctx: Ctx) {
  return ctx.tx.all(
    db
      .selectFrom('notifications.templates')
      .select(['template', 'locale', 'subject', 'body', 'updated_at'])
      .where('tenant_id', '=', ctx.tenant.id)
      .orderBy('template')
      .orderBy('locale'),
  )
}

type NewWording = { template: string; locale: string; subject: string; body: string }

export function upsertWording(ctx: Ctx, { template, locale, subject, body }: NewWording): Promise<number> {
  const updated_by = ctx.actor.kind === 'person' ? ctx.actor.id : null
  return ctx.tx.run(
    db
      .insertInto('notifications.templates')
      .values({ tenant_id: ctx.tenant.id, template, locale, subject, body, updated_by })
      .onConflict((conflict) =>
        conflict
          .columns(['tenant_id', 'template', 'locale'])
          .doUpdateSet({ subject, body, updated_by, updated_at: sql<string>`now()` }),
      ),
  )
}

export function deleteWording(ctx: Ctx, template: string, locale: string): Promise<number> {
  return ctx.tx.run(
    db
      .deleteFrom('notifications.templates')
      .where('tenant_id', '=', ctx.tenant.id)
      .where('template', '=', template)
      .where('locale', '=', locale),
  )
}

/** Deletes the messages whose `<template>/<occasion>…` names this occasion. */
export function deleteMessagesOf(ctx: Ctx, occasion: string) {
  return db
    .deleteFrom('notifications.messages')
    .where('tenant_id', '=', ctx.tenant.id)
    .where(sql<string>`split_part(dedupe, '/', 2)`, '=', occasion)
}

/** What was written since then to an address whose SHA-256 (hex) is known, but not the address itself. */
export function deleteWritingSince(ctx: Ctx, { since, digests }: { since: string; digests: string[] }) {
  return sql`delete from notifications.messages where tenant_id = ${ctx.tenant.id} and created_at > ${since}::timestamptz
    and encode(sha256(convert_to(recipient, 'UTF8')), 'hex') = any(${digests}::text[])`
}

export function deleteWritingOf(ctx: Ctx, { occasions, recipients }: { occasions: string[]; recipients: string[] }) {
  return sql`delete from notifications.messages where tenant_id = ${ctx.tenant.id}
    and (split_part(dedupe, '/', 2) = any(${occasions}::text[]) or recipient = any(${recipients}::text[]))`
}
