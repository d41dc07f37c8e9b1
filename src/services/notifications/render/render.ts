import type { Locale } from '#kernel/problem/problem.ts'
import { oneLine } from '../recipients.ts'
import { fillWording, type Wording } from '../wording.ts'
import { templates, type TemplateName, type TemplateParams } from '../templates/index.ts'
import type { Content, Template } from '../templates/template.ts'
import { renderHtml } from './html.ts'

export type Letter<N extends TemplateName> = {
  template: N
  params: TemplateParams<N>
  /** Who it is for, as they called themselves. */
  name: string
  site: string
  locale: Locale
  /** The tenant's own words, where it has any. */
  wording?: Wording | null
}

/** One message in the forms it may travel in. */
export type Rendered = { subject: string; text: string; html: string; chat: string }

/** Writes the message; throws when a param is missing or has the wrong shape, which is the caller's mistake. */
export function render<N extends TemplateName>(letter: Letter<N>): Rendered {
  const { params, write } = templates[letter.template] as unknown as Template
  const site = oneLine(letter.site, 80)
  const values = params.parse(letter.params)
  const own = letter.wording ? fillWording(letter.template, letter.wording, values, site, letter.locale) : {}
  const content = { ...write[letter.locale](values, site), ...own }
  const subject = oneLine(content.subject, 160)
  const greeting = greet(letter.name, letter.locale)
  const footer = FOOTER[letter.locale](site)
  return {
    subject,
    text: `${[greeting, ...body(content), `-- \n${footer}`].join('\n\n')}\n`,
    html: renderHtml({ site, greeting, footer, content: { ...content, subject }, locale: letter.locale }),
    chat: [`*${site}*`, greeting, ...body(content)].join('\n\n'),
  }
}

const FOOTER: Record<Locale, (site: string) => string> = {
  id: (site) => `Pesan ini dikirim otomatis oleh ${site}.`,
  en: (site) => `This message was sent automatically by ${site}.`,
}

function body(content: Content): string[] {
  const facts = (content.facts ?? []).map(([label, value]) => `${label}: ${value}`).join('\n')
  const action = content.action ? `${content.action.label}:\n${content.action.url}` : ''
  return [...content.lines, facts, action, ...(content.closing ?? [])].filter(Boolean)
}

/** Anybody may order in anybody's name: a name that could become a link in the reader's mail program is left out. */
function greet(name: string, locale: Locale): string {
  const line = oneLine(name, 60)
  const known = line && !/[/@]|www\./i.test(line) ? ` ${line}` : ''
  return `${locale === 'id' ? 'Halo' : 'Hello'}${known},`
}
