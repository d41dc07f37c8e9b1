import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { refused, text } from '#web/answer.ts'
import { homeOf, safeNext } from '#web/guard.ts'
import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { AuthFrame } from '#web/shell/auth.tsx'
import { FieldError, type FormState, formState, TextField } from '#web/ui/field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay, useVisit } from '#web/words.ts'

export const handle = { js: false, islands: ['phone'] }
export const headers = privateHeaders

export function loader({ context }: LoaderFunctionArgs) {
  const app = pageApp(context)
  const next = safeNext(app.url.searchParams.get('next'), '')
  if (app.actor.kind === 'person') throw redirect(next || homeOf(app), 303)
  return { next }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const app = pageApp(context)
  const form = await request.formData()
  try {
    await app.call('store.registerMember', {
      name: text(form, 'name'),
      email: text(form, 'email'),
      whatsapp: text(form, 'whatsapp'),
      consent: text(form, 'consent') === 'yes',
      locale: app.locale,
    })
    return { sentTo: text(form, 'email') }
  } catch (error) {
    return refused(error, app.locale, form)
  }
}

export default function Register() {
  const { next } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  if (answer && 'sentTo' in answer) return <Sent email={answer.sentTo} />
  const refusal = answer?.refusal ?? null
  const form = formState(answer)
  const query = next ? `?next=${encodeURIComponent(next)}` : ''
  return (
    <AuthFrame title={say(m.member_register_title)}>
      <p className="text-muted -mt-3 mb-6">{say(m.member_register_lead)}</p>
      <form method="post" className="space-y-5">
        {refusal && !form.first && <Notice tone="danger">{refusal.sentence}</Notice>}
        <Fields form={form} />
        <Consent form={form} />
        <button type="submit" className="btn btn-primary w-full">
          {say(m.member_register_go)}
        </button>
      </form>
      <p className="border-line mt-6 border-t pt-5 text-[0.9375rem]">
        {say(m.member_register_has)}{' '}
        <a href={`/login${query}`} className="link-quiet font-semibold">
          {say(m.member_login)}
        </a>
      </p>
    </AuthFrame>
  )
}

function Fields({ form }: { form: FormState }) {
  const say = useSay()
  return (
    <>
      <TextField
        form={form}
        name="name"
        label={say(m.member_name)}
        autoComplete="name"
        minLength={2}
        maxLength={120}
        required
      />
      <TextField
        form={form}
        name="email"
        type="email"
        label={say(m.member_email)}
        help={say(m.member_email_help)}
        autoComplete="email"
        maxLength={254}
        required
      />
      <TextField
        form={form}
        name="whatsapp"
        type="tel"
        inputMode="tel"
        label={say(m.member_whatsapp)}
        autoComplete="tel"
        placeholder="0812 3456 7890"
        maxLength={30}
        required
        data-phone
        className="num"
      />
    </>
  )
}

function Consent({ form }: { form: FormState }) {
  const say = useSay()
  const { tenant } = useVisit()
  const error = form.errors.consent
  return (
    <div>
      <label className="choice">
        <input
          type="checkbox"
          name="consent"
          value="yes"
          required
          defaultChecked={form.values.consent === 'yes'}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? 'f-consent-error' : undefined}
          className="tick"
        />
        <span className="text-[0.9375rem] leading-snug">
          {say(m.shop_consent, { name: tenant.name })}{' '}
          <a href="/syarat" target="_blank" className="link-quiet font-semibold">
            {say(m.shop_nav_terms)}
          </a>{' '}
          {say(m.shop_consent_and)}{' '}
          <a href="/privasi" target="_blank" className="link-quiet font-semibold">
            {say(m.shop_nav_privacy)}
          </a>
        </span>
      </label>
      <FieldError id="f-consent-error" message={error} />
    </div>
  )
}

/** The same words whether the address was known or not. */
function Sent({ email }: { email: string }) {
  const say = useSay()
  return (
    <AuthFrame title={say(m.member_sent_title)}>
      <p role="status" className="break-words">
        {say(m.member_sent, { email })}
      </p>
      <p className="text-muted mt-3 text-sm">{say(m.member_sent_help)}</p>
      <a href="/login" className="btn btn-quiet mt-6 w-full">
        {say(m.member_sent_login)}
      </a>
    </AuthFrame>
  )
}
