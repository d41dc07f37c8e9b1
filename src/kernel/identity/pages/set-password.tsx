import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { refused, secret, text } from '#web/answer.ts'
import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { AuthFrame } from '#web/shell/auth.tsx'
import { formState, TextField } from '#web/ui/field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'

export const handle = { js: false }
export const headers = privateHeaders

export function loader({ context }: LoaderFunctionArgs) {
  return { token: pageApp(context).url.searchParams.get('token') }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const app = pageApp(context)
  const form = await request.formData()
  try {
    await app.call('identity.setPassword', { token: text(form, 'token'), password: secret(form, 'password') })
    return redirect('/login?after=reset', 303)
  } catch (error) {
    return refused(error, app.locale, form)
  }
}

export default function SetPassword() {
  const { token } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  const held = answer?.values.token ?? token
  return (
    <AuthFrame title={say(m.setpw_title)}>
      {held ? (
        <form method="post" action="/set-password" className="space-y-5">
          {answer?.refusal && <Notice tone="danger">{answer.refusal.sentence}</Notice>}
          <input type="hidden" name="token" value={held} />
          <TextField
            form={formState(answer)}
            name="password"
            label={say(m.setpw_new)}
            help={say(m.setpw_help)}
            type="password"
            required
            minLength={10}
            autoComplete="new-password"
            autoFocus
          />
          <button type="submit" className="btn btn-primary w-full">
            {say(m.setpw_save)}
          </button>
        </form>
      ) : (
        <Notice tone="warning">{say(m.setpw_missing)}</Notice>
      )}
      <a href="/forgot" className="hit link-quiet text-muted mt-4 text-sm font-medium">
        {say(m.setpw_again)}
      </a>
    </AuthFrame>
  )
}
