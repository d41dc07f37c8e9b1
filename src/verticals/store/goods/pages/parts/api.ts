/* Files go to the API itself: a page's action takes no more than a page needs. */

export type Told<T> = { body: T | null; error: string | null; fields: Record<string, string> }
type ProblemBody = { detail?: string; errors?: { path: string; message: string }[] }

/** Sends a form or JSON to an operation and waits for its answer; a refusal is a sentence. */
export async function post<T>(path: string, sent: FormData | object, failed: string): Promise<Told<T>> {
  const form = sent instanceof FormData
  // A refusal speaks the page's language, whatever the browser prefers.
  const headers = {
    'accept-language': document.documentElement.lang,
    ...(form ? {} : { 'content-type': 'application/json' }),
  }
  try {
    const answer = await fetch(`/api/v1${path}`, {
      method: 'POST',
      body: form ? sent : JSON.stringify(sent),
      headers,
    })
    const body = (await answer.json()) as T & ProblemBody
    if (answer.ok) return { body, error: null, fields: {} }
    const fields = Object.fromEntries((body.errors ?? []).map(({ path: at, message }) => [at, message]))
    return { body: null, error: body.detail ?? failed, fields }
  } catch {
    return { body: null, error: failed, fields: {} }
  }
}

/** A file as text that JSON can carry. */
export function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () =>
      resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,/, '') : ''),
    )
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')))
    reader.readAsDataURL(file)
  })
}
