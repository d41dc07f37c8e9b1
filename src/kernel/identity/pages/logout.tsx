import { redirect, type ActionFunctionArgs } from 'react-router'
import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { AuthFrame } from '#web/shell/auth.tsx'
import { useSay } from '#web/words.ts'

export const handle = { js: false }
export const headers = privateHeaders

export async function action({ context }: ActionFunctionArgs) {
  const app = pageApp(context)
  if (app.actor.kind === 'person') await app.call('identity.endSession', {})
  return redirect('/login?after=logout', 303)
}

/** A GET must not sign anyone out; it asks. */
export default function Logout() {
  const say = useSay()
  return (
    <AuthFrame title={say(m.logout_title)}>
      <form method="post" action="/logout">
        <p className="mb-5">{say(m.logout_text)}</p>
        <button type="submit" className="btn btn-primary w-full">
          {say(m.logout_title)}
        </button>
      </form>
    </AuthFrame>
  )
}
