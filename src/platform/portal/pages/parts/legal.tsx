import { m } from '#web/paraglide/messages.js'
import { PortalFrame } from '#web/shell/portal.tsx'
import { useSay, useVisit, type Message } from '#web/words.ts'

/** A legal text in both languages: sections of one heading and a few paragraphs. */
export type LegalText = Record<'id' | 'en', { heading: string; paragraphs: string[] }[]>

export function LegalPage({ title, text }: { title: Message; text: LegalText }) {
  const say = useSay()
  const { locale } = useVisit()
  return (
    <PortalFrame>
      <article className="wrap prose-plain pt-12 sm:pt-16">
        <h1 className="text-4xl sm:text-5xl">{say(title)}</h1>
        <p className="text-sm">{say(m.legal_updated)}</p>
        {text[locale].map(({ heading, paragraphs }) => (
          <section key={heading}>
            <h2>{heading}</h2>
            {paragraphs.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </section>
        ))}
      </article>
    </PortalFrame>
  )
}
