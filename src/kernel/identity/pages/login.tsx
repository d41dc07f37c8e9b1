import {
  data,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import type { createSession } from '../operations.ts'
import { refusalOf, secret, text, valuesOf } from '#web/answer.ts'
import { homeOf, safeNext } from '#web/guard.ts'
import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { AuthFrame } from '#web/shell/auth.tsx'
import { formState, TextField, type FormState } from '#web/ui/field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay, useVisit } from '#web/words.ts'

export const handle = { js: false }
export const headers = privateHeaders

const after = { reset: m.login_after_reset, verify: m.login_after_verify, logout: m.login_after_logout }

export function loader({ context }: LoaderFunctionArgs) {
  const app = pageApp(context)
  const next = safeNext(app.url.searchParams.get('next'), '')
  if (app.actor.kind === 'person') throw redirect(next || homeOf(app), 303)
  return { next, after: app.url.searchParams.get('after') }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const app = pageApp(context)
  const form = await request.formData()
  const [email, password, code] = [
    text(form, 'email'),
    secret(form, 'password'),
    text(form, 'code').replaceAll(' ', ''),
  ]
  try {
    const input = { email, password, ...(code ? { code } : {}) }
    const { mfaRequired } = await app.call<typeof createSession>('identity.createSession', input)
    if (!mfaRequired) return redirect(safeNext(text(form, 'next'), homeOf(app)), 303)
    // The password is asked again with the code: keeping it in the page would leave it in the browser's history.
    return data(
      { refusal: undefined, values: { email, next: text(form, 'next') }, step: 'code' as const },
      { status: 200 },
    )
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    const step = form.has('code') ? ('code' as const) : ('password' as const)
    return data({ refusal, values: valuesOf(form), step }, { status: refusal.status })
  }
}

export default function Login() {
  const { next, after: cause } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  const { mode, customers } = useVisit()
  const form = formState(answer)
  const done = after[cause as keyof typeof after]
  const withCode = answer?.step === 'code'
  return (
    <AuthFrame title={say(withCode ? m.login_code_title : m.login_title)}>
      <form method="post" action="/login" className="space-y-5">
        {done && !answer && <Notice tone="success">{say(done)}</Notice>}
        {answer?.refusal && <Notice tone="danger">{answer.refusal.sentence}</Notice>}
        <input type="hidden" name="next" value={safeNext(form.values.next ?? null, next)} />
        <Credentials form={form} withCode={withCode} />
        <button type="submit" className="btn btn-primary w-full">
          {say(m.login_title)}
        </button>
        <div className="flex flex-wrap justify-between gap-x-6">
          <a href="/forgot" className="hit link-quiet text-muted text-sm font-medium">
            {say(m.login_forgot)}
          </a>
          <a href={`/sign-in${queryOf(next)}`} className="hit link-quiet text-muted text-sm font-medium">
            {say(m.team_link_instead)}
          </a>
        </div>
      </form>
      {customers && !withCode && (
        <p className="border-line mt-5 border-t pt-5 text-[0.9375rem]">
          {say(m.login_new)}{' '}
          <a href={`${customers.register}${queryOf(next)}`} className="link-quiet font-semibold">
            {say(m.login_register)}
          </a>
        </p>
      )}
      {mode === 'demo' && !withCode && (
        <p className="text-muted border-line mt-5 border-t pt-5 text-sm">{say(m.login_demo)}</p>
      )}
    </AuthFrame>
  )
}

function queryOf(next: string): string {
  return next ? `?next=${encodeURIComponent(next)}` : ''
}

function Credentials({ form, withCode }: { form: FormState; withCode: boolean }) {
  const say = useSay()
  return (
    <>
      <TextField
        form={form}
        name="email"
        label={say(m.login_email)}
        type="email"
        required
        autoComplete="username"
        autoFocus={!form.values.email}
      />
      <TextField
        form={form}
        name="password"
        label={say(m.login_password)}
        type="password"
        required
        autoComplete="current-password"
        autoFocus={Boolean(form.values.email)}
      />
      {withCode && (
        <TextField
          form={form}
          name="code"
          label={say(m.login_code)}
          help={say(m.login_code_help)}
          required
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={20}
          className="num tracking-widest"
        />
      )}
    </>
  )
}
