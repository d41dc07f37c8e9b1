import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { refused, text } from '#web/answer.ts'
import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { AuthFrame } from '#web/shell/auth.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'

export const handle = { js: false }
export const headers = privateHeaders

export function loader({ context }: LoaderFunctionArgs) {
  return { token: pageApp(context).url.searchParams.get('token') ?? '' }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const app = pageApp(context)
  const form = await request.formData()
  try {
    await app.call('identity.verifyEmail', { token: text(form, 'token') })
    return redirect('/login?after=verify', 303)
  } catch (error) {
    return refused(error, app.locale, form)
  }
}

/** The link in the mail only opens this page: mail scanners follow links, people press buttons. */
export default function Verify() {
  const { token } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  return (
    <AuthFrame title={say(m.verify_title)}>
      <form method="post" action="/verify" className="space-y-5">
        {answer?.refusal && <Notice tone="danger">{answer.refusal.sentence}</Notice>}
        <input type="hidden" name="token" value={answer?.values.token ?? token} />
        <p>{say(m.verify_text)}</p>
        <button type="submit" className="btn btn-primary w-full">
          {say(m.verify_button)}
        </button>
      </form>
    </AuthFrame>
  )
}
