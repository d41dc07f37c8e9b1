import { text } from '#web/answer.ts'

/* The editor's form and the content it stands for. Fields are called as their places in the content. */

export const PICKS = 8
const CONTACT = ['whatsapp', 'email', 'address', 'hours', 'instagram', 'tiktok', 'telegram'] as const

/** What the form says, in the shape of a shop's content; the operation checks it. */
export function contentOf(form: FormData) {
  const several = (name: string) => [
    ...new Set(form.getAll(name).flatMap((value) => (typeof value === 'string' && value ? [value] : []))),
  ]
  const group = <N extends string>(prefix: string, names: readonly N[]) =>
    Object.fromEntries(names.map((name) => [name, text(form, `${prefix}.${name}`)])) as Record<N, string>
  return {
    announcement: group('announcement', ['text', 'link']),
    hero: group('hero', ['eyebrow', 'headline', 'intro', 'art']),
    products: several('products'),
    categories: several('categories'),
    figures: text(form, 'figures') === 'yes',
    faq: questionsOf(form),
    terms: text(form, 'terms'),
    privacy: text(form, 'privacy'),
    contact: group('contact', CONTACT),
    seo: group('seo', ['title', 'description']),
  }
}

/** Questions in the order of the form; those with nothing in them are no questions. */
function questionsOf(form: FormData): { question: string; answer: string }[] {
  const [questions, answers] = [textsOf(form, 'faq.question'), textsOf(form, 'faq.answer')]
  return questions
    .map((question, at) => ({ question, answer: answers[at] ?? '' }))
    .filter(({ question, answer }) => question || answer)
}

function textsOf(form: FormData, name: string): string[] {
  return form.getAll(name).map((value) => (typeof value === 'string' ? value.trim() : ''))
}
