import { m } from '#web/paraglide/messages.js'
import type { Message } from '#web/words.ts'
import { LONGEST } from '../../rules.ts'

/* What forms consist of. `most` is in characters, per language. */

export type Field =
  | { kind: 'said'; name: string; label: Message; most: number; rows?: number; help?: Message }
  | { kind: 'text'; name: string; label: Message; most: number; help?: Message; example?: string }
  | { kind: 'number'; name: string; label: Message; least: number; most: number; money?: boolean; help?: Message }
  | { kind: 'flag'; name: string; label: Message; help?: Message }
  | { kind: 'choice'; name: string; label: Message; choices: Choices }
  | { kind: 'picture'; name: string; label: Message }
  | Group
  | List
  /** Side by side where there is room. */
  | { kind: 'row'; name: ''; fields: Field[] }
export type Group = { kind: 'group'; name: string; label: Message; help?: Message; fields: Field[] }
export type List = {
  kind: 'list'
  name: string
  label: Message
  help?: Message
  /** What one item is called. */
  item: Message
  /** The place in an item from which its heading is read. */
  heading: string[]
  fields: Field[]
  most: number
  least?: number
  /** The items are given: they can be neither added, removed nor moved. */
  given?: boolean
  blank?: () => unknown
}
/** What may be chosen: fixed words, or the codes of the offer's packages. */
export type Choices = 'packages' | readonly string[]

export const both = () => ({ id: '', en: '' })
export const said = (
  name: string,
  label: Message,
  most: number,
  more: { rows?: number; help?: Message } = {},
): Field => {
  return { kind: 'said', name, label, most, ...more }
}
export const title = said('title', m.portal_f_title, LONGEST.title)
export const text = said('text', m.portal_f_text, LONGEST.sentence, { rows: 3 })
export const titled = (name: string, label: Message): Field => ({ kind: 'group', name, label, fields: [title, text] })
export const blankTitled = () => ({ title: both(), text: both() })
