import { data, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { refusalOf, text, type Refusal } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import { resellerPage } from '../../resellers/pages/parts/app.ts'
import { Box, ResellerFrame } from '../../resellers/pages/parts/frame.tsx'
import type { createResellerKey, listResellerKeys, rotateResellerKey } from '../key-operations.ts'
import { NewKey } from './parts/key-form.tsx'
import { KeyCards } from './parts/key-cards.tsx'
import { ApiTabs, Once } from './parts/tabs.tsx'
import { titled } from './parts/titled.ts'

export const handle = { js: false, islands: ['copy'] }
export const headers = privateHeaders
export const meta = titled(m.papi_keys, m.papi_keys_lead)

export function loader(args: LoaderFunctionArgs) {
  return resellerPage(args, async (app) => app.call<typeof listResellerKeys>('store.listResellerKeys', {}))
}

export type KeyAnswer = {
  issued?: { name: string; key: string }
  done?: 'revoked' | 'saved'
  refusal?: Refusal
  values?: Record<string, string>
  scopes?: string[]
}

const DAY_MS = 86_400_000

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const form = await args.request.formData()
  const id = text(form, 'id')
  try {
    switch (text(form, 'intent')) {
      case 'revoke':
        await app.call('store.revokeResellerKey', { id })
        return data<KeyAnswer>({ done: 'revoked' })
      case 'networks':
        await app.call('store.setResellerKeyNetworks', { id, networks: linesOf(text(form, 'networks')) })
        return data<KeyAnswer>({ done: 'saved' })
      case 'rotate': {
        const input = { id, graceHours: Number(text(form, 'graceHours')) }
        return data<KeyAnswer>({ issued: await app.call<typeof rotateResellerKey>('store.rotateResellerKey', input) })
      }
      default: {
        const issued = await app.call<typeof createResellerKey>('store.createResellerKey', wishOf(form))
        return data<KeyAnswer>({ issued })
      }
    }
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    const values = Object.fromEntries(['name', 'networks', 'mode', 'days'].map((name) => [name, text(form, name)]))
    const scopes = form.getAll('permissions').map(String)
    return data<KeyAnswer>({ refusal, values, scopes }, { status: refusal.status })
  }
}

function wishOf(form: FormData) {
  const days = Number(text(form, 'days'))
  return {
    name: text(form, 'name'),
    permissions: form.getAll('permissions').map(String),
    mode: text(form, 'mode') || 'live',
    networks: linesOf(text(form, 'networks')),
    ...(days > 0 ? { endsAt: new Date(Date.now() + days * DAY_MS).toISOString() } : {}),
  }
}

/** Addresses as people list them: by line, by comma or by space. */
function linesOf(typed: string): string[] {
  return typed.split(/[\s,;]+/).filter(Boolean)
}

export default function Keys() {
  const { shop, keys } = useLoaderData<typeof loader>()
  const answer = useActionData<KeyAnswer>()
  const say = useSay()
  const isOver = ({ status }: { status: string }) => status === 'ended' || status === 'revoked'
  const over = keys.filter(isOver)
  const current = keys.filter((key) => !isOver(key))
  return (
    <ResellerFrame shop={shop} here="/reseller/api" title={say(m.papi_nav)} lead={say(m.papi_keys_lead)}>
      <ApiTabs here="/reseller/api" />
      {answer?.refusal && <Notice tone="danger">{answer.refusal.sentence}</Notice>}
      {answer?.done && (
        <Notice tone="success">{say(answer.done === 'revoked' ? m.papi_done_revoked : m.papi_done_saved)}</Notice>
      )}
      {answer?.issued && (
        <Once
          title={say(m.papi_key_once)}
          text={say(m.papi_key_once_text)}
          value={answer.issued.key}
          copy={say(m.papi_key_copy)}
        />
      )}
      {current.length === 0 ? (
        <Box title={say(m.papi_keys_none)}>
          <p className="text-muted">{say(m.papi_keys_none_text)}</p>
        </Box>
      ) : (
        <KeyCards keys={current} />
      )}
      <NewKey answer={answer} open={current.length === 0 || Boolean(answer?.values)} />
      {over.length > 0 && (
        <details>
          <summary className="hit text-muted cursor-pointer font-semibold">
            {say(m.papi_over, { count: over.length })}
          </summary>
          <div className="mt-3">
            <KeyCards keys={over} />
          </div>
        </details>
      )}
    </ResellerFrame>
  )
}
