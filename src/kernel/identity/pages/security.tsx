import {
  data,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import type { confirmTotp, readSecurity, startTotp } from '../operations.ts'
import { read, refusalOf, secret, text, type Refusal } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import type { PageApp } from '#web/seam.ts'
import { AccountFrame } from '#web/shell/account.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import { PasswordSection } from './parts/password.tsx'
import { Sessions } from './parts/sessions.tsx'
import { Totp, type Enrolment } from './parts/totp.tsx'

export const handle = { js: false, theme: 'auto', islands: ['theme', 'copy'] }
export const headers = privateHeaders

/** What one form of the page led to. `intent` says which section shows it. */
type Outcome = { intent: string; refusal?: Refusal; enrolment?: Enrolment; recoveryCodes?: string[]; saved?: boolean }

export async function loader(args: LoaderFunctionArgs) {
  return read(signedInApp(args).call<typeof readSecurity>('identity.readSecurity', {}))
}

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args)
  const form = await args.request.formData()
  const intent = text(form, 'intent')
  try {
    return await act(app, intent, form)
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    // A mistyped code must not cost the picture that was just scanned.
    const enrolment = intent === 'confirm-totp' ? enrolmentIn(form) : undefined
    return data<Outcome>({ intent, refusal, enrolment }, { status: refusal.status })
  }
}

async function act(app: PageApp, intent: string, form: FormData): Promise<Outcome | Response> {
  switch (intent) {
    case 'verify':
      await app.call('identity.requestVerification', {})
      return { intent, saved: true }
    case 'end-other':
      await app.call('identity.endOtherSession', { id: text(form, 'id') })
      return redirect('/account/security', 303)
    case 'end-all':
      await app.call('identity.endAllSessions', {})
      return redirect('/login?after=logout', 303)
    case 'start-totp':
      return { intent, enrolment: await app.call<typeof startTotp>('identity.startTotp', {}) }
    case 'confirm-totp': {
      const code = text(form, 'code').replaceAll(' ', '')
      const { recoveryCodes } = await app.call<typeof confirmTotp>('identity.confirmTotp', { code })
      return { intent, recoveryCodes }
    }
    case 'stop-totp':
      await app.call('identity.disableTotp', { password: secret(form, 'password') })
      return { intent, saved: true }
    default:
      await app.call('identity.changePassword', {
        current: secret(form, 'current'),
        password: secret(form, 'password'),
      })
      return { intent: 'password', saved: true }
  }
}

function enrolmentIn(form: FormData): Enrolment {
  return { secret: text(form, 'secret'), otpauthUrl: '', qrSvg: '' }
}

export default function SecurityPage() {
  const security = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const say = useSay()
  const refusalFor = (...intents: string[]) =>
    outcome && intents.includes(outcome.intent) ? outcome.refusal : undefined
  return (
    <AccountFrame title={say(m.security_title)}>
      <p className="text-muted -mt-3 break-all">{security.email}</p>
      {outcome?.saved && (
        <Notice tone="success">{say(outcome.intent === 'verify' ? m.security_verify_sent : m.security_saved)}</Notice>
      )}
      {!security.emailVerified && outcome?.intent !== 'verify' && <Unverified />}
      {refusalFor('verify', 'end-other', 'end-all') && <Notice tone="danger">{outcome?.refusal?.sentence}</Notice>}
      <Totp
        enabled={security.totpEnabled}
        codesLeft={security.recoveryCodesLeft}
        enrolment={outcome?.enrolment}
        recoveryCodes={outcome?.recoveryCodes}
        refusal={refusalFor('start-totp', 'confirm-totp', 'stop-totp')}
      />
      <PasswordSection refusal={refusalFor('password')} />
      <Sessions sessions={security.sessions} />
    </AccountFrame>
  )
}

function Unverified() {
  const say = useSay()
  return (
    <Notice tone="warning" title={say(m.security_unverified)}>
      <form method="post" action="/account/security" className="mt-2">
        <button type="submit" name="intent" value="verify" className="btn btn-quiet">
          {say(m.security_verify)}
        </button>
      </form>
    </Notice>
  )
}
