import {
  data,
  Link,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { read, refusalOf, text, valuesOf, type Refusal } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { formState, TextArea, TextField } from '#web/ui/field.tsx'
import { Filters } from '#web/ui/filters.tsx'
import { PowerOff, RotateCcw, Store } from '#web/ui/icons.ts'
import { When } from '#web/ui/money.tsx'
import { Empty, Notice } from '#web/ui/notice.tsx'
import { mediaUrl } from '#web/ui/picture.tsx'
import { Paging } from '#web/ui/paging.tsx'
import { useSay } from '#web/words.ts'
import { Act } from '../../desk/pages/parts/act.tsx'
import { mayHere, readList, wishOf } from '../../desk/pages/parts/listed.ts'
import { ResellerTabs } from '../../resellers/pages/admin-resellers.tsx'
import type { listOutlets, readOutletRules } from '../operations.ts'
import { pointsOf } from './parts/form.ts'
import { OutletPill } from './parts/pill.tsx'

export const handle = deskHandle

const PATH = '/admin/mini-shops'
type Listed = AnswerOf<typeof listOutlets>['items'][number]

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const values = wishOf(args.request, ['status', 'q', 'cursor'])
  const [page, rules] = await Promise.all([
    readList(app.call<typeof listOutlets>('store.listOutlets', values), PATH),
    read(app.call<typeof readOutletRules>('store.readOutletRules', {})),
  ])
  return { ...page, rules, values, mayOrders: mayHere(app, 'store.orders.read'), key: crypto.randomUUID() }
}

type DeskAnswer = { intent: string; id: string; refusal: Refusal | null; values: Record<string, string> }

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const form = await args.request.formData()
  const [intent, id, reason] = ['intent', 'id', 'reason'].map((name) => text(form, name))
  const answer: DeskAnswer = { intent: intent!, id: id!, refusal: null, values: {} }
  const options = { idempotencyKey: text(form, 'key') || crypto.randomUUID() }
  try {
    if (intent === 'suspend') await app.call('store.suspendOutlet', { id, reason }, options)
    else if (intent === 'reopen') await app.call('store.reopenOutlet', { id }, options)
    else await app.call('store.saveOutletRules', rulesOf(form), options)
    return data<DeskAnswer>(answer)
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    const fields = Object.entries(refusal.fields).map(([path, sentence]) => [path.split('.')[0]!, sentence])
    const shown = { ...refusal, fields: Object.fromEntries(fields) as Record<string, string> }
    return data<DeskAnswer>({ ...answer, refusal: shown, values: valuesOf(form) }, { status: refusal.status })
  }
}

function rulesOf(form: FormData) {
  const most = text(form, 'mostBasisPoints').trim()
  const words = text(form, 'forbidden').split(/[\s,]+/)
  return {
    enabled: text(form, 'enabled') === '1',
    mostBasisPoints: most === '' ? null : pointsOf(most),
    forbidden: [...new Set(words.filter(Boolean))],
  }
}

export default function MiniShops() {
  const { items, nextCursor, values } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  const options = [
    ['', say(m.filter_all)],
    ['open', say(m.mini_state_open)],
    ['closed', say(m.mini_state_closed)],
    ['suspended', say(m.mini_state_suspended)],
  ] as const
  return (
    <DeskFrame title={say(m.mini_desk)}>
      <ResellerTabs />
      <p className="text-muted mb-4 max-w-2xl text-[0.9375rem]">{say(m.mini_desk_lead)}</p>
      {answer && !answer.refusal && (
        <div className="mb-4">
          <Notice tone="success">{say(m.resell_saved)}</Notice>
        </div>
      )}
      <Filters
        path={PATH}
        values={values}
        hint={say(m.mini_desk_search)}
        choices={[{ name: 'status', label: say(m.orders_status), options }]}
      />
      {items.length === 0 ? (
        <div className="card-box">
          <Empty icon={Store} title={say(m.mini_desk_none)}>
            <p>{say(m.mini_desk_none_text)}</p>
          </Empty>
        </div>
      ) : (
        <ul className="card-box divide-line divide-y">
          {items.map((one) => (
            <Line key={one.id} one={one} own={answer?.id === one.id ? answer : null} />
          ))}
        </ul>
      )}
      <Paging next={nextCursor} />
      <Rules answer={answer?.intent === 'rules' ? answer : undefined} />
    </DeskFrame>
  )
}

