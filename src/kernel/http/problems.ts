import { apiKeyRefused } from '../problem/common.ts'
import type { Problem } from '../problem/problem.ts'
import type { Visit } from './visit.ts'

/** A refusal on the wire: RFC 9457, in the language of the request, never with a word of the database's. */
export function problemResponse(problem: Problem, visit: Pick<Visit, 'locale' | 'requestId'>): Response {
  const sentence = problem.sentence[visit.locale]
  const body = {
    type: `urn:ruko:problem:${problem.code}`,
    title: sentence,
    status: problem.status,
    detail: sentence,
    code: problem.code,
    requestId: visit.requestId,
    ...(problem.fields.length > 0
      ? { errors: problem.fields.map((field) => ({ path: field.path, message: field.sentence[visit.locale] })) }
      : {}),
  }
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': visit.locale,
    'cache-control': 'no-store',
    'x-request-id': visit.requestId,
  }
  if (problem.code === apiKeyRefused.code) headers['www-authenticate'] = 'Bearer'
  if (typeof problem.params.seconds === 'number') headers['retry-after'] = String(problem.params.seconds)
  else if (problem.status === 503) headers['retry-after'] = '60'
  return new Response(JSON.stringify(body), { status: problem.status, headers })
}
