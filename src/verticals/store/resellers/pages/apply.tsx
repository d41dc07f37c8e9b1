import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { read, refused, text, type Refusal } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { FieldError, formState, TextArea, TextField } from '#web/ui/field.tsx'
import { ArrowRight } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import { ShopFrame } from '../../site/pages/parts/frame.tsx'
import { shopOf } from '../../site/pages/parts/shop.ts'
import type { readResellerStanding } from '../operations.ts'
import { titled } from './parts/title.ts'

export const handle = { js: false }
export const headers = privateHeaders
export const meta = titled(m.resell_apply_title)

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const [shop, mine] = await Promise.all([
    shopOf(app),
    read(app.call<typeof readResellerStanding>('store.readResellerStanding', {})),
  ])
  return { shop, ...mine }
}

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const form = await args.request.formData()
  const field = (name: string) => text(form, name)
  try {
    await app.call('store.applyForReseller', {
      shopName: field('shopName'),
      channel: field('channel'),
      whatsapp: field('whatsapp'),
      about: field('about'),
      consent: form.get('consent') !== null,
    })
    return redirect('/reseller/apply', 303)
  } catch (error) {
    return refused(error, app.locale, form)
  }
}

export default function ApplyPage() {
  const { shop, standing, mayApply } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <ShopFrame shop={shop} plain>
      <div className="wrap max-w-xl pt-6 pb-10 sm:pt-10">
        <h1 className="text-3xl sm:text-4xl">{say(m.resell_apply_title)}</h1>
        <p className="lead mt-3">{say(m.resell_apply_lead)}</p>
        <div className="mt-6 space-y-6">
          {standing && <Standing standing={standing} />}
          {!standing && !mayApply && <Notice tone="info">{say(m.resell_apply_members)}</Notice>}
          {mayApply && <ApplyForm />}
        </div>
      </div>
    </ShopFrame>
  )
}

type Known = NonNullable<AnswerOf<typeof readResellerStanding>['standing']>

function Standing({ standing: { status, shopName, reason } }: { standing: Known }) {
  const say = useSay()
  if (status === 'applied')
    return (
      <Notice tone="info" title={say(m.resell_apply_waiting, { shop: shopName })}>
        {say(m.resell_apply_waiting_text)}
      </Notice>
    )
  if (status === 'approved')
    return (
      <Notice tone="success" title={say(m.resell_apply_approved)}>
        <a href="/reseller" className="hit link-quiet gap-1.5 font-semibold">
          {say(m.resell_apply_open)}
          <ArrowRight className="size-4" aria-hidden="true" />
        </a>
      </Notice>
    )
  return (
    <Notice
      tone="warning"
      title={say(status === 'refused' ? m.resell_apply_refused : m.resell_apply_suspended, { shop: shopName })}
    >
      {reason && <p className="break-words">{say(m.resell_reason, { reason })}</p>}
    </Notice>
  )
}

/** A refused application is written anew from what it said. */
function typedOf(standing: Known | null): Record<string, string> {
  if (!standing) return {}
  const { shopName, channel, whatsapp, about } = standing
  return { shopName, channel, whatsapp, about }
}

function ApplyForm() {
  const { standing } = useLoaderData<typeof loader>()
  const answer = useActionData<{ refusal: Refusal; values: Record<string, string> }>()
  const say = useSay()
  const form = formState(answer ?? { values: typedOf(standing) })
  return (
    <form method="post" className="glass space-y-5 p-5 sm:p-7">
      {answer?.refusal && !form.first && <Notice tone="danger">{answer.refusal.sentence}</Notice>}
      <TextField form={form} name="shopName" label={say(m.resell_shop_name)} maxLength={80} required />
      <TextField
        form={form}
        name="channel"
        label={say(m.resell_channel)}
        help={say(m.resell_channel_help)}
        maxLength={200}
        required
      />
      <TextField
        form={form}
        name="whatsapp"
        type="tel"
        label={say(m.resell_whatsapp)}
        autoComplete="tel"
        maxLength={30}
        className="num"
        required
      />
      <TextArea form={form} name="about" label={say(m.resell_about)} rows={4} maxLength={1000} />
      <div>
        <label className="flex cursor-pointer items-start gap-3">
          <input
            type="checkbox"
            name="consent"
            className="tick mt-0.5"
            aria-describedby={form.errors.consent ? 'f-consent-error' : undefined}
          />
          <span className="text-[0.9375rem]">
            {say(m.resell_consent)}{' '}
            <a href="/syarat" className="link-quiet font-semibold underline">
              {say(m.resell_terms)}
            </a>
          </span>
        </label>
        <FieldError id="f-consent-error" message={form.errors.consent} />
      </div>
      <button type="submit" className="btn btn-cta btn-lg w-full text-base">
        {say(m.resell_apply_send)}
      </button>
    </form>
  )
}
