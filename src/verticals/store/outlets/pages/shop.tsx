import {
  data,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import { refusalOf, text, valuesOf, type Refusal } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import { asked, resellerPage } from '../../resellers/pages/parts/app.ts'
import { Box, ResellerFrame } from '../../resellers/pages/parts/frame.tsx'
import { titled } from '../../resellers/pages/parts/title.ts'
import type { listMyOutletGoods, readMyOutlet } from '../operations.ts'
import { goodsOf, logoOf, ofGoods, renamed, wishOf } from './parts/form.ts'
import { Goods } from './parts/goods.tsx'
import { Logo } from './parts/logo.tsx'
import { OutletForm } from './parts/outlet-form.tsx'
import { Standing } from './parts/standing.tsx'

export const handle = { js: false, islands: ['copy'] }
export const headers = privateHeaders
export const meta = titled(m.mini_title)

export async function loader(args: LoaderFunctionArgs) {
  const values = asked(args.request, ['q', 'cursor', 'done'])
  return resellerPage(args, async (app) => {
    const mine = await app.call<typeof readMyOutlet>('store.readMyOutlet', {})
    const { q, cursor } = values
    const wanted = { ...(q ? { q: q.slice(0, 80) } : {}), ...(cursor ? { cursor: cursor.slice(0, 300) } : {}) }
    const goods = mine.outlet
      ? await app.call<typeof listMyOutletGoods>('store.listMyOutletGoods', wanted).catch(() => null)
      : null
    return { ...mine, goods, values, key: crypto.randomUUID() }
  })
}

export type OutletAnswer = { intent: string; refusal: Refusal; values: Record<string, string> }

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const form = await args.request.formData()
  const intent = text(form, 'intent')
  const options = { idempotencyKey: text(form, 'key') || crypto.randomUUID() }
  const back = (done: string) => {
    const kept = new URLSearchParams(app.url.search)
    kept.set('done', done)
    return redirect(`/reseller/shop?${kept}`, 303)
  }
  try {
    if (intent === 'open') {
      await app.call('store.openMyOutlet', { label: text(form, 'label'), ...wishOf(form) }, options)
      return redirect('/reseller/shop?done=opened', 303)
    }
    if (intent === 'edit') await app.call('store.editMyOutlet', wishOf(form), options)
    else if (intent === 'goods') await app.call('store.saveMyOutletGoods', { goods: goodsOf(form) }, options)
    else if (intent === 'logo') await app.call('store.setMyOutletLogo', await logoOf(form))
    else if (intent === 'remove-logo') await app.call('store.removeMyOutletLogo', {}, options)
    else await app.call('store.setMyOutletOpen', { open: intent === 'reopen' }, options)
    return back('saved')
  } catch (error) {
    const refused = refusalOf(error, app.locale)
    const refusal = intent === 'goods' ? ofGoods(refused, form) : renamed(refused)
    return data<OutletAnswer>({ intent, refusal, values: valuesOf(form) }, { status: refusal.status })
  }
}

export default function OutletPage() {
  const { shop, outlet, allowed, values } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  return (
    <ResellerFrame shop={shop} here="/reseller/shop" title={say(m.mini_title)} lead={say(m.mini_lead)}>
      {!answer && values.done === 'opened' && (
        <Notice tone="success" title={say(m.mini_opened)}>
          {say(m.mini_opened_text)}
        </Notice>
      )}
      {!answer && values.done === 'saved' && <Notice tone="success">{say(m.mini_saved)}</Notice>}
      {answer && Object.keys(answer.refusal.fields).length === 0 && (
        <Notice tone="danger">{answer.refusal.sentence}</Notice>
      )}
      {!allowed && (
        <Notice tone="warning" title={say(m.mini_off_title)}>
          {say(outlet ? m.mini_off_text : m.mini_off_none)}
        </Notice>
      )}
      {outlet ? (
        <>
          <Standing />
          <Goods answer={answer} />
          <Logo answer={answer?.intent === 'logo' ? answer : undefined} />
          <Box title={say(m.mini_settings)}>
            <OutletForm answer={answer?.intent === 'edit' ? answer : undefined} />
          </Box>
        </>
      ) : (
        allowed && (
          <Box title={say(m.mini_open_title)} help={say(m.mini_open_help)}>
            <OutletForm answer={answer} />
          </Box>
        )
      )}
    </ResellerFrame>
  )
}
