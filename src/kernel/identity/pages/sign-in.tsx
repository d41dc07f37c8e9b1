import {
  data,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import type { signInByLink } from '../operations.ts'
import { refusalOf, text, type Refusal } from '#web/answer.ts'
import { homeOf, safeNext } from '#web/guard.ts'
import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp, type PageApp } from '#web/seam.ts'
import { AuthFrame } from '#web/shell/auth.tsx'
import { formState, TextField } from '#web/ui/field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'

export const handle = { js: false }
export const headers = privateHeaders

/** What a form of this page led to: a mail on its way, the question for a code, or a refusal. */
type Outcome = { sentTo?: string; askCode?: boolean; refusal?: Refusal; email?: string }

export function loader({ context }: LoaderFunctionArgs) {
  const app = pageApp(context)
  const { searchParams } = app.url
  const token = searchParams.get('token')
  const next = safeNext(searchParams.get('next'), '')
  if (!token && app.actor.kind === 'person') throw redirect(next || homeOf(app), 303)
  return { token, next }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const app = pageApp(context)
  const form = await request.formData()
  const next = safeNext(text(form, 'next'), '')
  try {
    return form.has('token') ? await enter(app, form, next) : await send(app, text(form, 'email'), next)
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    const outcome: Outcome = { refusal, email: text(form, 'email'), askCode: form.has('code') }
    return data(outcome, { status: refusal.status })
  }
}

async function send(app: PageApp, email: string, next: string): Promise<Outcome> {
  await app.call('identity.requestSignInLink', { email, ...(next ? { next } : {}) })
  return { sentTo: email }
}

async function enter(app: PageApp, form: FormData, next: string): Promise<Outcome | Response> {
  const code = text(form, 'code').replaceAll(' ', '')
  const input = { token: text(form, 'token'), ...(code ? { code } : {}) }
  const { mfaRequired } = await app.call<typeof signInByLink>('identity.signInByLink', input)
  return mfaRequired ? { askCode: true } : redirect(next || homeOf(app), 303)
}

export default function SignIn() {
  const { token, next } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>() ?? {}
  const say = useSay()
  const { sentTo } = outcome
  const spent = outcome.refusal?.code === 'link-spent'
  const query = next ? `?next=${encodeURIComponent(next)}` : ''
  return (
    <AuthFrame title={say(sentTo ? m.team_link_sent_title : outcome.askCode ? m.login_code_title : m.team_link_title)}>
      {outcome.refusal && (
        <div className="mb-5">
          <Notice tone="danger">{outcome.refusal.sentence}</Notice>
        </div>
      )}
      {sentTo && <p>{say(m.team_link_sent, { email: sentTo })}</p>}
      {token && !spent && <Confirm token={token} next={next} outcome={outcome} />}
      {!token && !sentTo && <Ask next={next} outcome={outcome} />}
      {token && (
        <a href={`/sign-in${query}`} className="hit link-quiet text-muted mt-4 text-sm font-medium">
          {say(m.team_link_again)}
        </a>
      )}
      {!token && (
        <a href={`/login${query}`} className="hit link-quiet text-muted mt-4 text-sm font-medium">
          {say(m.team_link_password)}
        </a>
      )}
    </AuthFrame>
  )
}

type PartProps = { next: string; outcome: Outcome }

function Ask({ next, outcome }: PartProps) {
  const say = useSay()
  return (
    <form method="post" action="/sign-in" className="space-y-5">
      <p className="text-muted">{say(m.team_link_help)}</p>
      <input type="hidden" name="next" value={next} />
      <TextField
        form={formState({ ...outcome, values: { email: outcome.email ?? '' } })}
        name="email"
        label={say(m.login_email)}
        type="email"
        required
        autoComplete="username"
        autoFocus
      />
      <button type="submit" className="btn btn-primary w-full">
        {say(m.team_link_send)}
      </button>
    </form>
  )
}

/** The link in the mail only opens this page: mail scanners follow links, people press buttons. */
function Confirm({ token, next, outcome }: PartProps & { token: string }) {
  const say = useSay()
  return (
    <form method="post" className="space-y-5">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="next" value={next} />
      {!outcome.askCode && <p>{say(m.team_link_confirm)}</p>}
      {outcome.askCode && (
        <TextField
          form={formState(outcome)}
          name="code"
          label={say(m.login_code)}
          help={say(m.team_link_code_help)}
          required
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={20}
          autoFocus
          className="num tracking-widest"
        />
      )}
      <button type="submit" className="btn btn-primary w-full">
        {say(m.team_link_button)}
      </button>
    </form>
  )
}
