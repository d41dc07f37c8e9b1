import {
  data,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { refusalOf, text, valuesOf, type Refusal } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import { qrPicture } from '../../shop/pages/parts/qr.ts'
import type {
  listMyWalletEntries,
  listMyWithdrawals,
  openMyTopup,
  readMyTopup,
  readMyWallet,
} from '../../wallet/operations.ts'
import { asked, resellerPage, rupiahOf } from './parts/app.ts'
import { ResellerFrame } from './parts/frame.tsx'
import { Money } from '#web/ui/money.tsx'
import { Statement } from './parts/statement.tsx'
import { TopupBox, TopupForm } from './parts/topup.tsx'
import { AlertForm, Withdrawals } from './parts/withdrawals.tsx'
import { titled } from './parts/title.ts'

export const handle = { js: false, islands: ['live', 'countdown', 'copy'] }
export const headers = privateHeaders
export const meta = titled(m.resell_wallet)

export async function loader(args: LoaderFunctionArgs) {
  const values = asked(args.request, ['month', 'cursor', 'topup'])
  const { month, cursor, topup: topupId } = values
  return resellerPage(args, async (app) => {
    const [wallet, entries, withdrawals, topup] = await Promise.all([
      app.call<typeof readMyWallet>('store.readMyWallet', {}),
      app.call<typeof listMyWalletEntries>('store.listMyWalletEntries', {
        ...(month && /^20\d\d-(0[1-9]|1[0-2])$/.test(month) ? { month } : {}),
        ...(cursor && /^[0-9a-f-]{36}$/.test(cursor) ? { cursor } : {}),
      }),
      app.call<typeof listMyWithdrawals>('store.listMyWithdrawals', {}),
      topupId ? app.call<typeof readMyTopup>('store.readMyTopup', { id: topupId }).catch(() => null) : null,
    ])
    const qr = topup?.qrString ? await qrPicture(topup.qrString) : null
    const now = new Date().toISOString()
    return { wallet, entries, withdrawals: withdrawals.items, topup, qr, values, now, key: crypto.randomUUID() }
  })
}

export type WalletAnswer = { intent: string; refusal: Refusal | null; values: Record<string, string>; done: boolean }

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const form = await args.request.formData()
  const intent = text(form, 'intent')
  const options = { idempotencyKey: text(form, 'key') || crypto.randomUUID() }
  const answer = { intent, refusal: null, values: valuesOf(form), done: true }
  try {
    switch (intent) {
      case 'topup': {
        const input = { amountIdr: rupiahOf(text(form, 'amountIdr'), 'amountIdr') ?? 0 }
        const made = await app.call<typeof openMyTopup>('store.openMyTopup', input, options)
        return redirect(`/reseller/wallet?topup=${made.id}`, 303)
      }
      case 'withdraw':
        await app.call(
          'store.askMyWithdrawal',
          {
            amountIdr: rupiahOf(text(form, 'withdrawIdr'), 'withdrawIdr') ?? 0,
            bank: text(form, 'bank'),
            number: text(form, 'number'),
            holder: text(form, 'holder'),
          },
          options,
        )
        return data<WalletAnswer>({ ...answer, values: {} })
      default:
        await app.call('store.setLowAlert', { lowAtIdr: rupiahOf(text(form, 'lowAtIdr'), 'lowAtIdr') })
        return data<WalletAnswer>({ ...answer, values: {} })
    }
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    // The page has two sums; each refusal stands beside its own.
    const fields = intent === 'withdraw' ? renamed(refusal.fields) : refusal.fields
    return data<WalletAnswer>({ ...answer, done: false, refusal: { ...refusal, fields } }, { status: refusal.status })
  }
}

function renamed({ amountIdr, ...fields }: Record<string, string>): Record<string, string> {
  return amountIdr ? { ...fields, withdrawIdr: amountIdr } : fields
}

export default function WalletPage() {
  const { shop, wallet, topup, qr, now, key, entries, values, withdrawals } = useLoaderData<typeof loader>()
  const answer = useActionData<WalletAnswer>() ?? null
  const say = useSay()
  return (
    <ResellerFrame shop={shop} here="/reseller/wallet" title={say(m.resell_wallet)} lead={say(m.resell_wallet_lead)}>
      {answer?.done && (
        <Notice tone="success">{say(answer.intent === 'withdraw' ? m.resell_withdraw_done : m.resell_saved)}</Notice>
      )}
      {wallet.owedIdr > 0 && (
        <Notice tone="warning" title={say(m.resell_owed, { amount: formatRupiah(wallet.owedIdr) })}>
          {say(m.resell_owed_text)}
        </Notice>
      )}
      <dl className="grid gap-3 sm:grid-cols-2">
        <Side label={say(m.resell_topup_side)} idr={wallet.topupIdr} help={say(m.resell_topup_side_help)} />
        <Side label={say(m.resell_margin_side)} idr={wallet.marginIdr} help={say(m.resell_margin_side_help)} />
      </dl>
      {topup && <TopupBox topup={topup} qr={qr} now={now} />}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <TopupForm wallet={wallet} answer={answer} idempotencyKey={key} />
        <Withdrawals wallet={wallet} items={withdrawals} answer={answer} idempotencyKey={key} />
      </div>
      <Statement page={entries} values={values} />
      <AlertForm lowAtIdr={wallet.lowAtIdr} answer={answer} />
    </ResellerFrame>
  )
}

function Side({ label, idr, help }: { label: string; idr: number; help: string }) {
  return (
    <div className="glass p-5">
      <dt className="text-muted text-sm">{label}</dt>
      <dd>
        <Money idr={idr} className="mt-1 block text-3xl font-extrabold tracking-tight" />
        <span className="text-muted mt-1.5 block text-sm">{help}</span>
      </dd>
    </div>
  )
}
