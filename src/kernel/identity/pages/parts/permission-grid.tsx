import type { MouseEvent } from 'react'
import { m } from '#web/paraglide/messages.js'
import { useSay, useVisit } from '#web/words.ts'
import { moduleName, type PermissionGroup } from './team.ts'

type GridProps = {
  groups: readonly PermissionGroup[]
  chosen: readonly string[]
  /** What the reader holds; anything else can be neither given nor taken. */
  held: readonly string[]
  readOnly?: boolean
  /** Shows the codes as well, for people who write programs. */
  codes?: boolean
  error?: string | undefined
}

/** Permissions to tick, by the part of the house they belong to. */
export function PermissionGrid({ groups, chosen, held, readOnly = false, codes = false, error }: GridProps) {
  const say = useSay()
  return (
    <div className="space-y-5" aria-describedby={error ? 'f-permissions-error' : undefined}>
      <div>
        <h2 className="text-lg">{say(m.team_permissions)}</h2>
        {!readOnly && <p className="text-muted mt-1 text-sm">{say(m.team_permissions_help)}</p>}
        {error && (
          <p id="f-permissions-error" role="alert" className="text-error mt-1.5 text-sm font-medium">
            {error}
          </p>
        )}
      </div>
      {groups.map((group) => (
        <Group key={group.module} group={group} chosen={chosen} held={held} readOnly={readOnly} codes={codes} />
      ))}
    </div>
  )
}

function Group({ group, chosen, held, readOnly, codes }: Omit<GridProps, 'groups'> & { group: PermissionGroup }) {
  const say = useSay()
  const { locale } = useVisit()
  const many = !readOnly && group.permissions.length > 2
  return (
    <fieldset className="border-line rounded-box border">
      <legend className="float-left w-full px-4 pt-3 font-semibold">{moduleName(group.module, locale)}</legend>
      {many && (
        <div className="clear-both flex gap-4 px-4">
          <Tick all label={say(m.team_select_all)} />
          <Tick label={say(m.team_select_none)} />
        </div>
      )}
      <div className="clear-both grid gap-x-4 px-4 pt-1 pb-3 sm:grid-cols-2">
        {group.permissions.map(({ code, name }) => {
          const open = held.includes(code)
          return (
            <label
              key={code}
              className={`hit items-start gap-3 py-2.5 ${open && !readOnly ? 'cursor-pointer' : 'cursor-default'}`}
            >
              <input
                type="checkbox"
                name="permissions"
                value={code}
                defaultChecked={chosen.includes(code)}
                disabled={readOnly || !open}
                className="tick"
              />
              <span className="min-w-0">
                <span className={`block text-[0.9375rem] leading-snug font-medium ${open ? '' : 'text-muted'}`}>
                  {name[locale]}
                </span>
                {codes && <span className="text-muted block font-mono text-xs break-all">{code}</span>}
                {!open && !readOnly && <span className="text-muted block text-xs">{say(m.team_beyond)}</span>}
              </span>
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}

/** Ticks or clears every open box of its group; without scripts the boxes themselves still do. */
function Tick({ all = false, label }: { all?: boolean; label: string }) {
  const press = ({ currentTarget }: MouseEvent<HTMLButtonElement>) => {
    const boxes = currentTarget.closest('fieldset')?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? []
    for (const box of boxes) if (!box.disabled) box.checked = all
  }
  return (
    <button type="button" onClick={press} className="hit link-quiet text-muted cursor-pointer text-sm font-medium">
      {label}
    </button>
  )
}
