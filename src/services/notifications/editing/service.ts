import type { Ctx } from '#kernel/context.ts'
import { personOf } from '#kernel/identity/authorize.ts'
import { invalidInput, notFound } from '#kernel/problem/common.ts'
import type { Locale } from '#kernel/problem/problem.ts'
import { announceTenant } from '#kernel/tenancy/hosts.ts'
import { notify } from '../index.ts'
import { deleteWording, findWordings, upsertWording } from '../queries.ts'
import { render } from '../render/render.ts'
import { about } from '../templates/about.ts'
import type { TemplateName } from '../templates/index.ts'
import { exampleParams, placesOf, productWording, unknownPlaces } from '../wording.ts'
import type { ResetTemplate, SaveTemplate } from './schemas.ts'

const LOCALES = ['id', 'en'] as const

/** The messages that this tenant sends, and in which languages it has its own words for them. */
export async function listTemplates(ctx: Ctx) {
  const rows = await findWordings(ctx)
  const names = (Object.keys(about) as TemplateName[]).filter((name) => isSentBy(ctx, name))
  return {
    templates: names.map((template) => ({
      template,
      name: about[template].name,
      when: about[template].when,
      own: LOCALES.filter((locale) => rows.some((row) => row.template === template && row.locale === locale)),
    })),
  }
}

export async function readTemplate(ctx: Ctx, { template }: { template: TemplateName }) {
  refuseForeign(ctx, template)
  const rows = await findWordings(ctx)
  const side = (locale: Locale) => {
    const own = rows.find((row) => row.template === template && row.locale === locale)
    return {
      product: productWording(template, locale),
      own: own ? { subject: own.subject, body: own.body } : null,
      places: [...placesOf(template, locale), { name: 'site', example: ctx.tenant.name }],
    }
  }
  return { template, name: about[template].name, when: about[template].when, id: side('id'), en: side('en') }
}

/** Keeps the tenant's own words; messages written from now on use them. */
export async function saveTemplate(ctx: Ctx, input: SaveTemplate) {
  refuseForeign(ctx, input.template)
  refuseUnknownPlaces(input)
  await upsertWording(ctx, input)
  announceTenant(ctx, ctx.tenant.id)
  return readTemplate(ctx, input)
}

/** Goes back to the product's words. */
export async function resetTemplate(ctx: Ctx, { template, locale }: ResetTemplate) {
  refuseForeign(ctx, template)
  await deleteWording(ctx, template, locale)
  announceTenant(ctx, ctx.tenant.id)
  return readTemplate(ctx, { template })
}

/** How a message would read, filled with examples; nothing is kept or sent. */
export function previewTemplate(ctx: Ctx, { template, locale, subject, body }: SaveTemplate) {
  refuseForeign(ctx, template)
  refuseUnknownPlaces({ template, subject, body })
  return render({
    template,
    params: exampleParams(template) as never,
    name: 'Rina Larasati',
    site: ctx.tenant.name,
    locale,
    wording: { subject, body },
  })
}

/** Sends the message with these words and example values to the person who asks, and to nobody else. */
export async function testTemplate(ctx: Ctx, { template, locale, subject, body }: SaveTemplate) {
  refuseForeign(ctx, template)
  refuseUnknownPlaces({ template, subject, body })
  const person = personOf(ctx)
  const mark = locale === 'id' ? '[Uji coba]' : '[Test]'
  await notify(ctx, {
    template,
    to: { name: person.name, email: person.email },
    params: exampleParams(template) as never,
    locale,
    dedupe: `test/${ctx.requestId}`,
    wording: { subject: `${mark} ${subject}`.slice(0, 160), body },
  })
  return { email: person.email }
}

function isSentBy(ctx: Ctx, template: TemplateName): boolean {
  const { realm, trade } = about[template]
  if (trade && trade !== ctx.tenant.vertical) return false
  return realm === 'both' || (realm === 'platform') === (ctx.tenant.kind === 'platform')
}

function refuseForeign(ctx: Ctx, template: TemplateName): void {
  if (!isSentBy(ctx, template)) throw notFound()
}

function refuseUnknownPlaces({ template, subject, body }: Pick<SaveTemplate, 'template' | 'subject' | 'body'>): void {
  const fields = Object.entries({ subject, body }).flatMap(([path, text]) => {
    const unknown = unknownPlaces(template, text).map((place) => `{${place}}`)
    if (unknown.length === 0) return []
    const list = unknown.join(', ')
    return [{ path, sentence: { id: `Isian ${list} tidak dikenal di pesan ini.`, en: `${list} is not known here.` } }]
  })
  if (fields.length > 0) throw invalidInput({}, fields)
}
