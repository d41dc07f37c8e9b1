import {
  data,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import { read, refusalOf, text, type Refusal } from '#web/answer.ts'
import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { formState, TextField } from '#web/ui/field.tsx'
import { formatDay } from '#web/ui/format.ts'
import { Pencil, Target, Trash2 } from '#web/ui/icons.ts'
import { Empty, Notice } from '#web/ui/notice.tsx'
import { useSay, useVisit } from '#web/words.ts'
import { shopOf } from '../../site/pages/parts/shop.ts'
import type { SavedTargets } from '../schemas.ts'
import { AccountPage } from './parts/account.tsx'
import { memberApp } from './parts/member.ts'

export const handle = { js: false }
export const headers = privateHeaders

type Saved = SavedTargets['items'][number]
type Answer = { refusal: Refusal; id: string; values: { label: string } }

export async function loader(args: LoaderFunctionArgs) {
  const app = memberApp(args)
  const [shop, targets] = await Promise.all([shopOf(app), read(app.call<SavedTargets>('store.listTargets', {}))])
  return { shop, targets: targets.items, done: app.url.searchParams.get('selesai') ?? '' }
}

export async function action(args: ActionFunctionArgs) {
  const app = memberApp(args)
  const form = await args.request.formData()
  const [id, label] = [text(form, 'id'), text(form, 'label')]
  const deletes = text(form, 'intent') === 'delete'
  try {
    if (deletes) await app.call('store.deleteTarget', { id })
    else await app.call('store.renameTarget', { id, label })
    return redirect(`/account/targets?selesai=${deletes ? 'hapus' : 'nama'}`, 303)
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    // Somebody has deleted it in another tab: then it is gone, as was wished.
    if (deletes && refusal.status === 404) return redirect('/account/targets', 303)
    return data<Answer>({ refusal, id, values: { label } }, { status: refusal.status })
  }
}

export default function Targets() {
  const { shop, targets, done } = useLoaderData<typeof loader>()
  const answer = useActionData<Answer>()
  const say = useSay()
  return (
    <AccountPage shop={shop} title={say(m.member_targets_title)} lead={say(m.member_targets_lead)}>
      {done && !answer && (
        <Notice tone="success">{say(done === 'hapus' ? m.member_target_deleted : m.member_target_renamed)}</Notice>
      )}
      {targets.length > 0 ? (
        <ul className="space-y-3">
          {targets.map((saved) => (
            <TargetCard key={saved.id} saved={saved} answer={answer?.id === saved.id ? answer : undefined} />
          ))}
        </ul>
      ) : (
        <div className="glass">
          <Empty icon={Target} title={say(m.member_targets_empty)}>
            <p>{say(m.member_targets_empty_text)}</p>
            <a href="/products" className="btn btn-quiet mt-5">
              {say(m.member_shop)}
            </a>
          </Empty>
        </div>
      )}
    </AccountPage>
  )
}

function TargetCard({ saved, answer }: { saved: Saved; answer: Answer | undefined }) {
  const say = useSay()
  const { locale } = useVisit()
  const { id, label, fields, productName, usedAt } = saved
  return (
    <li className="glass p-5">
      <h2 className="text-lg break-words">{label}</h2>
      <dl className="mt-2 flex flex-wrap gap-x-6 gap-y-2">
        {fields.map((field) => (
          <div key={field.key} className="min-w-0">
            <dt className="text-muted text-sm">{field.label}</dt>
            <dd className="num font-semibold break-all">{field.value}</dd>
          </div>
        ))}
      </dl>
      <p className="text-muted num mt-3 text-sm break-words">
        {say(m.member_target_used, { name: productName, day: formatDay(usedAt, locale) })}
      </p>
      <div className="mt-2 flex flex-wrap items-start gap-x-5">
        <details open={answer !== undefined} className="min-w-0 grow">
          <summary
            aria-label={say(m.member_target_edit_of, { name: label })}
            className="hit text-muted hover:text-base-content cursor-pointer gap-2 text-sm font-semibold"
          >
            <Pencil className="size-4" aria-hidden="true" />
            {say(m.member_target_edit)}
          </summary>
          <form method="post" className="space-y-3 pt-2">
            <input type="hidden" name="id" value={id} />
            {answer && !answer.refusal.fields.label && <Notice tone="danger">{answer.refusal.sentence}</Notice>}
            <TextField
              form={formState(answer ?? { values: { label } })}
              id={`label-${id}`}
              name="label"
              label={say(m.member_target_label)}
              maxLength={60}
              required
            />
            <button type="submit" className="btn btn-primary">
              {say(m.member_target_rename)}
            </button>
          </form>
        </details>
        <form method="post">
          <input type="hidden" name="id" value={id} />
          <button
            type="submit"
            name="intent"
            value="delete"
            aria-label={say(m.member_target_delete_of, { name: label })}
            className="hit text-error cursor-pointer gap-2 text-sm font-semibold"
          >
            <Trash2 className="size-4" aria-hidden="true" />
            {say(m.member_target_delete)}
          </button>
        </form>
      </div>
    </li>
  )
}
