import {
  data,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { read, refusalOf, secret, text, type Refusal } from '#web/answer.ts'
import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { formState, TextField } from '#web/ui/field.tsx'
import { ArrowLeft, Trash2 } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay, type Message } from '#web/words.ts'
import { shopOf } from '../../site/pages/parts/shop.ts'
import type { Obstacle } from '../schemas.ts'
import { AccountPage } from './parts/account.tsx'
import { memberApp } from './parts/member.ts'

export const handle = { js: false }
export const headers = privateHeaders

export async function loader(args: LoaderFunctionArgs) {
  const app = memberApp(args)
  const [shop, { obstacles }] = await Promise.all([
    shopOf(app),
    read(app.call<{ obstacles: Obstacle[] }>('store.readClosing', {})),
  ])
  return { shop, obstacles }
}

export async function action(args: ActionFunctionArgs) {
  const app = memberApp(args)
  const form = await args.request.formData()
  if (text(form, 'sure') !== 'yes') return redirect('/account/close', 303)
  try {
    await app.call('store.closeAccount', { password: secret(form, 'password') })
    return redirect('/account-closed', 303)
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    return data({ refusal }, { status: refusal.status })
  }
}

const reasons: Record<Obstacle['kind'], Message> = {
  orders: m.member_close_orders,
  claims: m.member_close_claims,
  credit: m.member_close_credit,
  wallet: m.member_close_wallet,
  role: m.member_close_role,
}
const ways: Partial<Record<Obstacle['kind'], string>> = {
  orders: '/account/orders',
  claims: '/account/orders',
  credit: '/account/credits',
  wallet: '/bantuan',
  role: '/bantuan',
}

export default function Close() {
  const { shop, obstacles } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <AccountPage shop={shop} title={say(m.member_close_title)} lead={say(m.member_close_lead)}>
      <Consequences />
      {obstacles.length > 0 ? <Obstacles obstacles={obstacles} /> : <Confirm />}
      <a href="/account" className="hit text-muted hover:text-base-content gap-2 text-sm font-medium">
        <ArrowLeft className="size-4.5" aria-hidden="true" />
        {say(m.member_close_back)}
      </a>
    </AccountPage>
  )
}

function Consequences() {
  const say = useSay()
  const gone = [m.member_close_gone_1, m.member_close_gone_2, m.member_close_gone_3, m.member_close_gone_4]
  return (
    <section className="glass space-y-5 p-5 sm:p-6">
      <div>
        <h2 className="text-lg">{say(m.member_close_gone)}</h2>
        <ul className="mt-2 list-disc space-y-1.5 pl-5">
          {gone.map((line) => (
            <li key={say(line)}>{say(line)}</li>
          ))}
        </ul>
      </div>
      <div>
        <h2 className="text-lg">{say(m.member_close_kept)}</h2>
        <p className="mt-2">{say(m.member_close_kept_text)}</p>
      </div>
    </section>
  )
}

function Obstacles({ obstacles }: { obstacles: Obstacle[] }) {
  const say = useSay()
  return (
    <Notice tone="warning" title={say(m.member_close_first)}>
      <ul className="mt-1 list-disc space-y-1.5 pl-5">
        {obstacles.map(({ kind, count, amountIdr }) => (
          <li key={kind}>
            <a href={ways[kind]} className="underline underline-offset-2">
              {say(reasons[kind], { count, amount: formatRupiah(amountIdr) })}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Confirm() {
  const answer = useActionData<{ refusal: Refusal }>()
  const say = useSay()
  const form = formState(answer)
  return (
    <form method="post" className="glass space-y-5 p-5 sm:p-6">
      {answer && !form.first && <Notice tone="danger">{answer.refusal.sentence}</Notice>}
      <TextField
        form={form}
        name="password"
        type="password"
        label={say(m.member_close_password)}
        help={say(m.member_close_password_help)}
        autoComplete="current-password"
        required
      />
      <label className="choice">
        <input type="checkbox" name="sure" value="yes" required className="tick" />
        <span>{say(m.member_close_sure)}</span>
      </label>
      <button type="submit" className="btn btn-danger max-sm:w-full">
        <Trash2 className="size-4.5" aria-hidden="true" />
        {say(m.member_close_go)}
      </button>
    </form>
  )
}
