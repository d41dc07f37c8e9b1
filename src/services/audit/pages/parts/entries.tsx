import { formatRupiah } from '#kernel/money/rupiah.ts'
import { m } from '#web/paraglide/messages.js'
import { formatInstant } from '#web/ui/format.ts'
import { ChevronDown, CircleHelp, KeyRound, Settings2, Users, type LucideIcon } from '#web/ui/icons.ts'
import { When } from '#web/ui/money.tsx'
import { useSay, useVisit, type Message } from '#web/words.ts'
import type { EntryView } from './log.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/

const kinds: Record<EntryView['actor']['kind'], { icon: LucideIcon; label: Message | null }> = {
  person: { icon: Users, label: null },
  key: { icon: KeyRound, label: m.audit_kind_key },
  system: { icon: Settings2, label: m.audit_kind_system },
  anonymous: { icon: CircleHelp, label: m.audit_kind_anonymous },
}

const words: Record<string, Message> = {
  reason: m.audit_detail_reason,
  status: m.audit_detail_status,
  roles: m.audit_detail_roles,
  permissions: m.audit_detail_permissions,
  amountIdr: m.audit_detail_amountIdr,
  graceHours: m.audit_detail_graceHours,
  endsAt: m.audit_detail_endsAt,
  count: m.audit_detail_count,
  by: m.audit_detail_by,
}

/** One act in a line: who, what, about whom, when; everything else unfolds. */
export function Entries({ entries }: { entries: readonly EntryView[] }) {
  return (
    <ul className="card-box">
      {entries.map((entry) => (
        <li key={entry.id} className="border-line border-b last:border-b-0">
          <EntryLine entry={entry} />
        </li>
      ))}
    </ul>
  )
}

function EntryLine({ entry }: { entry: EntryView }) {
  const say = useSay()
  const { locale } = useVisit()
  const { icon: Icon, label } = kinds[entry.actor.kind]
  // A bare id says nothing to anybody; other subjects, such as a role's code, speak for themselves.
  const about = entry.subjectName ?? (entry.subject && !UUID.test(entry.subject) ? entry.subject : null)
  return (
    <details className="group">
      <summary className="hover:bg-base-200/60 grid cursor-pointer list-none grid-cols-[auto_1fr_auto] items-start gap-x-4 px-4 py-3.5 sm:px-5 md:grid-cols-[auto_14rem_1fr_auto] [&::-webkit-details-marker]:hidden">
        <span className="bg-base-300/70 text-muted grid size-9 place-items-center rounded-full">
          <Icon className="size-4.5" aria-hidden="true" />
        </span>
        <span className="min-w-0">
          <span className="block font-semibold break-words">
            {/* What the system calls its own parts belongs to the details. */}
            {entry.actor.kind === 'system' && label ? say(label) : entry.actor.name}
            {entry.actor.kind !== 'system' && label && <span className="text-muted font-normal"> · {say(label)}</span>}
          </span>
          <When at={entry.at} className="text-muted block text-sm" />
          <span className="mt-1 block break-words md:hidden">
            <What what={entry.what[locale]} about={about} />
          </span>
        </span>
        <span className="hidden min-w-0 self-center break-words md:block">
          <What what={entry.what[locale]} about={about} />
        </span>
        <ChevronDown
          className="text-muted mt-2 size-4.5 transition-transform group-open:rotate-180"
          aria-hidden="true"
        />
      </summary>
      <Facts entry={entry} />
    </details>
  )
}

function What({ what, about }: { what: string; about: string | null }) {
  return (
    <>
      {what}
      {about && <span className="text-muted">: {about}</span>}
    </>
  )
}

function Facts({ entry }: { entry: EntryView }) {
  const say = useSay()
  const { locale } = useVisit()
  const rows = [
    ...Object.entries(entry.detail).map(([name, value]) => {
      return [words[name] ? say(words[name]) : name, shown(name, value, (at) => formatInstant(at, locale))] as const
    }),
    ...(entry.subject ? [[say(m.audit_subject), entry.subject] as const] : []),
    [say(m.audit_code), entry.action] as const,
    ...(entry.actor.kind === 'system' ? [[say(m.audit_part), entry.actor.name] as const] : []),
    ...(entry.ip ? [[say(m.audit_ip), entry.ip] as const] : []),
    [say(m.audit_request), entry.requestId] as const,
  ]
  return (
    <dl className="num bg-base-200/60 grid gap-x-6 gap-y-1.5 px-4 py-4 text-sm sm:grid-cols-[11rem_1fr] sm:px-5">
      {rows.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-muted">{label}</dt>
          <dd className="mb-1.5 font-medium break-all sm:mb-0">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function shown(name: string, value: unknown, when: (instant: string) => string): string {
  if (name.endsWith('Idr') && Number.isSafeInteger(value)) return formatRupiah(value as number)
  if (name.endsWith('At') && typeof value === 'string') return when(value)
  if (Array.isArray(value)) return value.length > 0 ? value.join(', ') : '–'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
