import { useActionData, type ActionFunctionArgs } from 'react-router'
import { refused, text } from '#web/answer.ts'
import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { AuthFrame } from '#web/shell/auth.tsx'
import { formState, TextField } from '#web/ui/field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'

export const handle = { js: false }
export const headers = privateHeaders

export async function action({ context, request }: ActionFunctionArgs) {
  const app = pageApp(context)
  const form = await request.formData()
  try {
    await app.call('identity.requestReset', { email: text(form, 'email') })
    return { sentTo: text(form, 'email') }
  } catch (error) {
    return refused(error, app.locale, form)
  }
}

export default function Forgot() {
  const answer = useActionData<typeof action>()
  const say = useSay()
  const sentTo = answer && 'sentTo' in answer ? answer.sentTo : null
  const refusal = answer && 'refusal' in answer ? answer.refusal : null
  const form = formState(answer && 'refusal' in answer ? answer : null)
  return (
    <AuthFrame title={say(sentTo ? m.forgot_sent_title : m.forgot_title)}>
      {sentTo ? (
        <p>{say(m.forgot_sent, { email: sentTo })}</p>
      ) : (
        <form method="post" action="/forgot" className="space-y-5">
          {refusal && <Notice tone="danger">{refusal.sentence}</Notice>}
          <p className="text-muted">{say(m.forgot_help)}</p>
          <TextField
            form={form}
            name="email"
            label={say(m.login_email)}
            type="email"
            required
            autoComplete="username"
            autoFocus
          />
          <button type="submit" className="btn btn-primary w-full">
            {say(m.forgot_send)}
          </button>
        </form>
      )}
      <a href="/login" className="hit link-quiet text-muted mt-4 text-sm font-medium">
        {say(m.forgot_back)}
      </a>
    </AuthFrame>
  )
}
