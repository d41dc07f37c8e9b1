import type { Refusal } from '#web/answer.ts'
import { m } from '#web/paraglide/messages.js'
import { formState, TextField } from '#web/ui/field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'

export function PasswordSection({ refusal }: { refusal: Refusal | undefined }) {
  const say = useSay()
  const form = formState({ refusal })
  return (
    <section className="card-box p-6">
      <h2 className="text-lg">{say(m.security_password)}</h2>
      <form method="post" action="/account/security" className="mt-5 max-w-sm space-y-5">
        {refusal && <Notice tone="danger">{refusal.sentence}</Notice>}
        <TextField
          form={form}
          name="current"
          label={say(m.security_password_current)}
          type="password"
          required
          autoComplete="current-password"
        />
        <TextField
          form={form}
          name="password"
          label={say(m.setpw_new)}
          help={say(m.setpw_help)}
          type="password"
          required
          minLength={10}
          autoComplete="new-password"
        />
        <button type="submit" name="intent" value="password" className="btn btn-primary">
          {say(m.setpw_save)}
        </button>
      </form>
    </section>
  )
}
