import { m } from '#web/paraglide/messages.js'
import { useSay, useVisit } from '#web/words.ts'
import { mayGive, type RoleView } from './team.ts'

type RoleChoiceProps = {
  roles: readonly RoleView[]
  chosen: readonly string[]
  held: readonly string[]
  error?: string | undefined
}

/**
 * Roles to tick. One beyond the own rights can be neither given nor taken: it is shown as it is, and sent along so that
 * saving the others leaves it alone.
 */
export function RoleChoice({ roles, chosen, held, error }: RoleChoiceProps) {
  const say = useSay()
  const { locale } = useVisit()
  return (
    <fieldset aria-describedby={error ? 'f-roles-error' : undefined}>
      <legend className="mb-1.5 text-sm font-semibold">{say(m.team_pick_roles)}</legend>
      <div className="grid gap-2.5 sm:grid-cols-2">
        {roles.map((role) => {
          const open = mayGive(held, role)
          const has = chosen.includes(role.code)
          return (
            <label key={role.code} className={`choice ${open ? '' : 'cursor-not-allowed opacity-70'}`}>
              {!open && has && <input type="hidden" name="roles" value={role.code} />}
              <input
                type="checkbox"
                name="roles"
                value={role.code}
                defaultChecked={has}
                disabled={!open}
                className="tick"
              />
              <span className="min-w-0">
                <span className="block font-semibold break-words">{role.name[locale]}</span>
                <span className="text-muted block text-sm">
                  {open ? say(m.team_role_rights, { count: role.permissions.length }) : say(m.team_beyond)}
                </span>
              </span>
            </label>
          )
        })}
      </div>
      {error && (
        <p id="f-roles-error" className="text-error mt-1.5 text-sm font-medium">
          {error}
        </p>
      )}
      <p className="text-muted mt-2 text-sm">{say(m.team_pick_roles_help)}</p>
    </fieldset>
  )
}
