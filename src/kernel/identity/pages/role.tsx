import {
  data,
  Form,
  Link,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import type { listPermissions, listRoles } from '../access-operations.ts'
import type { readMe } from '../operations.ts'
import { read, refusalOf, text, valuesOf } from '#web/answer.ts'
import { deskApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle, useArea } from '#web/shell/desk.tsx'
import { formState, TextField } from '#web/ui/field.tsx'
import { ChevronDown, Copy, Trash2 } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay, useVisit } from '#web/words.ts'
import { PermissionGrid } from './parts/permission-grid.tsx'
import { allOf, mayGive } from './parts/team.ts'

export const handle = deskHandle

/** One role, or, without a code in the address, a new one that may begin as a copy of another. */
export async function loader(args: LoaderFunctionArgs) {
  const { app } = deskApp(args)
  const [{ roles }, { groups }, me] = await read(
    Promise.all([
      app.call<typeof listRoles>('identity.listRoles', {}),
      app.call<typeof listPermissions>('identity.listPermissions', {}),
      app.call<typeof readMe>('identity.readMe', {}),
    ]),
  )
  const code = args.params.role ?? null
  const role = roles.find((one) => one.code === code) ?? null
  const mayEdit = me.permissions.includes('identity.roles.edit')
  if (code && !role) throw data(null, { status: 404 })
  if (!code && !mayEdit) throw data(null, { status: 403 })
  const from = new URL(args.request.url).searchParams.get('from')
  const model = roles.find((one) => one.code === from) ?? null
  return { role, model, groups, held: me.permissions, mayEdit }
}

export async function action(args: ActionFunctionArgs) {
  const { app, area } = deskApp(args)
  const form = await args.request.formData()
  const role = args.params.role
  const permissions = allOf(form, 'permissions')
  try {
    if (text(form, 'intent') === 'delete') {
      await app.call('identity.deleteRole', { role })
      return redirect(`${area}/roles?done=deleted`, 303)
    }
    const input = { name: text(form, 'name'), permissions }
    if (role) await app.call('identity.updateRole', { ...input, role })
    else await app.call('identity.createRole', input)
    return redirect(`${area}/roles?done=${role ? 'saved' : 'created'}`, 303)
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    const typed = form.has('name') ? { values: valuesOf(form), permissions } : null
    return data({ refusal, typed }, { status: refusal.status })
  }
}

export default function RolePage() {
  const { role, model, groups, held, mayEdit } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  const area = useArea()
  const { locale } = useVisit()
  const form = formState({ ...answer, values: answer?.typed?.values ?? {} })
  const open = mayEdit && (!role || (role.own && mayGive(held, role)))
  const start = role?.permissions ?? model?.permissions.filter((code) => held.includes(code)) ?? []
  const named = role?.name[locale] ?? (model ? say(m.team_copy_of, { name: model.name[locale] }) : '')
  return (
    <DeskFrame
      title={role ? role.name[locale] : say(m.team_new_role)}
      crumbs={[{ to: `${area}/roles`, label: say(m.team_roles) }]}
    >
      <Form method="post" className="card-box max-w-3xl space-y-6 p-5 sm:p-6">
        {answer?.refusal && <Notice tone="danger">{answer.refusal.sentence}</Notice>}
        {!open && <Locked code={role?.own === false ? role.code : null} mayEdit={mayEdit} />}
        {open && (
          <TextField
            form={form}
            name="name"
            label={say(m.team_role_name)}
            help={say(m.team_role_name_help)}
            required
            maxLength={60}
            autoComplete="off"
            defaultValue={form.values.name ?? named}
          />
        )}
        <PermissionGrid
          key={role?.code ?? 'new'}
          groups={groups}
          chosen={answer?.typed?.permissions ?? start}
          held={held}
          readOnly={!open}
          error={Object.entries(form.errors).find(([path]) => path.startsWith('permissions'))?.[1]}
        />
        {open && (
          <div className="flex flex-wrap gap-3">
            <button type="submit" className="btn btn-primary">
              {say(role ? m.team_save : m.team_new_role)}
            </button>
            <Link to={`${area}/roles`} className="btn btn-quiet">
              {say(m.team_cancel)}
            </Link>
          </div>
        )}
      </Form>
      {open && role && <Delete />}
    </DeskFrame>
  )
}

/** Why this role cannot be changed, and what to do instead. */
function Locked({ code, mayEdit }: { code: string | null; mayEdit: boolean }) {
  const say = useSay()
  const area = useArea()
  return (
    <Notice tone="info">
      <p>{say(code ? m.team_role_fixed : m.team_role_beyond)}</p>
      {code && mayEdit && (
        <Link to={`${area}/roles/new?from=${code}`} className="hit gap-1.5 font-semibold underline underline-offset-4">
          <Copy className="size-4" aria-hidden="true" />
          {say(m.team_role_copy)}
        </Link>
      )}
    </Notice>
  )
}

function Delete() {
  const say = useSay()
  return (
    <details className="group card-box mt-5 max-w-3xl px-5 py-2">
      <summary className="hit text-error w-full cursor-pointer list-none gap-2 font-semibold [&::-webkit-details-marker]:hidden">
        <Trash2 className="size-5" aria-hidden="true" />
        {say(m.team_role_delete)}
        <ChevronDown className="ml-auto size-4.5 transition-transform group-open:rotate-180" aria-hidden="true" />
      </summary>
      <Form method="post" className="pb-3">
        <p className="text-muted mb-3 text-sm">{say(m.team_role_delete_help)}</p>
        <button type="submit" name="intent" value="delete" className="btn btn-danger">
          {say(m.team_role_delete_confirm)}
        </button>
      </Form>
    </details>
  )
}
