import { m } from '#web/paraglide/messages.js'
import { BadgeCheck, Ban, Mail, ShieldCheck } from '#web/ui/icons.ts'
import { Pill } from '#web/ui/pill.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { PersonView, RoleView } from './team.ts'

export function PersonStatus({ person }: { person: PersonView }) {
  const say = useSay()
  if (person.status === 'suspended') return <Pill tone="neutral" icon={Ban} label={say(m.team_suspended)} />
  if (person.invited) return <Pill tone="warning" icon={Mail} label={say(m.team_invited)} />
  return <Pill tone="success" icon={BadgeCheck} label={say(m.team_active)} />
}

/** Two letters on the brand's soft colour. */
export function Avatar({ name, large = false }: { name: string; large?: boolean }) {
  const words = name.trim().split(/\s+/)
  const letters = words.length > 1 ? `${words[0]!.charAt(0)}${words.at(-1)!.charAt(0)}` : name.slice(0, 2)
  return (
    <span
      aria-hidden="true"
      className={`bg-primary-soft text-primary-soft-ink grid shrink-0 place-items-center rounded-full font-bold uppercase ${large ? 'size-14 text-xl' : 'size-10 text-sm'}`}
    >
      {letters}
    </span>
  )
}

/** The names of a person's roles; the first few, so that a row stays a row. */
export function RoleChips({
  person,
  roles,
  most = 2,
}: {
  person: PersonView
  roles: readonly RoleView[]
  most?: number
}) {
  const say = useSay()
  const { locale } = useVisit()
  const names = person.roles.map((code) => roles.find((role) => role.code === code)?.name[locale] ?? code)
  if (names.length === 0) return <span className="text-muted text-sm">{say(m.team_no_roles)}</span>
  return (
    <ul className="flex flex-wrap gap-1.5">
      {names.slice(0, most).map((name) => (
        <li
          key={name}
          className="bg-base-300/70 max-w-52 truncate rounded-full px-2.5 py-0.5 text-sm font-medium"
          title={name}
        >
          {name}
        </li>
      ))}
      {names.length > most && (
        <li className="text-muted py-0.5 text-sm" title={names.slice(most).join(', ')}>
          {say(m.team_more_roles, { count: names.length - most })}
        </li>
      )}
    </ul>
  )
}

export function Factor({ on }: { on: boolean }) {
  const say = useSay()
  if (!on) return <span className="text-muted text-sm">{say(m.team_factor_off)}</span>
  return (
    <span className="text-tone-success-ink inline-flex items-center gap-1.5 text-sm font-semibold">
      <ShieldCheck className="size-4.5" aria-hidden="true" />
      {say(m.team_factor_on)}
    </span>
  )
}
