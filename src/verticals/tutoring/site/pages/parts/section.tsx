import type { ReactNode } from 'react'

type Props = {
  anchor: string
  title: string
  lead?: string
  /** A quiet ground, so that neighbours are told apart. */
  tinted?: boolean
  children: ReactNode
}

/** A section of the public page: its place, its heading, its ground. */
export function Band({ anchor, title, lead = '', tinted = false, children }: Props) {
  return (
    <section id={anchor} className={`scroll-mt-20 py-14 sm:py-20 ${tinted ? 'bg-base-200' : ''}`}>
      <div className="wrap">
        <Heading title={title} lead={lead} />
        <div className="mt-8 sm:mt-10">{children}</div>
      </div>
    </section>
  )
}

export function Heading({ title, lead }: { title: string; lead: string }) {
  return (
    <div className="max-w-3xl min-w-0">
      <span className="flex h-1.5 w-14" aria-hidden="true">
        <span className="bg-accent w-9" />
        <span className="bg-primary w-5" />
      </span>
      <h2 className="mt-4 text-3xl break-words sm:text-4xl">{title}</h2>
      {lead && <p className="lead mt-3 break-words">{lead}</p>}
    </div>
  )
}
