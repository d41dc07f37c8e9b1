import { randomBytes } from 'node:crypto'
import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { announce, emit } from '#kernel/events/emit.ts'
import { notFound } from '#kernel/problem/common.ts'
import { readSettings } from '#kernel/tenancy/settings.ts'
import { forgetMessages } from '#services/notifications/index.ts'
import { readPublished } from '../site/service.ts'
import { TutoringSettings } from '../settings.ts'
import { programmeGone, registrationClosed } from './problems.ts'
import * as queries from './queries.ts'
import { dayOf, type RegistrationStatus } from './rules.ts'
import type { ListRegistrations, Registration, SubmitRegistration } from './schemas.ts'

export const TOPIC = 'tutoring.registrations'
const PAGE = 25
const NUMBER_TRIES = 5

/** What the public form needs: whether it is open, what one can register for, and whom to ask. */
export async function readForm(ctx: Ctx) {
  const [site, settings] = await Promise.all([readPublished(ctx), readSettings(ctx, 'tutoring', TutoringSettings)])
  const programmes = site.sections.flatMap(({ section }) => (section.type === 'programmes' ? section.items : []))
  return {
    open: settings.registrationOpen,
    closedMessage: settings.closedMessage,
    programmes: programmes.filter(({ coming }) => !coming).map(({ id, name }) => ({ id, name })),
    whatsapp: site.contact.whatsapp,
  }
}

/** Takes a registration; the messages about it go out afterwards, by its fact. */
export async function submit(ctx: Ctx, input: SubmitRegistration): Promise<{ id: string; number: string }> {
  const form = await readForm(ctx)
  if (!form.open) throw registrationClosed()
  const programme = form.programmes.find(({ id }) => id === input.programmeId)
  if (input.programmeId && !programme) {
    throw programmeGone({}, [{ path: 'programmeId', sentence: programmeGone.sentence }])
  }
  const id = newId()
  const number = await insert(ctx, { ...input, id, programmeName: programme?.name ?? '' })
  emit(ctx, 'tutoring.registration_received', { registrationId: id, locale: ctx.locale })
  announce(ctx, TOPIC)
  return { id, number }
}

async function insert(ctx: Ctx, row: SubmitRegistration & { id: string; programmeName: string }): Promise<string> {
  for (let attempt = 0; attempt < NUMBER_TRIES; attempt++) {
    const number = `DF-${dayOf(ctx.now)}-${code()}`
    if (await queries.insertRegistration(ctx, { ...row, number })) return number
  }
  throw new Error('no free registration number was found')
}

/** Five characters without look-alikes: 24 million a day, and no registration can be counted from another. */
function code(): string {
  const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
  return [...randomBytes(5)].map((byte) => alphabet[byte % alphabet.length]).join('')
}

export async function list(ctx: Ctx, { cursor, ...filter }: ListRegistrations) {
  const [rows, total, newest, programmes] = await Promise.all([
    queries.findRegistrations(ctx, filter, cursor ?? null, PAGE + 1),
    queries.countRegistrations(ctx, filter),
    queries.findNewestId(ctx),
    queries.findProgrammeNames(ctx),
  ])
  const items = rows.slice(0, PAGE).map(present)
  return { items, next: rows.length > PAGE ? items.at(-1)!.id : null, total, newest, programmes }
}

export function present(row: queries.RegistrationRow): Registration {
  const { programme_name, created_at, ...same } = row
  return { ...same, programme: programme_name, createdAt: created_at }
}

export async function setStatus(ctx: Ctx, id: string, status: RegistrationStatus): Promise<void> {
  if (!(await queries.findRegistration(ctx, id))) throw notFound()
  await queries.updateStatuses(ctx, [id], status)
}

/** Each changed registration gets a line of its own in the log, because its history is read from there. */
export async function setStatuses(ctx: Ctx, ids: readonly string[], status: RegistrationStatus) {
  const changed = await queries.updateStatuses(ctx, ids, status)
  for (const id of changed) {
    ctx.house.recordAct(ctx, { action: 'tutoring.setRegistrationStatus', subject: id, detail: { status } })
  }
  return { changed: changed.length }
}

export async function setRemark(ctx: Ctx, id: string, remark: string): Promise<void> {
  if ((await queries.updateRemark(ctx, id, remark)) === 0) throw notFound()
}

/**
 * The right to erasure: the row goes for good, and the messages to and about the person with it; that and why it went
 * stays in the audit log, without the person.
 */
export async function erase(ctx: Ctx, id: string): Promise<void> {
  if ((await queries.deleteRegistration(ctx, id)) === 0) throw notFound()
  await forgetMessages(ctx, id)
}
