import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { AuthFrame } from '#web/shell/auth.tsx'
import { useSay } from '#web/words.ts'

export const handle = { js: false }
export const headers = privateHeaders

/** The last page of an account: it is gone, and nobody is signed in any more. */
export default function Closed() {
  const say = useSay()
  return (
    <AuthFrame title={say(m.member_close_done_title)}>
      <p role="status">{say(m.member_close_done)}</p>
      <a href="/" className="btn btn-quiet mt-6 w-full">
        {say(m.member_close_home)}
      </a>
    </AuthFrame>
  )
}
