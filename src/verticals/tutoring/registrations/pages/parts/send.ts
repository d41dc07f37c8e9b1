import { isProblem } from '#kernel/problem/problem.ts'
import { text } from '#web/answer.ts'
import type { PageApp } from '#web/seam.ts'
import type { submitRegistration } from '../../operations.ts'

const TRIES = 20
const PAUSE_MS = 150

/**
 * Sends the form once, however often the button is pressed: a second sending that meets the first one half way waits
 * for it and is told the same number.
 */
export async function sendRegistration(app: PageApp, form: FormData): Promise<string> {
  const input = wanted(form)
  const idempotencyKey = text(form, 'key') || (await keyOf(input))
  for (let attempt = 1; ; attempt++) {
    try {
      const sent = app.call<typeof submitRegistration>('tutoring.submitRegistration', input, { idempotencyKey })
      return (await sent).number
    } catch (error) {
      if (!isProblem(error) || error.code !== 'still-running' || attempt === TRIES) throw error
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  }
}

function wanted(form: FormData) {
  const [email, programmeId] = [text(form, 'email'), text(form, 'programmeId')]
  return {
    name: text(form, 'name'),
    whatsapp: text(form, 'whatsapp'),
    school: text(form, 'school'),
    note: text(form, 'note'),
    consent: text(form, 'consent') === 'yes',
    extra: text(form, 'extra'),
    ...(email ? { email } : {}),
    ...(programmeId ? { programmeId } : {}),
  }
}

/** The answers as a key: a page that is the same for everybody cannot hold one of its own. */
async function keyOf(input: object): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(input))
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return `isi-${[...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
