import { m } from '#web/paraglide/messages.js'
import { ICONS, LONGEST, MOST, verticalOf } from '../../rules.ts'
import { blankTitled, both, type Field, said, text, title, titled } from './field.ts'
import { offer } from './offer-form.ts'

/* The form of each page. */

const home: Field[] = [
  {
    kind: 'group',
    name: 'hero',
    label: m.portal_f_hero,
    fields: [
      said('eyebrow', m.portal_f_eyebrow, LONGEST.title),
      title,
      said('lead', m.portal_f_lead, LONGEST.sentence, { rows: 3 }),
      {
        kind: 'list',
        name: 'reasons',
        label: m.portal_f_reasons,
        item: m.portal_f_reason,
        heading: [],
        fields: [said('', m.portal_f_text, LONGEST.label)],
        most: MOST.reasons,
        blank: both,
      },
    ],
  },
  {
    kind: 'group',
    name: 'values',
    label: m.portal_f_values,
    fields: [
      title,
      {
        kind: 'list',
        name: 'items',
        label: m.portal_f_values_items,
        item: m.portal_f_value,
        heading: ['title'],
        fields: [{ kind: 'choice', name: 'icon', label: m.portal_f_icon, choices: ICONS }, title, text],
        most: MOST.values,
        blank: () => ({ icon: ICONS[0], ...blankTitled() }),
      },
    ],
  },
  {
    kind: 'group',
    name: 'steps',
    label: m.portal_f_steps,
    fields: [
      title,
      {
        kind: 'list',
        name: 'items',
        label: m.portal_f_steps_items,
        item: m.portal_f_step,
        heading: ['title'],
        fields: [title, text],
        least: 1,
        most: MOST.steps,
        blank: blankTitled,
      },
    ],
  },
  titled('showcase', m.portal_f_showcase),
  titled('packages', m.portal_f_packages),
  {
    kind: 'group',
    name: 'proof',
    label: m.portal_f_proof,
    fields: [
      title,
      {
        kind: 'list',
        name: 'items',
        label: m.portal_f_proof_items,
        item: m.portal_f_proof_item,
        heading: ['figure'],
        fields: [said('figure', m.portal_f_figure, LONGEST.label), text],
        most: MOST.proofs,
        blank: () => ({ figure: both(), text: both() }),
      },
    ],
  },
  titled('questions', m.portal_f_questions),
  titled('closing', m.portal_f_closing),
  {
    kind: 'group',
    name: 'seo',
    label: m.portal_f_seo,
    help: m.portal_f_seo_help,
    fields: [
      said('title', m.portal_f_title, LONGEST.seoTitle),
      said('description', m.portal_f_description, LONGEST.seoDescription, { rows: 3 }),
    ],
  },
]

const faq: Field[] = [
  title,
  said('lead', m.portal_f_lead, LONGEST.sentence, { rows: 2 }),
  {
    kind: 'list',
    name: 'items',
    label: m.portal_f_faq,
    item: m.portal_f_question,
    heading: ['question'],
    fields: [
      said('question', m.portal_f_question, LONGEST.title + 30),
      said('answer', m.portal_f_answer, LONGEST.answer, { rows: 5, help: m.portal_f_markdown }),
      { kind: 'flag', name: 'front', label: m.portal_f_front },
    ],
    least: 1,
    most: MOST.questions,
    blank: () => ({ question: both(), answer: both(), front: false }),
  },
]

const legal: Field[] = [
  title,
  said('lead', m.portal_f_lead, LONGEST.sentence, { rows: 2 }),
  { kind: 'text', name: 'version', label: m.portal_f_version, most: 10, help: m.portal_f_version_help },
  { kind: 'text', name: 'effectiveOn', label: m.portal_f_effective, most: 10, example: '2026-11-01' },
  said('body', m.portal_f_body, LONGEST.document, { rows: 28, help: m.portal_f_markdown_long }),
]

const contact: Field[] = [
  title,
  said('lead', m.portal_f_lead, LONGEST.sentence, { rows: 2 }),
  { kind: 'text', name: 'business', label: m.portal_f_business, most: LONGEST.title },
  { kind: 'text', name: 'whatsapp', label: m.portal_f_whatsapp, most: 20, example: '+6281234567890' },
  { kind: 'text', name: 'email', label: m.portal_f_email, most: 200 },
  { kind: 'text', name: 'address', label: m.portal_f_address, most: LONGEST.sentence },
  {
    kind: 'list',
    name: 'hours',
    label: m.portal_f_hours,
    item: m.portal_f_hour,
    heading: ['days'],
    fields: [said('days', m.portal_f_days, LONGEST.label), said('time', m.portal_f_time, LONGEST.label)],
    most: MOST.hours,
    blank: () => ({ days: both(), time: both() }),
  },
  said('note', m.portal_f_note, LONGEST.sentence, { rows: 2 }),
]

/** The form of a page. */
export function formOf(page: string): Field[] {
  if (verticalOf(page)) return offer
  const forms: Record<string, Field[]> = { home, faq, contact }
  return forms[page] ?? legal
}
