import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { isProblem } from '#kernel/problem/problem.ts'
import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import type { PageApp } from '#web/seam.ts'
import { CopyButton } from '#web/ui/copy.tsx'
import { Download, FileText, Play } from '#web/ui/icons.ts'
import { useSay, useVisit } from '#web/words.ts'
import { asked, resellerPage } from '../../resellers/pages/parts/app.ts'
import { Box, ResellerFrame } from '../../resellers/pages/parts/frame.tsx'
import type { describePartnerApi } from '../operations.ts'
import { ApiTabs, Code } from './parts/tabs.tsx'
import { titled } from './parts/titled.ts'

export const handle = { js: false, islands: ['copy'] }
export const headers = privateHeaders
export const meta = titled(m.papi_docs, m.papi_docs_lead)

/** What may be tried from here: readings, in the name of whoever is signed in. */
const TRIES = {
  products: { id: 'store.listPartnerProducts', path: '/reseller/products?limit=2', input: () => ({ limit: 2 }) },
  orders: { id: 'store.listPartnerOrders', path: '/reseller/orders?limit=5', input: () => ({ limit: 5 }) },
  order: { id: 'store.readPartnerOrder', path: '/reseller/orders/{id}', input: (id: string) => ({ id }) },
  ref: {
    id: 'store.readPartnerOrderByRef',
    path: '/reseller/order-refs/{refId}',
    input: (refId: string) => ({ refId }),
  },
  wallet: { id: 'store.readPartnerWallet', path: '/reseller/wallet', input: () => ({}) },
  points: { id: 'store.readPartnerPoints', path: '/reseller/points', input: () => ({}) },
  entries: { id: 'store.listPartnerEntries', path: '/reseller/wallet/entries?limit=5', input: () => ({ limit: 5 }) },
  hooks: { id: 'store.listMyWebhooks', path: '/reseller/webhooks', input: () => ({}) },
} as const
type Try = keyof typeof TRIES

export async function loader(args: LoaderFunctionArgs) {
  const { coba = '', id = '' } = asked(args.request, ['coba', 'id'])
  return resellerPage(args, async (app) => {
    const api = await app.call<typeof describePartnerApi>('store.describePartnerApi', {})
    const wanted = Object.hasOwn(TRIES, coba) ? (coba as Try) : null
    return { ...api, wanted, id, tried: wanted ? await run(app, wanted, id) : null }
  })
}

async function run(app: PageApp, wanted: Try, id: string) {
  const { id: operation, input } = TRIES[wanted]
  try {
    return { status: 200, body: JSON.stringify(await app.call<unknown>(operation, input(id)), null, 2) }
  } catch (error) {
    if (!isProblem(error)) throw error
    const { code, status, sentence, fields } = error
    const errors = fields.map(({ path, sentence: said }) => ({ path, message: said[app.locale] }))
    return { status, body: JSON.stringify({ code, status, detail: sentence[app.locale], errors }, null, 2) }
  }
}

