import { ChevronDown } from '#web/ui/icons.ts'
import { Prose } from '#web/ui/prose.tsx'

export type Question = { question: string; html: string }

/** Questions that open on a touch, without any script. */
export function FaqList({ questions, openFirst = true }: { questions: Question[]; openFirst?: boolean }) {
  return (
    <div className="border-line border-t">
      {questions.map(({ question, html }, place) => (
        <details key={question} className="group border-line border-b" open={openFirst && place === 0}>
          <summary className="flex min-h-14 cursor-pointer list-none items-center justify-between gap-4 py-3 text-lg leading-snug font-semibold [&::-webkit-details-marker]:hidden">
            {question}
            <ChevronDown
              className="text-muted size-5 shrink-0 transition-transform duration-150 group-open:rotate-180"
              aria-hidden="true"
            />
          </summary>
          <Prose html={html} className="pb-5 [&_p]:mt-0 [&_p+p]:mt-3" />
        </details>
      ))}
    </div>
  )
}