function Line({ one, own }: { one: Listed; own: DeskAnswer | null }) {
  const { key, mayOrders } = useLoaderData<typeof loader>()
  const say = useSay()
  const { orders, turnoverIdr, marginIdr, status } = one
  const closing = status !== 'suspended'
  return (
    <li className="px-4 py-4">
      <div className="flex flex-wrap items-start justify-between gap-x-5 gap-y-2">
        <div className="min-w-0 grow basis-64">
          <p className="flex items-center gap-2.5 text-lg font-bold break-words">
            {one.logoId && (
              <img src={mediaUrl(one.logoId, 128)} alt="" className="size-9 shrink-0 object-contain" loading="lazy" />
            )}
            <span className="min-w-0">{one.name}</span>
          </p>
          <a href={one.url} className="hit link-quiet num -my-2 text-sm break-all">
            {one.url.replace(/^https?:\/\//, '')}
          </a>
          <p className="text-sm break-words">
            <Link to={`/admin/resellers/${one.reseller.id}`} className="hit link-quiet -my-2">
              {say(m.mini_desk_of, { name: one.reseller.name })}
            </Link>
          </p>
          <p className="text-muted num mt-1 text-sm">
            {say(m.mini_desk_sums, {
              orders,
              turnover: formatRupiah(turnoverIdr),
              margin: formatRupiah(marginIdr),
            })}
          </p>
          {mayOrders && orders > 0 && (
            <Link to={`/admin/orders?outletId=${one.id}`} className="hit link-quiet -my-2 text-sm font-semibold">
              {say(m.mini_desk_orders)}
            </Link>
          )}
          {one.reason && <p className="mt-1 text-sm break-words">{say(m.mini_desk_reason, { reason: one.reason })}</p>}
          <p className="text-muted mt-1 text-xs">
            <When at={one.createdAt} />
          </p>
        </div>
        <OutletPill status={status} open={one.open} />
      </div>
      <div className="bg-base-200/60 rounded-field mt-3 max-w-xl px-4 py-1">
        <Act
          intent={closing ? 'suspend' : 'reopen'}
          idempotencyKey={`${key}-${one.id.slice(-12)}-${closing ? 'suspend' : 'reopen'}`}
          about={{ id: one.id }}
          icon={closing ? PowerOff : RotateCcw}
          danger={closing}
          reason={closing}
          title={say(closing ? m.mini_desk_suspend : m.mini_desk_reopen)}
          help={say(closing ? m.mini_desk_suspend_help : m.mini_desk_reopen_help)}
          refusal={own?.refusal ?? null}
        />
      </div>
    </li>
  )
}

function Rules({ answer }: { answer: DeskAnswer | undefined }) {
  const { rules, key } = useLoaderData<typeof loader>()
  const form = formState(answer?.refusal ? { refusal: answer.refusal, values: answer.values } : null)
  const say = useSay()
  const most = rules.mostBasisPoints === null ? '' : String(rules.mostBasisPoints / 100).replace('.', ',')
  return (
    <section className="card-box mt-6 p-5">
      <h2 className="text-lg">{say(m.mini_desk_rules)}</h2>
      <form method="post" className="mt-4 max-w-xl space-y-5">
        <input type="hidden" name="key" value={`${key}-rules`} />
        <div>
          <label className="flex min-h-11 items-center gap-3 font-semibold">
            <input
              type="checkbox"
              name="enabled"
              value="1"
              defaultChecked={answer?.refusal ? answer.values.enabled === '1' : rules.enabled}
              className="tick mt-0!"
            />
            {say(m.mini_desk_enabled)}
          </label>
          <p className="text-muted text-sm">{say(m.mini_desk_enabled_help)}</p>
        </div>
        <TextField
          form={form}
          name="mostBasisPoints"
          label={say(m.mini_desk_most)}
          help={say(m.mini_desk_most_help)}
          defaultValue={form.values.mostBasisPoints ?? most}
          inputMode="decimal"
          autoComplete="off"
          maxLength={8}
          className="num max-w-40"
        />
        <TextArea
          form={form}
          name="forbidden"
          label={say(m.mini_desk_forbidden)}
          help={say(m.mini_desk_forbidden_help)}
          defaultValue={form.values.forbidden ?? rules.forbidden.join(', ')}
          rows={2}
          maxLength={4000}
        />
        <button type="submit" name="intent" value="rules" className="btn btn-primary min-h-11">
          {say(m.mini_save)}
        </button>
      </form>
    </section>
  )
}