export default function Docs() {
  const { shop, callsAMinute } = useLoaderData<typeof loader>()
  const say = useSay()
  const { origin } = useVisit()
  const begin = `curl '${origin}/api/v1/reseller/products?limit=10' \\\n  -H 'Authorization: Bearer ruko_live_…'`
  const order = `curl -X POST '${origin}/api/v1/reseller/orders' \\
  -H 'Authorization: Bearer ruko_live_…' \\
  -H 'Content-Type: application/json' \\
  -d '{"refId":"INV-1001","variantId":"…","quantity":1,"maxPriceIdr":20000}'`
  const withPoints = `{"refId":"INV-1002","variantId":"…","points":100}\n\n→ {"points":30,"pointsIdr":3000,"walletIdr":15000,"totalIdr":0,…}`
  return (
    <ResellerFrame shop={shop} here="/reseller/api" title={say(m.papi_nav)} lead={say(m.papi_docs_lead)}>
      <ApiTabs here="/reseller/api/docs" />
      <Box title={say(m.papi_docs_begin)} help={say(m.papi_docs_begin_text)}>
        <Code label={say(m.papi_docs_begin)}>{begin}</Code>
        <CopyButton text={begin} className="btn btn-quiet mt-3" />
      </Box>
      <TryIt />
      <Box title={say(m.papi_docs_order)} help={say(m.papi_docs_order_text)}>
        <Code label={say(m.papi_docs_order)}>{order}</Code>
      </Box>
      <Box title={say(m.papi_docs_points)} help={say(m.papi_docs_points_text)}>
        <Code label={say(m.papi_docs_points)}>{withPoints}</Code>
      </Box>
      <Box title={say(m.papi_docs_limits)} help={say(m.papi_docs_limits_text, { calls: callsAMinute })}>
        <Code label={say(m.papi_docs_limits)}>
          {`RateLimit-Policy: "orders";q=${callsAMinute};w=60\nRateLimit: "orders";r=${Math.max(0, callsAMinute - 1)};t=58`}
        </Code>
      </Box>
      <Box title={say(m.papi_docs_hooks)} help={say(m.papi_docs_hooks_text)}>
        <Code label={say(m.papi_docs_hooks)}>{HOOK}</Code>
      </Box>
      <Box title={say(m.papi_docs_client)} help={say(m.papi_docs_client_text)}>
        <a href="/reseller/api/client.ts" download className="btn btn-quiet">
          <Download className="size-4.5" aria-hidden="true" />
          {say(m.papi_docs_client_get)}
        </a>
      </Box>
      <Calls />
    </ResellerFrame>
  )
}

const HOOK = `webhook-id: 019…
webhook-timestamp: 1795305600
webhook-signature: v1,…

{"type":"order.delivered","timestamp":"2026-11-22T00:00:00.000Z","sequence":42,
 "data":{"orderId":"…","refId":"INV-1001","number":"…","status":"delivered"}}`

function TryIt() {
  const { wanted, id, tried } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <Box title={say(m.papi_try)} help={say(m.papi_try_help)}>
      <form method="get" action="#jawaban" className="grid gap-4 sm:grid-cols-[1fr_1fr_auto] sm:items-end">
        <label className="block">
          <span className="mb-1.5 block text-sm font-semibold">{say(m.papi_try_what)}</span>
          <select name="coba" defaultValue={wanted ?? 'products'} className="field-input font-mono text-sm">
            {Object.entries(TRIES).map(([name, { path }]) => (
              <option key={name} value={name}>
                GET {path}
              </option>
            ))}
          </select>
        </label>
        <label className="block">
          <span className="mb-1.5 block text-sm font-semibold">{say(m.papi_try_id)}</span>
          <input
            name="id"
            defaultValue={id}
            maxLength={64}
            autoComplete="off"
            className="field-input font-mono text-sm"
          />
        </label>
        <button type="submit" className="btn btn-primary">
          <Play className="size-4.5" aria-hidden="true" />
          {say(m.papi_try_do)}
        </button>
      </form>
      <p className="text-muted mt-1.5 text-sm">{say(m.papi_try_id_help)}</p>
      {tried && (
        <div id="jawaban" className="mt-5 scroll-mt-24">
          <h3 className="num mb-1.5 text-sm font-semibold">{say(m.papi_try_answer, { status: tried.status })}</h3>
          <div className="max-h-96 overflow-auto">
            <Code label={say(m.papi_try_answer, { status: tried.status })}>{tried.body}</Code>
          </div>
        </div>
      )}
    </Box>
  )
}

function Calls() {
  const { calls } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <Box title={say(m.papi_docs_all)}>
      <ul className="space-y-1">
        {calls.map((call) => (
          <li key={`${call.method} ${call.path}`}>
            <details>
              <summary className="hit w-full cursor-pointer list-none flex-wrap gap-x-3 py-2 [&::-webkit-details-marker]:hidden">
                <code className="text-sm font-semibold break-all">
                  <span className="text-accent-ink">{call.method}</span> {call.path}
                </code>
                <span className="text-muted basis-full text-sm">{call.summary}</span>
              </summary>
              <div className="pb-3">
                <Code label={call.path}>{call.shape}</Code>
              </div>
            </details>
          </li>
        ))}
      </ul>
      <a href="/api/openapi.json" className="btn btn-quiet mt-4">
        <FileText className="size-4.5" aria-hidden="true" />
        {say(m.papi_docs_open)}
      </a>
    </Box>
  )
}
