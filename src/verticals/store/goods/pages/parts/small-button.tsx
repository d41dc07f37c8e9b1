import type { LucideIcon } from '#web/ui/icons.ts'

type Props = { icon: LucideIcon; label: string; name: string; off: boolean; press: () => void }

/** A button of one icon; who cannot see it hears what it does, and to what. */
export function SmallButton({ icon: Icon, label, name, off, press }: Props) {
  return (
    <button
      type="button"
      disabled={off}
      onClick={press}
      aria-label={`${label}: ${name}`}
      className="rounded-field hover:bg-base-200 grid size-11 shrink-0 cursor-pointer place-items-center disabled:cursor-default disabled:opacity-30"
    >
      <Icon className="size-4.5" aria-hidden="true" />
    </button>
  )
}
