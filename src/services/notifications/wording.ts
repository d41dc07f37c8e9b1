import { z } from 'zod'
import type { Locale } from '#kernel/problem/problem.ts'
import { hours, wib } from './render/words.ts'
import { templates, type TemplateName } from './templates/index.ts'
import {
  count,
  instant,
  line,
  link,
  money,
  passage,
  remark,
  rupiah,
  type Template,
  validHours,
} from './templates/template.ts'

/*
 * A tenant's own words for a message: a subject and paragraphs with places such as {number} for what differs from
 * message to message. Greeting, facts, button and closing lines stay the product's, so that no edit can lose a link.
 */

export type Wording = { subject: string; body: string }

/** One place that the words of a template may use, and what stands there in the example. */
export type Place = { name: string; example: string }

type Kind = 'line' | 'link' | 'rupiah' | 'instant' | 'hours' | 'count'
const PLACE = /\{(\w+)\}/g

/** What a preview and a test message are filled with. */
const EXAMPLES: Record<Kind, unknown> = {
  line: 'Bimbel Garuda Jaya',
  link: 'https://contoh.id/tautan',
  rupiah: 1_250_000,
  instant: '2026-11-21T07:05:00.000Z',
  hours: 48,
  count: 30,
}
const NAMED_EXAMPLES: Record<string, unknown> = { number: 'RK-261121-7KQ2MV', link: 'https://contoh.id/tautan' }

/** Values that cannot occur by chance, to find again where the product's own words put them. */
const MARKS: Record<Kind, (index: number) => unknown> = {
  line: (index) => `\u2045${index}\u2046`,
  link: (index) => `https://tanda-${index}.invalid/`,
  rupiah: (index) => 987_654_321_000 + index,
  instant: (index) => `2091-0${1 + (index % 9)}-17T03:2${index % 10}:00.000Z`,
  hours: (index) => 500 + index,
  count: (index) => 341 + index,
}

/** The places that may stand in the words of a template. */
export function placesOf(name: TemplateName, locale: Locale): Place[] {
  return [...kindsOf(name)].map(([place, kind]) => ({
    name: place,
    example: shown(kind, exampleOf(place, kind), locale),
  }))
}

/** Params with which the template can be shown to somebody who edits it. */
export function exampleParams(name: TemplateName): Record<string, unknown> {
  const shape = shapeOf(name)
  const params = Object.fromEntries([...kindsOf(name)].map(([place, kind]) => [place, exampleOf(place, kind)]))
  for (const [key, schema] of Object.entries(shape)) {
    if (key in params) continue
    if (schema instanceof z.ZodEnum) params[key] = schema.options[0]
  }
  return params
}

/** The product's own words with places where the values stand: what an editor begins with. */
export function productWording(name: TemplateName, locale: Locale): Wording {
  const kinds = [...kindsOf(name)]
  const marks = kinds.map(([, kind], index) => MARKS[kind](index))
  const params = { ...exampleParams(name), ...Object.fromEntries(kinds.map(([place], index) => [place, marks[index]])) }
  const { write } = templates[name] as unknown as Template
  const { subject, lines } = write[locale](params, SITE_MARK)
  const back = (text: string): string =>
    kinds.reduce(
      (so, [place, kind], index) => so.replaceAll(shown(kind, marks[index], locale), `{${place}}`),
      text.replaceAll(SITE_MARK, '{site}'),
    )
  return { subject: back(subject), body: lines.map(back).join('\n\n') }
}

const SITE_MARK = '\u2045situs\u2046'

/** Puts the values into a tenant's words. The params have been checked by the template. */
export function fillWording(
  name: TemplateName,
  wording: Wording,
  params: Record<string, unknown>,
  site: string,
  locale: Locale,
): { subject: string; lines: string[] } {
  const kinds = kindsOf(name)
  const fill = (text: string): string =>
    text.replaceAll(PLACE, (whole, place: string) => {
      if (place === 'site') return site
      const kind = kinds.get(place)
      return kind ? shown(kind, params[place], locale) : whole
    })
  const lines = wording.body.split(/\n\s*\n/).map((paragraph) =>
    fill(paragraph)
      .replaceAll(/\s*\n\s*/g, ' ')
      .trim(),
  )
  return { subject: fill(wording.subject), lines: lines.filter(Boolean) }
}

/** Places that the words use and the template does not have. */
export function unknownPlaces(name: TemplateName, text: string): string[] {
  const kinds = kindsOf(name)
  const used = [...text.matchAll(PLACE)].map(([, place]) => place!)
  return [...new Set(used.filter((place) => place !== 'site' && !kinds.has(place)))]
}

function shapeOf(name: TemplateName): Record<string, z.ZodType> {
  return templates[name].params.shape
}

function kindsOf(name: TemplateName): Map<string, Kind> {
  const kinds = new Map<string, Kind>()
  for (const [place, schema] of Object.entries(shapeOf(name))) {
    const kind = kindOf(schema)
    if (kind) kinds.set(place, kind)
  }
  return kinds
}

function kindOf(schema: z.ZodType): Kind | null {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) return kindOf(schema.unwrap() as z.ZodType)
  const known = new Map<z.ZodType, Kind>([
    [line, 'line'],
    [passage, 'line'],
    [remark, 'line'],
    [link, 'link'],
    [rupiah, 'rupiah'],
    [instant, 'instant'],
    [validHours, 'hours'],
    [count, 'count'],
  ])
  return known.get(schema) ?? null
}

function exampleOf(place: string, kind: Kind): unknown {
  return NAMED_EXAMPLES[place] ?? EXAMPLES[kind]
}

/** A value as messages write it. */
function shown(kind: Kind, value: unknown, locale: Locale): string {
  switch (kind) {
    case 'rupiah':
      return money(value as number)
    case 'instant':
      return wib(value as string, locale)
    case 'hours':
      return hours(value as number, locale)
    case 'line':
    case 'link':
    case 'count':
      return `${value as string | number}`
  }
}
