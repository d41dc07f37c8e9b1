import type { Refusal } from '#web/answer.ts'
import { m } from '#web/paraglide/messages.js'
import { CopyButton } from '#web/ui/copy.tsx'
import { formState, TextField } from '#web/ui/field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'

/** A second factor that was begun but not yet confirmed. `qrSvg` is drawn by our own server. */
export type Enrolment = { secret: string; otpauthUrl: string; qrSvg: string }

type TotpProps = {
  enabled: boolean
  codesLeft: number
  enrolment: Enrolment | undefined
  recoveryCodes: string[] | undefined
  refusal: Refusal | undefined
}

export function Totp({ enabled, codesLeft, enrolment, recoveryCodes, refusal }: TotpProps) {
  const say = useSay()
  return (
    <section className="card-box p-6">
      <h2 className="text-lg">{say(m.security_totp)}</h2>
      <p className="text-muted mt-1">
        {enabled ? say(m.security_totp_on, { count: codesLeft }) : say(m.security_totp_off)}
      </p>
      {refusal && (
        <div className="mt-4">
          <Notice tone="danger">{refusal.sentence}</Notice>
        </div>
      )}
      {recoveryCodes && <RecoveryCodes codes={recoveryCodes} />}
      {enrolment && !recoveryCodes && <Confirm enrolment={enrolment} refusal={refusal} />}
      {!enrolment && !enabled && !recoveryCodes && (
        <form method="post" action="/account/security" className="mt-4">
          <button type="submit" name="intent" value="start-totp" className="btn btn-primary">
            {say(m.security_totp_start)}
          </button>
        </form>
      )}
      {enabled && !recoveryCodes && <Stop />}
    </section>
  )
}

function Confirm({ enrolment, refusal }: { enrolment: Enrolment; refusal: Refusal | undefined }) {
  const say = useSay()
  return (
    <form method="post" action="/account/security" className="mt-5 max-w-sm space-y-5">
      <p>{say(m.security_totp_scan)}</p>
      {enrolment.qrSvg && (
        <div
          role="img"
          aria-label="QR"
          className="rounded-box border-line w-52 border bg-white p-2 [&_svg]:block [&_svg]:h-auto [&_svg]:w-full"
          dangerouslySetInnerHTML={{ __html: enrolment.qrSvg }}
        />
      )}
      <p className="text-sm">
        <span className="text-muted block">{say(m.security_totp_secret)}</span>
        <code className="num font-mono font-semibold break-all">{enrolment.secret}</code>
      </p>
      <input type="hidden" name="secret" value={enrolment.secret} />
      <TextField
        form={formState({ refusal })}
        name="code"
        label={say(m.login_code)}
        required
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        autoFocus
        className="num tracking-widest"
      />
      <button type="submit" name="intent" value="confirm-totp" className="btn btn-primary">
        {say(m.security_totp_confirm)}
      </button>
    </form>
  )
}

function RecoveryCodes({ codes }: { codes: string[] }) {
  const say = useSay()
  return (
    <div className="mt-5">
      <Notice tone="warning" title={say(m.security_codes_title)}>
        {say(m.security_codes)}
      </Notice>
      <ul className="num my-4 grid max-w-md grid-cols-2 gap-2 font-mono font-semibold">
        {codes.map((code) => (
          <li key={code} className="bg-base-200 rounded-field px-3 py-2 text-center">
            {code}
          </li>
        ))}
      </ul>
      <CopyButton text={codes.join('\n')} />
    </div>
  )
}

function Stop() {
  const say = useSay()
  return (
    <details className="mt-4">
      <summary className="hit text-error cursor-pointer font-semibold">{say(m.security_totp_stop)}</summary>
      <form method="post" action="/account/security" className="mt-3 max-w-sm space-y-4">
        <TextField
          form={formState()}
          name="password"
          id="f-stop-password"
          label={say(m.login_password)}
          help={say(m.security_totp_stop_help)}
          type="password"
          required
          autoComplete="current-password"
        />
        <button type="submit" name="intent" value="stop-totp" className="btn btn-danger">
          {say(m.security_totp_stop)}
        </button>
      </form>
    </details>
  )
}
