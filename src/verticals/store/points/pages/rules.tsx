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
import type { OutputOf } from '#kernel/http/operation.ts'
import { read, refusalOf, text, type Refusal, valuesOf } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { type FormState, formState, TextField } from '#web/ui/field.tsx'
import { formatCount } from '#web/ui/format.ts'
import { ArrowLeft } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay, useVisit, type Message } from '#web/words.ts'
import { figure } from '../../goods/pages/parts/act-form.tsx'
import type { readPointRules } from '../operations.ts'
import type { Role } from '../schemas.ts'

export const handle = deskHandle

type Rules = OutputOf<typeof readPointRules>['member']

export async function loader(args: LoaderFunctionArgs) {
  return read(signedInApp(args, 'tenant').call<typeof readPointRules>('store.readPointRules', {}))
}

type Answer = { role: Role; refusal?: Refusal; values?: Record<string, string> }

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const form = await args.request.formData()
  const role = text(form, 'role') === 'reseller' ? ('reseller' as const) : ('member' as const)
  const rules = {
    on: text(form, 'on') === 'yes',
    perPointIdr: figure(form, 'perPointIdr'),
    worthIdr: figure(form, 'worthIdr'),
    capPercent: figure(form, 'capPercent'),
    leastOrderIdr: figure(form, 'leastOrderIdr') ?? 0,
    months: figure(form, 'months'),
    belowCost: text(form, 'belowCost') === 'yes',
  }
  try {
    await app.call('store.updatePointRules', { role, rules })
    return data<Answer>({ role })
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    const fields = Object.entries(refusal.fields).map(([path, why]) => [path.replace(/^rules\./, ''), why])
    const placed = { ...refusal, fields: Object.fromEntries(fields) as Record<string, string> }
    return data<Answer>({ role, refusal: placed, values: valuesOf(form) }, { status: refusal.status })
  }
}

/** By what rules points come and go, for members and for resellers. */
export default function PointRulesPage() {
  const { member, reseller } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <DeskFrame title={say(m.points_rules_title)}>
      <Link to="/admin/points" className="hit text-muted hover:text-base-content -mt-2 mb-3 gap-2 text-sm font-medium">
        <ArrowLeft className="size-4.5" aria-hidden="true" />
        {say(m.points_title)}
      </Link>
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <RulesForm of="member" title={m.points_member} lead={m.points_member_lead} rules={member} />
        <RulesForm of="reseller" title={m.points_reseller} lead={m.points_reseller_lead} rules={reseller} />
      </div>
    </DeskFrame>
  )
}

type RulesFormProps = { of: Role; title: Message; lead: Message; rules: Rules }

function RulesForm({ of: role, title, lead, rules }: RulesFormProps) {
  const answer = useActionData<Answer>()
  const say = useSay()
  const own = answer?.role === role ? answer : null
  const form = formState(own)
  const { perPointIdr, worthIdr } = rules
  const { locale } = useVisit()
  const on = own?.values ? own.values['on'] === 'yes' : rules.on
  // What a buyer gets back, told as people compare it.
  const back = String(Math.round((worthIdr / perPointIdr) * 10_000) / 100)
  const percent = locale === 'id' ? back.replace('.', ',') : back
  return (
    <Form method="post" replace key={JSON.stringify([rules, own?.values])} className="card-box space-y-5 p-5 sm:p-6">
      <div>
        <h2 className="text-lg">{say(title)}</h2>
        <p className="text-muted mt-1 text-sm">{say(lead)}</p>
      </div>
      {own && !own.refusal && <Notice tone="success">{say(m.points_rules_saved)}</Notice>}
      {own?.refusal && !form.first && <Notice tone="danger">{own.refusal.sentence}</Notice>}
      <input type="hidden" name="role" value={role} />
      <label className="choice">
        <input type="checkbox" name="on" value="yes" defaultChecked={on} className="tick" />
        <span className="min-w-0 text-[0.9375rem] font-medium">
          {say(m.points_rules_on)}
          <span className="text-muted block text-sm font-normal">{say(m.points_rules_on_help)}</span>
        </span>
      </label>
      <Figures form={form} role={role} rules={rules} />
      {role === 'reseller' && (
        <label className="choice">
          <input
            type="checkbox"
            name="belowCost"
            value="yes"
            defaultChecked={own?.values ? own.values['belowCost'] === 'yes' : rules.belowCost}
            className="tick"
          />
          <span className="min-w-0 text-[0.9375rem] font-medium">
            {say(m.points_rules_below)}
            <span className="text-muted block text-sm font-normal">{say(m.points_rules_below_help)}</span>
          </span>
        </label>
      )}
      <p className="num bg-base-200 rounded-box p-4 text-sm">
        {say(m.points_rules_sum, { amount: formatRupiah(perPointIdr), worth: formatRupiah(worthIdr), percent })}
      </p>
      <button type="submit" className="btn btn-primary min-h-11">
        {say(m.points_rules_save)}
      </button>
    </Form>
  )
}

function Figures({ form, role, rules }: { form: FormState; role: Role; rules: Rules }) {
  const say = useSay()
  const fields = [
    ['perPointIdr', m.points_rules_per, m.points_rules_per_help, 'Rp', formatCount(rules.perPointIdr, 'id')],
    ['worthIdr', m.points_rules_worth, m.points_rules_worth_help, 'Rp', formatCount(rules.worthIdr, 'id')],
    ['capPercent', m.points_rules_cap, m.points_rules_cap_help, '%', String(rules.capPercent)],
    ['leastOrderIdr', m.points_rules_least, m.points_rules_least_help, 'Rp', formatCount(rules.leastOrderIdr, 'id')],
    [
      'months',
      m.points_rules_months,
      m.points_rules_months_help,
      say(m.points_rules_month),
      String(rules.months ?? ''),
    ],
  ] as const
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      {fields.map(([name, label, help, suffix, now]) => (
        <TextField
          key={name}
          form={form}
          id={`f-${role}-${name}`}
          name={name}
          label={say(label)}
          help={say(help)}
          suffix={suffix}
          inputMode="numeric"
          autoComplete="off"
          className="num"
          required={name !== 'months' && name !== 'leastOrderIdr'}
          maxLength={12}
          defaultValue={form.values[name] ?? now}
        />
      ))}
    </div>
  )
}
