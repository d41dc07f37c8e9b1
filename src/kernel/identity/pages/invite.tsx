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
import type { listRoles } from '../access-operations.ts'
import type { readMe } from '../operations.ts'
import type { invitePerson } from '../people-operations.ts'
import { read, refusalOf, text, valuesOf } from '#web/answer.ts'
import { deskApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle, useArea } from '#web/shell/desk.tsx'
import { formState, TextField } from '#web/ui/field.tsx'
import { Send } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import { RoleChoice } from './parts/role-choice.tsx'
import { allOf } from './parts/team.ts'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const { app } = deskApp(args)
  const [{ roles }, me] = await read(
    Promise.all([app.call<typeof listRoles>('identity.listRoles', {}), app.call<typeof readMe>('identity.readMe', {})]),
  )
  if (!me.permissions.includes('identity.people.invite')) throw data(null, { status: 403 })
  return { roles, held: me.permissions }
}

export async function action(args: ActionFunctionArgs) {
  const { app, area } = deskApp(args)
  const form = await args.request.formData()
  const roles = allOf(form, 'roles')
  try {
    const input = { email: text(form, 'email'), name: text(form, 'name'), roles }
    const { id } = await app.call<typeof invitePerson>('identity.invitePerson', input)
    return redirect(`${area}/team/${id}?done=invite`, 303)
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    return data({ refusal, values: valuesOf(form), roles }, { status: refusal.status })
  }
}

export default function Invite() {
  const { roles, held } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  const area = useArea()
  const form = formState(answer)
  return (
    <DeskFrame title={say(m.team_invite)} crumbs={[{ to: `${area}/team`, label: say(m.team_title) }]}>
      <Form method="post" className="card-box max-w-2xl space-y-6 p-5 sm:p-6">
        {answer?.refusal && <Notice tone="danger">{answer.refusal.sentence}</Notice>}
        <p className="text-muted">{say(m.team_invite_help)}</p>
        <TextField form={form} name="name" label={say(m.team_name)} required maxLength={120} autoComplete="off" />
        <TextField
          form={form}
          name="email"
          label={say(m.team_email)}
          type="email"
          required
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <RoleChoice roles={roles} chosen={answer?.roles ?? []} held={held} error={form.errors.roles} />
        <div className="flex flex-wrap gap-3">
          <button type="submit" className="btn btn-primary">
            <Send className="size-4.5" aria-hidden="true" />
            {say(m.team_send_invite)}
          </button>
          <Link to={`${area}/team`} className="btn btn-quiet">
            {say(m.team_cancel)}
          </Link>
        </div>
      </Form>
    </DeskFrame>
  )
}
