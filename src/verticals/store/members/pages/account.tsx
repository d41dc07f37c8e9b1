import {
  data,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import { read, refusalOf, text, valuesOf, type Refusal } from '#web/answer.ts'
import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { type FormState, TextField } from '#web/ui/field.tsx'
import { formatDay } from '#web/ui/format.ts'
import { ArrowRight, LogOut } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay, useVisit } from '#web/words.ts'
import { shopOf } from '../../site/pages/parts/shop.ts'
import type { MyOrders, Profile } from '../schemas.ts'
import { AccountPage } from './parts/account.tsx'
import { memberApp } from './parts/member.ts'
import { OrderList } from './parts/order-list.tsx'

export const handle = { js: false, islands: ['phone'] }
export const headers = privateHeaders

export async function loader(args: LoaderFunctionArgs) {
  const app = memberApp(args)
  const [shop, profile, orders] = await Promise.all([
    shopOf(app),
    read(app.call<Profile>('store.readProfile', {})),
    read(app.call<MyOrders>('store.listMyOrders', { limit: 3 })),
  ])
  return { shop, profile, orders, saved: app.url.searchParams.get('selesai') === '1' }
}

export async function action(args: ActionFunctionArgs) {
  const app = memberApp(args)
  const form = await args.request.formData()
  const locale = text(form, 'locale') === 'en' ? 'en' : 'id'
  try {
    await app.call('store.updateProfile', {
      name: text(form, 'name'),
      whatsapp: text(form, 'whatsapp'),
      locale,
      tellEmail: form.has('tellEmail'),
      tellWhatsapp: form.has('tellWhatsapp'),
    })
    app.setCookie(`lang=${locale}; Path=/; Max-Age=31536000; SameSite=Lax`)
    return redirect('/account?selesai=1', 303)
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    return data({ refusal, values: valuesOf(form) }, { status: refusal.status })
  }
}

type Answer = { refusal: Refusal; values: Record<string, string> }

export default function Account() {
  const { shop, profile, orders, saved } = useLoaderData<typeof loader>()
  const answer = useActionData<Answer>()
  const say = useSay()
  const { locale } = useVisit()
  const since = profile.since && say(m.member_since, { day: formatDay(profile.since, locale) })
  return (
    <AccountPage shop={shop} title={say(m.member_hello, { name: profile.name })} lead={since}>
      {saved && !answer && <Notice tone="success">{say(m.member_saved)}</Notice>}
      {orders.items.length > 0 && (
        <section>
          <div className="mb-3 flex items-center justify-between gap-4">
            <h2 className="text-lg">{say(m.member_latest)}</h2>
            <a href="/account/orders" className="hit link-quiet gap-1.5 text-sm font-semibold">
              {say(m.member_all_orders)}
              <ArrowRight className="size-4" aria-hidden="true" />
            </a>
          </div>
          <OrderList orders={orders.items} />
        </section>
      )}
      <ProfileForm profile={profile} answer={answer} />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <form method="post" action="/logout">
          <button type="submit" className="btn btn-quiet">
            <LogOut className="size-4.5" aria-hidden="true" />
            {say(m.member_logout)}
          </button>
        </form>
        <a href="/account/close" className="hit text-muted hover:text-base-content text-sm font-medium">
          {say(m.member_close_link)}
        </a>
      </div>
    </AccountPage>
  )
}

function ProfileForm({ profile, answer }: { profile: Profile; answer: Answer | undefined }) {
  const say = useSay()
  const errors = answer?.refusal.fields ?? {}
  const { name, whatsapp } = profile
  const form: FormState = {
    values: answer?.values ?? { name, whatsapp },
    errors,
    first: Object.keys(errors)[0] ?? null,
  }
  return (
    <form method="post" action="/account" className="space-y-6">
      <section className="glass space-y-5 p-5 sm:p-6">
        <div>
          <h2 className="text-lg">{say(m.member_profile_title)}</h2>
          <p className="text-muted mt-1 text-sm">{say(m.member_profile_help)}</p>
        </div>
        {answer && !form.first && <Notice tone="danger">{answer.refusal.sentence}</Notice>}
        <TextField form={form} name="name" label={say(m.member_name)} autoComplete="name" maxLength={120} required />
        <TextField
          form={form}
          name="whatsapp"
          type="tel"
          inputMode="tel"
          label={say(m.member_whatsapp)}
          autoComplete="tel"
          maxLength={30}
          required
          data-phone
          className="num"
        />
        <div>
          <p className="mb-1.5 text-sm font-semibold">{say(m.member_email)}</p>
          <p className="break-all">{profile.email}</p>
          <p className="text-muted mt-1.5 text-sm">{say(m.member_email_fixed)}</p>
        </div>
        <Languages value={answer?.values.locale ?? profile.locale} />
      </section>
      <Wishes profile={profile} values={answer?.values} />
      <button type="submit" className="btn btn-cta max-sm:w-full">
        {say(m.member_save)}
      </button>
    </form>
  )
}

function Languages({ value }: { value: string }) {
  const say = useSay()
  return (
    <fieldset className="flex flex-wrap gap-3">
      <legend className="mb-2 text-sm font-semibold">{say(m.member_language)}</legend>
      {(['id', 'en'] as const).map((code) => (
        <label key={code} className="choice items-center py-3">
          <input type="radio" name="locale" value={code} defaultChecked={value === code} className="tick mt-0" />
          {say(code === 'id' ? m.member_language_id : m.member_language_en)}
        </label>
      ))}
    </fieldset>
  )
}

function Wishes({ profile, values }: { profile: Profile; values: Record<string, string> | undefined }) {
  const say = useSay()
  const ways = [
    { name: 'tellEmail', label: m.member_tell_email, on: profile.tellEmail },
    { name: 'tellWhatsapp', label: m.member_tell_whatsapp, on: profile.tellWhatsapp },
  ]
  return (
    <fieldset className="glass p-5 sm:p-6">
      <legend className="sr-only">{say(m.member_tell_title)}</legend>
      <h2 className="text-lg" aria-hidden="true">
        {say(m.member_tell_title)}
      </h2>
      <p className="text-muted mt-1 text-sm">{say(m.member_tell_help)}</p>
      <div className="mt-4 grid gap-3 sm:grid-cols-2">
        {ways.map(({ name, label, on }) => (
          <label key={name} className="choice items-center py-3">
            <input
              type="checkbox"
              name={name}
              value="yes"
              defaultChecked={values ? values[name] === 'yes' : on}
              className="tick mt-0"
            />
            {say(label)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
