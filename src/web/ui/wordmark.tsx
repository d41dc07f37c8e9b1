export { initialsOf } from '#kernel/palette/mark.ts'

/* Ruko's own sign: a row of shophouse fronts of different heights, one of them open for business. */

export function Fronts({ className = 'h-7 w-auto' }: { className?: string }) {
  return (
    <svg viewBox="0 0 46 32" className={className} aria-hidden="true" focusable="false">
      <path
        className="fill-current"
        fillRule="evenodd"
        d="M0 32V15l5-5.5L10 15v17H0Zm3-12h4v-3.5H3V20Zm0 12h4v-7H3v7Z"
      />
      <path
        className="fill-accent"
        fillRule="evenodd"
        d="M11.5 32V4h10.5v28H11.5Zm2.75-20.5h5V8h-5v3.5Zm0 7h5V15h-5v3.5Zm0 13.5h5v-9h-5v9Z"
      />
      <path
        className="fill-current"
        fillRule="evenodd"
        d="M23.5 32V15a5 5 0 0 1 10 0v17h-10Zm3-12h4v-5.2a2 2 0 0 0-4 0V20Zm0 12h4v-7h-4v7Z"
      />
      <path
        className="fill-current"
        fillRule="evenodd"
        d="M35 32V11L46 6v26H35Zm3-16.5h5V12h-5v3.5Zm0 6.5h5v-3.5h-5V22Zm0 10h5v-6.5h-5V32Z"
      />
    </svg>
  )
}

export function Wordmark({ className = '' }: { className?: string }) {
  return (
    <span className={`inline-flex items-center gap-2.5 ${className}`}>
      <Fronts />
      <span className="text-2xl leading-none font-extrabold tracking-tight">Ruko</span>
    </span>
  )
}
