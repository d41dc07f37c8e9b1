import type { ReactNode } from 'react'
import { m } from '#web/paraglide/messages.js'
import { CopyButton } from '#web/ui/copy.tsx'
import { CircleAlert } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'

const parts = [
  ['/reseller/api', m.papi_keys],
  ['/reseller/api/webhooks', m.papi_hooks],
  ['/reseller/api/test', m.papi_trial],
  ['/reseller/api/digiflazz', m.papi_bot],
  ['/reseller/api/docs', m.papi_docs],
] as const

/** The pages of a reseller's programs. */
export function ApiTabs({ here }: { here: (typeof parts)[number][0] }) {
  const say = useSay()
  return (
    <nav aria-label={say(m.papi_sections)} className="flex flex-wrap gap-2">
      {parts.map(([href, label]) => (
        <a
          key={href}
          href={href}
          aria-current={href === here ? 'page' : undefined}
          className="btn btn-quiet aria-[current=page]:border-accent-ink aria-[current=page]:text-accent-ink min-h-11"
        >
          {say(label)}
        </a>
      ))}
    </nav>
  )
}

type OnceProps = { title: string; text: string; value: string; copy: string; children?: ReactNode }

/** The one time that a key or a secret is shown. */
export function Once({ title, text, value, copy, children }: OnceProps) {
  return (
    <section className="glass border-accent-ink p-5 sm:p-6" role="status" aria-labelledby="once">
      <div className="flex gap-3">
        <CircleAlert className="text-accent-ink mt-0.5 size-6 shrink-0" aria-hidden="true" />
        <div className="min-w-0">
          <h2 id="once" className="text-lg">
            {title}
          </h2>
          <p className="text-muted mt-1 text-[0.9375rem]">{text}</p>
        </div>
      </div>
      <div className="mt-4 flex flex-col gap-3 sm:flex-row sm:items-center">
        <code data-once className="bg-base-200 rounded-field min-w-0 grow px-3.5 py-2.5 font-mono text-sm break-all">
          {value}
        </code>
        <CopyButton text={value} label={copy} className="btn btn-primary" />
      </div>
      {children}
    </section>
  )
}

/** Lines of code that scroll by themselves. */
export function Code({ children, label }: { children: string; label: string }) {
  return (
    <pre
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be within reach of the keyboard
      tabIndex={0}
      aria-label={label}
      className="bg-band text-band-content rounded-field overflow-x-auto px-4 py-3.5 font-mono text-[0.8125rem] leading-relaxed"
    >
      {children}
    </pre>
  )
}

/** An act that unfolds and says what it does before the button that does it. */
export function Fold({
  label,
  of,
  danger,
  children,
}: {
  label: string
  of: string
  danger?: boolean
  children: ReactNode
}) {
  return (
    <details className="open:basis-full">
      <summary
        className={`hit cursor-pointer list-none text-sm font-semibold underline-offset-4 hover:underline [&::-webkit-details-marker]:hidden ${danger ? 'text-error' : ''}`}
      >
        {label}
        <span className="sr-only"> {of}</span>
      </summary>
      <div className="max-w-lg pt-1 pb-3">{children}</div>
    </details>
  )
}
