import { data, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { refusalOf, text, type Refusal } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { FlaskConical, RefreshCw } from '#web/ui/icons.ts'
import { formState, TextField } from '#web/ui/field.tsx'
import { formatCount } from '#web/ui/format.ts'
import { Money, When } from '#web/ui/money.tsx'
import { Empty, Notice } from '#web/ui/notice.tsx'
import { useSay, useVisit } from '#web/words.ts'
import { resellerPage, rupiahOf } from '../../resellers/pages/parts/app.ts'
import { Box, ResellerFrame } from '../../resellers/pages/parts/frame.tsx'
import type { readTestSide } from '../../sandbox/operations.ts'
import { OrderPill } from '../../shop/pages/parts/order-pill.tsx'
import { ApiTabs, Code } from './parts/tabs.tsx'
import { titled } from './parts/titled.ts'

export const handle = { js: false }
export const headers = privateHeaders
export const meta = titled(m.papi_trial, m.papi_trial_lead)

export function loader(args: LoaderFunctionArgs) {
  return resellerPage(args, async (app) => app.call<typeof readTestSide>('store.readTestSide', {}))
}

type Answer = { done?: 'refilled' | 'paid'; refusal?: Refusal; values?: Record<string, string> }

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const form = await args.request.formData()
  try {
    if (text(form, 'intent') === 'pay') {
      await app.call('store.payTestOrder', { orderId: text(form, 'id') })
      return data<Answer>({ done: 'paid' })
    }
    await app.call('store.refillTestSide', { balanceIdr: rupiahOf(text(form, 'balanceIdr'), 'balanceIdr') ?? 0 })
    return data<Answer>({ done: 'refilled' })
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    return data<Answer>({ refusal, values: { balanceIdr: text(form, 'balanceIdr') } }, { status: refusal.status })
  }
}

const DONE = { refilled: m.papi_trial_refilled, paid: m.papi_trial_paid }

export default function Trial() {
  const { shop } = useLoaderData<typeof loader>()
  const answer = useActionData<Answer>()
  const say = useSay()
  const { origin } = useVisit()
  const call = `curl -X POST '${origin}/api/v1/reseller/test-payments' \\
  -H 'Authorization: Bearer ruko_test_…' -H 'Content-Type: application/json' -d '{"orderId":"…"}'
curl -X POST '${origin}/api/v1/reseller/test-refills' \\
  -H 'Authorization: Bearer ruko_test_…' -H 'Content-Type: application/json' -d '{"balanceIdr":1000000}'`
  return (
    <ResellerFrame shop={shop} here="/reseller/api" title={say(m.papi_nav)} lead={say(m.papi_trial_lead)}>
      <ApiTabs here="/reseller/api/test" />
      {answer?.refusal && <Notice tone="danger">{answer.refusal.sentence}</Notice>}
      {answer?.done && <Notice tone="success">{say(DONE[answer.done])}</Notice>}
      <Balance answer={answer} />
      <Scenarios />
      <Orders />
      <Box title={say(m.papi_trial_call)} help={say(m.papi_trial_call_text)}>
        <Code label={say(m.papi_trial_call)}>{call}</Code>
      </Box>
    </ResellerFrame>
  )
}

function Balance({ answer }: { answer: Answer | undefined }) {
  const { balanceIdr, startUnits } = useLoaderData<typeof loader>()
  const { locale } = useVisit()
  const say = useSay()
  const form = formState(answer?.values ? answer : { values: { balanceIdr: formatCount(1_000_000, locale) } })
  return (
    <Box title={say(m.papi_trial_balance)} help={say(m.papi_trial_balance_text, { units: startUnits })}>
      <Money idr={balanceIdr} className="text-2xl font-bold" />
      <form method="post" className="mt-4 flex max-w-xl flex-col gap-3 sm:flex-row sm:items-end">
        <div className="min-w-0 grow">
          <TextField
            form={form}
            name="balanceIdr"
            label={say(m.papi_trial_amount)}
            inputMode="numeric"
            maxLength={16}
            required
          />
        </div>
        <button type="submit" name="intent" value="refill" className="btn btn-primary">
          <RefreshCw className="size-4.5" aria-hidden="true" />
          {say(m.papi_trial_refill)}
        </button>
      </form>
    </Box>
  )
}

function Scenarios() {
  const { scenarios, refusedWord } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <Box title={say(m.papi_trial_courses)} help={say(m.papi_trial_courses_text)}>
      <dl className="divide-line divide-y">
        {scenarios.map(({ word, number, means }) => (
          <div key={word} className="grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[15rem_1fr]">
            <dt className="flex flex-wrap gap-x-3">
              <code className="text-sm font-semibold">{word}</code>
              <code className="text-muted text-sm">…{number}</code>
            </dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
      <p className="text-muted mt-3 text-sm">{say(m.papi_trial_claim, { word: refusedWord })}</p>
    </Box>
  )
}

function Orders() {
  const { orders } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <Box title={say(m.papi_trial_orders)} help={say(m.papi_trial_orders_text)}>
      {orders.length === 0 ? (
        <Empty icon={FlaskConical} title={say(m.papi_trial_orders)}>
          <p>{say(m.papi_trial_orders_none)}</p>
        </Empty>
      ) : (
        <ul className="divide-line divide-y">
          {orders.map((order) => (
            <li key={order.id} className="flex flex-wrap items-center justify-between gap-x-5 gap-y-2 py-3">
              <div className="min-w-0 grow basis-56">
                <p className="num font-bold">{order.number}</p>
                <p className="text-muted num text-sm break-all">{order.refId}</p>
                <p className="text-muted text-xs">
                  <When at={order.createdAt} />
                </p>
              </div>
              {order.status === 'pending_payment' && (
                <form method="post">
                  <input type="hidden" name="id" value={order.id} />
                  <button type="submit" name="intent" value="pay" className="btn btn-quiet">
                    {say(m.papi_trial_pay)}
                    <span className="sr-only"> {order.number}</span>
                  </button>
                </form>
              )}
              <Money idr={order.walletIdr + order.totalIdr} className="font-bold" />
              <OrderPill status={order.status} />
            </li>
          ))}
        </ul>
      )}
    </Box>
  )
}
