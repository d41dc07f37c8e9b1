import {
  data,
  Link,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import type { listApiKeys, listPermissions, rotateApiKey } from '../access-operations.ts'
import { read, refusalOf, text, type Refusal } from '#web/answer.ts'
import { deskApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle, useArea } from '#web/shell/desk.tsx'
import { BookOpenCheck, KeyRound, Plus } from '#web/ui/icons.ts'
import { Empty, Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import { KeyList } from './parts/key-list.tsx'
import { KeyOnce, type Issued } from './parts/key-once.tsx'
import { permissionNames } from './parts/team.ts'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const { app } = deskApp(args)
  const [{ keys }, { groups }] = await read(
    Promise.all([
      app.call<typeof listApiKeys>('identity.listApiKeys', {}),
      app.call<typeof listPermissions>('identity.listPermissions', {}),
    ]),
  )
  return { keys, groups }
}

/** What a form of the page led to. */
type Outcome = { issued?: Issued; revoked?: boolean; refusal?: Refusal }

export async function action(args: ActionFunctionArgs) {
  const { app } = deskApp(args)
  const form = await args.request.formData()
  const id = text(form, 'id')
  try {
    if (text(form, 'intent') === 'revoke') {
      await app.call('identity.revokeApiKey', { id })
      return data<Outcome>({ revoked: true })
    }
    const graceHours = Number(text(form, 'graceHours'))
    const issued = await app.call<typeof rotateApiKey>('identity.rotateApiKey', { id, graceHours })
    return data<Outcome>({ issued })
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    return data<Outcome>({ refusal }, { status: refusal.status })
  }
}

export default function ApiKeys() {
  const { keys, groups } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  const area = useArea()
  const names = permissionNames(groups)
  const over = keys.filter(({ status }) => status === 'ended' || status === 'revoked')
  const create = (
    <Link to={`${area}/api-keys/new`} className="btn btn-primary">
      <Plus className="size-4.5" aria-hidden="true" />
      {say(m.team_new_key)}
    </Link>
  )
  return (
    <DeskFrame title={say(m.team_keys)} action={create}>
      <p className="text-muted -mt-3 max-w-2xl">{say(m.team_keys_lead)}</p>
      <a href="/api/docs" className="hit text-primary-ink mb-4 gap-1.5 text-sm font-semibold">
        <BookOpenCheck className="size-4.5" aria-hidden="true" />
        {say(m.team_keys_docs)}
      </a>
      <div className="max-w-4xl space-y-5">
        {answer?.refusal && <Notice tone="danger">{answer.refusal.sentence}</Notice>}
        {answer?.revoked && <Notice tone="success">{say(m.team_key_revoke_done)}</Notice>}
        {answer?.issued && <KeyOnce issued={answer.issued} />}
        {keys.length === over.length ? (
          <div className="card-box">
            <Empty icon={KeyRound} title={say(m.team_keys_empty)}>
              <p>{say(m.team_keys_empty_text)}</p>
            </Empty>
          </div>
        ) : (
          <KeyList keys={keys.filter((key) => !over.includes(key))} names={names} />
        )}
        {over.length > 0 && (
          <details>
            <summary className="hit text-muted cursor-pointer font-semibold">
              {say(m.team_keys_over, { count: over.length })}
            </summary>
            <div className="mt-3">
              <KeyList keys={over} names={names} />
            </div>
          </details>
        )}
      </div>
    </DeskFrame>
  )
}
