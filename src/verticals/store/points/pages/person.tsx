import {
  data,
  Form,
  Link,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { read, refusalOf, text, type Refusal, valuesOf } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import type { PageApp } from '#web/seam.ts'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { formState, TextField } from '#web/ui/field.tsx'
import { formatCount } from '#web/ui/format.ts'
import { ArrowLeft, Gem } from '#web/ui/icons.ts'
import { Empty, Notice } from '#web/ui/notice.tsx'
import { cursorOf, Paging } from '#web/ui/paging.tsx'
import { useSay, useVisit } from '#web/words.ts'
import { mayHere } from '../../desk/pages/parts/listed.ts'
import type { readPointBalance, readPointRules } from '../operations.ts'
import { History } from './parts/history.tsx'

export const handle = deskHandle

function askedOf(app: PageApp, id: string | undefined) {
  const role = app.url.searchParams.get('role') === 'reseller' ? ('reseller' as const) : ('member' as const)
  return { personId: id ?? '', role }
}

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const asked = askedOf(app, args.params['id'])
  const input = { ...asked, ...cursorOf(args.request) }
  const [person, rules] = await Promise.all([
    read(app.call<typeof readPointBalance>('store.readPointBalance', input)),
    read(app.call<typeof readPointRules>('store.readPointRules', {})),
  ])
  return {
    person,
    role: asked.role,
    worthIdr: rules[asked.role].worthIdr,
    mayCorrect: mayHere(app, 'store.money.manage'),
    key: crypto.randomUUID(),
  }
}

type Answer = { done: boolean; refusal?: Refusal; values?: Record<string, string> }

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const form = await args.request.formData()
  // Typed with a sign and with dots: −1.500 takes, 1500 gives.
  const points = Number(text(form, 'points').replaceAll(/[.\s]/g, '').replace(/^[−–]/, '-') || Number.NaN)
  const input = { ...askedOf(app, args.params['id']), points, reason: text(form, 'reason') }
  try {
    await app.call('store.correctPoints', input, { idempotencyKey: text(form, 'key') })
    return data<Answer>({ done: true })
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    return data<Answer>({ done: false, refusal, values: valuesOf(form) }, { status: refusal.status })
  }
}

/** One person's points, how they came to be, and the way to put them right. */
export default function PersonPoints() {
  const { person, role, worthIdr, mayCorrect } = useLoaderData<typeof loader>()
  const say = useSay()
  const { locale } = useVisit()
  return (
    <DeskFrame title={person.name}>
      <Link
        to={`/admin/points${role === 'reseller' ? '?role=reseller' : ''}`}
        className="hit text-muted hover:text-base-content -mt-2 mb-3 gap-2 text-sm font-medium"
      >
        <ArrowLeft className="size-4.5" aria-hidden="true" />
        {say(m.points_title)}
      </Link>
      <div className="grid items-start gap-5 lg:grid-cols-[1fr_22rem]">
        <section className="card-box min-w-0 p-5" aria-label={say(m.points_history)}>
          <p className="text-muted text-sm break-all">{person.email}</p>
          <p className="num mt-1 text-3xl font-extrabold tracking-tight">
            {say(m.points_count, { count: formatCount(person.balance, locale) })}
          </p>
          <p className="num text-muted text-sm">
            {say(m.points_out_worth, { amount: formatRupiah(person.balance * worthIdr) })}
            {person.owed > 0 && ` · ${say(m.points_owes, { count: formatCount(person.owed, locale) })}`}
          </p>
          {person.entries.length === 0 ? (
            <Empty icon={Gem} title={say(m.points_history_none)}>
              <p>{say(m.points_person_none_text)}</p>
            </Empty>
          ) : (
            <div className="mt-3">
              <History entries={person.entries} orderHref={({ id }) => `/admin/orders/${id}`} />
            </div>
          )}
          <Paging next={person.nextCursor} />
        </section>
        {mayCorrect && <Correct key={person.entries[0]?.id ?? ''} />}
      </div>
    </DeskFrame>
  )
}

function Correct() {
  const { key } = useLoaderData<typeof loader>()
  const answer = useActionData<Answer>()
  const say = useSay()
  const form = formState(answer)
  return (
    <Form method="post" replace key={JSON.stringify(answer?.values)} className="card-box space-y-4 p-5">
      <div>
        <h2 className="text-lg">{say(m.points_correct)}</h2>
        <p className="text-muted mt-1 text-sm">{say(m.points_correct_text)}</p>
      </div>
      {answer?.done && <Notice tone="success">{say(m.points_corrected)}</Notice>}
      {answer?.refusal && !form.first && <Notice tone="danger">{answer.refusal.sentence}</Notice>}
      <input type="hidden" name="key" value={key} />
      <TextField
        form={form}
        name="points"
        label={say(m.points_correct_count)}
        help={say(m.points_correct_help)}
        autoComplete="off"
        className="num"
        maxLength={10}
        required
      />
      <TextField
        form={form}
        name="reason"
        label={say(m.points_correct_reason)}
        help={say(m.points_correct_reason_help)}
        autoComplete="off"
        minLength={3}
        maxLength={200}
        required
      />
      <button type="submit" className="btn btn-primary min-h-11">
        {say(m.points_correct_send)}
      </button>
    </Form>
  )
}
