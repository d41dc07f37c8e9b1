/* WhatsApp's glyph is not part of the icon set; drawn here in one path. */

export function WhatsApp({ className = 'size-5' }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" className={className} aria-hidden="true" focusable="false">
      <path
        className="fill-current"
        fillRule="evenodd"
        d="M12 2a9.9 9.9 0 0 0-8.5 15L2.2 21.800l4.9-1.300A9.9 9.9 0 1 0 12 2Zm0 1.900a8 8 0 1 1-4.3 14.800l-.4-.2-2.5.7.7-2.5-.3-.4A8 8 0 0 1 12 3.900ZM8.6 7.500c-.2 0-.5.1-.7.3-.3.3-.9.9-.9 2.1 0 1.3.9 2.5 1.1 2.7.1.2 1.8 2.9 4.5 3.9 2.2.9 2.7.7 3.2.6.5 0 1.5-.6 1.7-1.2.2-.6.2-1.1.1-1.2 0-.1-.2-.2-.5-.3l-1.6-.8c-.3-.1-.5-.1-.6.1l-.8.9c-.1.2-.3.2-.5.1-.3-.1-1.1-.4-2-1.3-.8-.7-1.3-1.5-1.4-1.8-.2-.2 0-.4.1-.5l.4-.5.2-.4v-.5L9.5 8c-.2-.4-.4-.4-.6-.4Z"
      />
    </svg>
  )
}
