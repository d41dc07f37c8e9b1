import { ChevronDown } from '#web/ui/icons.ts'

/** Questions that unfold, without a script. */
export function Questions({ items }: { items: readonly { question: string; answer: string }[] }) {
  return (
    <div className="border-line border-t">
      {items.map(({ question, answer }) => (
        <details key={question} className="border-line group border-b">
          <summary className="flex min-h-14 cursor-pointer list-none items-center justify-between gap-4 py-4 text-[1.0625rem] font-bold [&::-webkit-details-marker]:hidden">
            <span className="min-w-0 break-words">{question}</span>
            <ChevronDown
              className="text-accent-ink size-5 shrink-0 transition-transform duration-150 group-open:rotate-180"
              aria-hidden="true"
            />
          </summary>
          <p className="text-muted max-w-[68ch] pb-5 break-words whitespace-pre-line">{answer}</p>
        </details>
      ))}
    </div>
  )
}

/** The same for search engines. */
export function questionFacts(items: readonly { question: string; answer: string }[]): Record<string, unknown> {
  return {
    '@type': 'FAQPage',
    mainEntity: items.map(({ question, answer }) => ({
      '@type': 'Question',
      name: question,
      acceptedAnswer: { '@type': 'Answer', text: answer },
    })),
  }
}
