import { data, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { refusalOf, text, type Refusal } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { Notice } from '#web/ui/notice.tsx'
import { useSay, useVisit, type Message } from '#web/words.ts'
import type { readBotAccount, replaceBotKey, saveBotAccount } from '../../bots/operations.ts'
import { resellerPage } from '../../resellers/pages/parts/app.ts'
import { Box, ResellerFrame } from '../../resellers/pages/parts/frame.tsx'
import { AccountCard, AccountForm } from './parts/bot-account.tsx'
import { ApiTabs, Code, Once } from './parts/tabs.tsx'
import { titled } from './parts/titled.ts'

export const handle = { js: false, islands: ['copy'] }
export const headers = privateHeaders
export const meta = titled(m.papi_bot, m.papi_bot_lead)

export function loader(args: LoaderFunctionArgs) {
  return resellerPage(args, async (app) => app.call<typeof readBotAccount>('store.readBotAccount', {}))
}

export type BotAnswer = {
  key?: string
  done?: boolean
  refusal?: Refusal
  values?: Record<string, string>
  active?: boolean
  reveals?: boolean
}

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const form = await args.request.formData()
  const [active, reveals] = [form.has('active'), form.has('reveals')]
  try {
    if (text(form, 'intent') === 'rotate') {
      const { key } = await app.call<typeof replaceBotKey>('store.replaceBotKey', {})
      return data<BotAnswer>({ key: key! })
    }
    const networks = text(form, 'networks')
      .split(/[\s,;]+/)
      .filter(Boolean)
    const { key } = await app.call<typeof saveBotAccount>('store.saveBotAccount', { active, networks, reveals })
    return data<BotAnswer>(key === null ? { done: true } : { key })
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    const values = { networks: text(form, 'networks') }
    return data<BotAnswer>({ refusal, values, active, reveals }, { status: refusal.status })
  }
}

export default function Bots() {
  const { shop, account } = useLoaderData<typeof loader>()
  const answer = useActionData<BotAnswer>()
  const say = useSay()
  return (
    <ResellerFrame shop={shop} here="/reseller/api" title={say(m.papi_nav)} lead={say(m.papi_bot_lead)}>
      <ApiTabs here="/reseller/api/digiflazz" />
      {answer?.refusal && <Notice tone="danger">{answer.refusal.sentence}</Notice>}
      {answer?.done && <Notice tone="success">{say(m.papi_done_saved)}</Notice>}
      {answer?.key && (
        <Once
          title={say(m.papi_key_once)}
          text={say(m.papi_key_once_text)}
          value={answer.key}
          copy={say(m.papi_key_copy)}
        />
      )}
      {account && <AccountCard account={account} />}
      <AccountForm account={account} answer={answer} />
      <Calls username={account?.username ?? 'username'} />
      <Codes />
      <Box title={say(m.papi_bot_hook)} help={say(m.papi_bot_hook_text)}>
        <a href="/reseller/api/webhooks" className="btn btn-quiet">
          {say(m.papi_bot_hook_go)}
        </a>
      </Box>
    </ResellerFrame>
  )
}

function Calls({ username }: { username: string }) {
  const say = useSay()
  const { origin } = useVisit()
  const calls = `POST ${origin}/v1/cek-saldo
{"cmd":"deposit","username":"${username}","sign":md5(username + key + "depo")}

POST ${origin}/v1/price-list
{"cmd":"prepaid","username":"${username}","sign":md5(username + key + "pricelist")}

POST ${origin}/v1/transaction
{"username":"${username}","buyer_sku_code":"…","customer_no":"…","ref_id":"INV-1001",
 "max_price":20000,"sign":md5(username + key + "INV-1001")}`
  return (
    <Box title={say(m.papi_bot_calls)} help={say(m.papi_bot_calls_text)}>
      <Code label={say(m.papi_bot_calls)}>{calls}</Code>
      <p className="text-muted mt-3 text-sm">{say(m.papi_bot_target)}</p>
    </Box>
  )
}

const CODES: readonly (readonly [string, Message])[] = [
  ['00', m.papi_rc_00],
  ['02', m.papi_rc_02],
  ['03', m.papi_rc_03],
  ['40', m.papi_rc_40],
  ['41', m.papi_rc_41],
  ['43', m.papi_rc_43],
  ['44', m.papi_rc_44],
  ['45', m.papi_rc_45],
  ['49', m.papi_rc_49],
  ['54', m.papi_rc_54],
  ['55', m.papi_rc_55],
  ['58', m.papi_rc_58],
  ['65', m.papi_rc_65],
  ['68', m.papi_rc_68],
  ['69', m.papi_rc_69],
  ['80', m.papi_rc_80],
  ['83', m.papi_rc_83],
  ['85', m.papi_rc_85],
]

function Codes() {
  const say = useSay()
  return (
    <Box title={say(m.papi_bot_codes)}>
      <dl className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
        {CODES.map(([rc, meaning]) => (
          <div key={rc} className="flex gap-3">
            <dt>
              <code className="text-sm font-semibold">{rc}</code>
            </dt>
            <dd className="min-w-0">{say(meaning)}</dd>
          </div>
        ))}
      </dl>
    </Box>
  )
}
