import type { LucideIcon } from '#web/ui/icons.ts'

type AskProps = { intent: string; label: string; idempotencyKey: string; icon: LucideIcon; loud?: boolean }

/** One wish of an invoice's page, as a button that works without a script. */
export function Ask({ intent, label, idempotencyKey, icon: Icon, loud = false }: AskProps) {
  return (
    <form method="post">
      <input type="hidden" name="key" value={`${intent}-${idempotencyKey}`} />
      <button
        type="submit"
        name="intent"
        value={intent}
        className={loud ? 'btn btn-cta btn-lg text-base' : 'btn btn-quiet'}
      >
        <Icon className="size-4.5" aria-hidden="true" />
        {label}
      </button>
    </form>
  )
}
