import {
  data,
  Form,
  Link,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import type { createApiKey, listPermissions } from '../access-operations.ts'
import type { readMe } from '../operations.ts'
import { read, refusalOf, text, valuesOf } from '#web/answer.ts'
import { deskApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle, useArea } from '#web/shell/desk.tsx'
import { FieldLabel, formState, TextField } from '#web/ui/field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import { KeyOnce } from './parts/key-once.tsx'
import { PermissionGrid } from './parts/permission-grid.tsx'
import { allOf } from './parts/team.ts'

export const handle = deskHandle

const DAY_MS = 86_400_000

export async function loader(args: LoaderFunctionArgs) {
  const { app } = deskApp(args)
  const [{ groups }, me] = await read(
    Promise.all([
      app.call<typeof listPermissions>('identity.listPermissions', {}),
      app.call<typeof readMe>('identity.readMe', {}),
    ]),
  )
  if (!me.permissions.includes('identity.keys.manage')) throw data(null, { status: 403 })
  return { groups, held: me.permissions }
}

export async function action(args: ActionFunctionArgs) {
  const { app } = deskApp(args)
  const form = await args.request.formData()
  const permissions = allOf(form, 'permissions')
  const days = Number(text(form, 'days'))
  const endsAt = days > 0 ? { endsAt: new Date(Date.now() + days * DAY_MS).toISOString() } : {}
  try {
    const input = { name: text(form, 'name'), permissions, ...endsAt }
    return { issued: await app.call<typeof createApiKey>('identity.createApiKey', input) }
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    return data({ refusal, values: valuesOf(form), permissions }, { status: refusal.status })
  }
}

export default function NewApiKey() {
  const { groups, held } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  const area = useArea()
  const refused = answer && 'refusal' in answer ? answer : null
  const form = formState(refused)
  return (
    <DeskFrame title={say(m.team_new_key)} crumbs={[{ to: `${area}/api-keys`, label: say(m.team_keys) }]}>
      {answer && 'issued' in answer ? (
        <div className="max-w-3xl">
          <KeyOnce issued={answer.issued} />
          <Link to={`${area}/api-keys`} className="btn btn-quiet mt-5">
            {say(m.team_key_done)}
          </Link>
        </div>
      ) : (
        <Form method="post" className="card-box max-w-3xl space-y-6 p-5 sm:p-6">
          {refused && <Notice tone="danger">{refused.refusal.sentence}</Notice>}
          <TextField
            form={form}
            name="name"
            label={say(m.team_key_name)}
            help={say(m.team_key_name_help)}
            required
            maxLength={60}
            autoComplete="off"
          />
          <div className="max-w-64">
            <FieldLabel htmlFor="f-days">{say(m.team_key_end)}</FieldLabel>
            <select id="f-days" name="days" defaultValue={form.values.days ?? '0'} className="field-input">
              <option value="0">{say(m.team_key_no_end)}</option>
              <option value="30">{say(m.team_key_days, { count: 30 })}</option>
              <option value="90">{say(m.team_key_days, { count: 90 })}</option>
              <option value="365">{say(m.team_key_year)}</option>
            </select>
          </div>
          <PermissionGrid
            groups={groups}
            chosen={refused?.permissions ?? []}
            held={held}
            codes
            error={Object.entries(form.errors).find(([path]) => path.startsWith('permissions'))?.[1]}
          />
          <div className="flex flex-wrap gap-3">
            <button type="submit" className="btn btn-primary">
              {say(m.team_new_key)}
            </button>
            <Link to={`${area}/api-keys`} className="btn btn-quiet">
              {say(m.team_cancel)}
            </Link>
          </div>
        </Form>
      )}
    </DeskFrame>
  )
}
