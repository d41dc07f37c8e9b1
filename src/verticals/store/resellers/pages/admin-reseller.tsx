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
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { read, refusalOf, text, type Refusal, valuesOf } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { formState, TextField } from '#web/ui/field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay, type Message } from '#web/words.ts'
import { figure } from '../../goods/pages/parts/act-form.tsx'
import type { readResellerPrograms } from '../../partner/desk-operations.ts'
import type { listResellerTiers, readReseller } from '../operations.ts'
import { BotAccount, Endpoints, Keys } from './parts/programs.tsx'
import { ResellerState } from './parts/reseller-line.tsx'

export const handle = deskHandle

export type Programs = AnswerOf<typeof readResellerPrograms>

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const { id } = args.params
  const [one, programs, tiers] = await read(
    Promise.all([
      app.call<typeof readReseller>('store.readReseller', { id }),
      app.call<typeof readResellerPrograms>('store.readResellerPrograms', { id }),
      app.call<typeof listResellerTiers>('store.listResellerTiers', {}),
    ]),
  )
  const tier = tiers.items.find((level) => level.id === one.tierId)
  return { one, programs, tier, done: app.url.searchParams.get('done'), key: crypto.randomUUID() }
}

export type ProgramAnswer = {
  intent: string
  keyId: string
  refusal: Refusal
  values: Record<string, string>
}

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const form = await args.request.formData()
  const [intent, keyId] = [text(form, 'intent'), text(form, 'keyId')]
  const { id } = args.params
  try {
    if (intent === 'revoke') {
      const options = { idempotencyKey: text(form, 'key') || crypto.randomUUID() }
      await app.call('store.revokeProgramKey', { id, keyId, reason: text(form, 'reason') }, options)
    } else if (intent === 'bot') {
      const options = { idempotencyKey: text(form, 'key') || crypto.randomUUID() }
      await app.call('store.revokeBotAccount', { id, reason: text(form, 'reason') }, options)
    } else {
      await app.call('store.setResellerCalls', { id, callsAMinute: figure(form, 'callsAMinute') })
    }
    return redirect(`/admin/resellers/${id}?done=${intent}`, 303)
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    return data<ProgramAnswer>({ intent, keyId, refusal, values: valuesOf(form) }, { status: refusal.status })
  }
}

const doneWords: Record<string, Message> = { revoke: m.papi_done_revoked, bot: m.resell_desk_bot_done }

/** One reseller: what stands, and what their programs may do and have done. */
export default function ResellerPage() {
  const { one, programs, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  return (
    <DeskFrame title={one.shopName} crumbs={[{ to: '/admin/resellers', label: say(m.resell_desk_resellers) }]}>
      <div className="space-y-5">
        {done && !answer && <Notice tone="success">{say(doneWords[done] ?? m.resell_saved)}</Notice>}
        <Standing />
        <Limits answer={answer?.intent === 'limits' ? answer : undefined} />
        <Keys keys={programs.keys} answer={answer?.intent === 'revoke' ? answer : undefined} />
        <BotAccount of={programs.bot} answer={answer?.intent === 'bot' ? answer : undefined} />
        <Endpoints endpoints={programs.endpoints} />
      </div>
    </DeskFrame>
  )
}

function Standing() {
  const { one, tier } = useLoaderData<typeof loader>()
  const say = useSay()
  const facts = [
    [say(m.resell_level), tier ? tier.name : '–'],
    [say(m.resell_desk_turnover), formatRupiah(one.turnoverIdr)],
    [say(m.resell_topup_side), formatRupiah(one.topupIdr)],
    [say(m.resell_margin_side), formatRupiah(one.marginIdr)],
    [say(m.resell_desk_code), one.code],
  ] as const
  return (
    <section className="card-box p-5 sm:p-6">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <p className="text-muted min-w-0 break-words">
          {one.name} · {one.email} · <span className="num">{one.whatsapp}</span>
        </p>
        <ResellerState status={one.status} />
      </div>
      {!one.accountActive && <p className="text-error mt-2 text-sm font-semibold">{say(m.resell_desk_shut)}</p>}
      {one.reason && <p className="mt-2 text-sm break-words">{say(m.resell_reason, { reason: one.reason })}</p>}
      <dl className="mt-4 grid grid-cols-2 gap-x-6 gap-y-3 text-sm sm:grid-cols-3 lg:grid-cols-5">
        {facts.map(([label, value]) => (
          <div key={label} className="min-w-0">
            <dt className="text-muted">{label}</dt>
            <dd className="num mt-0.5 font-semibold break-words">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-3 flex flex-wrap gap-x-5">
        <Link
          to={`/admin/resellers?q=${encodeURIComponent(one.email)}`}
          className="hit link-quiet text-sm font-semibold"
        >
          {say(m.resell_desk_decide)}
        </Link>
        <Link to={`/admin/pricing?resellerId=${one.id}`} className="hit link-quiet text-sm font-semibold">
          {say(m.resell_desk_prices)}
        </Link>
      </div>
    </section>
  )
}

function Limits({ answer }: { answer: ProgramAnswer | undefined }) {
  const { programs } = useLoaderData<typeof loader>()
  const say = useSay()
  const form = formState(answer)
  const { level, own } = programs.calls
  return (
    <Form method="post" replace key={String(own)} className="card-box space-y-4 p-5 sm:p-6">
      <h2 className="text-lg">{say(m.resell_desk_limits)}</h2>
      {answer && !form.first && <Notice tone="danger">{answer.refusal.sentence}</Notice>}
      <div className="max-w-sm">
        <TextField
          form={form}
          name="callsAMinute"
          label={say(m.resell_desk_calls)}
          help={level === null ? say(m.resell_desk_calls_none) : say(m.resell_desk_calls_help, { count: level })}
          inputMode="numeric"
          autoComplete="off"
          className="num"
          maxLength={7}
          defaultValue={form.values['callsAMinute'] ?? own ?? ''}
        />
      </div>
      <button type="submit" name="intent" value="limits" className="btn btn-primary min-h-11">
        {say(m.resell_desk_calls_save)}
      </button>
    </Form>
  )
}
