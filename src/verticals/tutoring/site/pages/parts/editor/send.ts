/* The editor speaks to the same API as everybody's programs. */

export type Refused = { ok: false; status: number; code: string; sentence: string; fields: Record<string, string> }
export type Answer<T> = { ok: true; body: T } | Refused

type ProblemBody = { status?: number; code?: string; detail?: string; errors?: { path: string; message: string }[] }

/** One call below /api/v1. Without a connection the status is 0. */
export async function send<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
  try {
    const headers = { ...language(), ...(body === undefined ? {} : { 'content-type': 'application/json' }) }
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const response = await fetch(`/api/v1${path}`, { method, headers, ...sent })
    const answer: unknown = await response.json()
    return response.ok ? { ok: true, body: answer as T } : refusal(response.status, answer as ProblemBody)
  } catch {
    return refusal(0, {})
  }
}

/** Refusals come in the language of the page. */
function language() {
  return { 'accept-language': document.documentElement.lang }
}

function refusal(status: number, { code = '', detail = '', errors = [] }: ProblemBody): Refused {
  return {
    ok: false,
    status,
    code,
    sentence: detail,
    fields: Object.fromEntries(errors.map(({ path, message }) => [path, message])),
  }
}

export type Uploaded = { id: string; width: number; height: number }

/** Sends a picture and tells how far it has come, from 0 to 1. */
export function upload(file: File, onProgress: (share: number) => void): Promise<Answer<Uploaded>> {
  return new Promise((resolve) => {
    const form = new FormData()
    form.append('file', file)
    form.append('purpose', 'picture')
    form.append('name', file.name.slice(0, 120))
    const call = new XMLHttpRequest()
    call.open('POST', '/api/v1/files/images')
    call.setRequestHeader('accept-language', language()['accept-language'])
    call.responseType = 'json'
    call.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total ? loaded / total : 0))
    call.addEventListener('load', () => {
      const body = (call.response ?? {}) as unknown
      const done = call.status >= 200 && call.status < 300
      resolve(done ? { ok: true, body: body as Uploaded } : refusal(call.status, body as ProblemBody))
    })
    call.addEventListener('error', () => resolve(refusal(0, {})))
    call.send(form)
  })
}
