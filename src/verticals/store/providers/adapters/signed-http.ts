import { Webhook } from 'standardwebhooks'
import { z } from 'zod'
import { call, type Call, type Reply } from './line.ts'
import {
  ABSENCES,
  type Adapter,
  CALL_TIMEOUT_MS,
  CHECK_TIMEOUT_MS,
  type Invited,
  type InviteRequest,
  type Line,
  ProviderRefused,
  ProviderUnavailable,
  type RefusalCode,
  type TargetAnswer,
} from './port.ts'

/*
 * A provider that takes signed JSON. Each call carries Standard Webhooks headers (`webhook-id`, `webhook-timestamp`,
 * `webhook-signature`) over its body, or over its path when it has none, and the account as `x-account` with a bearer token.
 *
 *   POST /v1/invitations                    {requestId, plan, email}, Idempotency-Key = requestId -> {requestId, reference, state}
 *   GET  /v1/invitations/{requestId}        -> the same, or 404 `invitation-unknown`
 *   POST /v1/invitations/{requestId}/cancellation -> the same, or 409 `already-accepted`
 *   POST /v1/target-checks {checkId, product, target} -> {checkId, found: true, name} or {checkId, found: false, reason}
 */

const BaseUrl = z
  .url({ error: 'Isi alamat seperti https://api.contoh.id.|Give an address such as https://api.example.com.' })
  .max(300, { error: 'Paling banyak 300 huruf.|At most 300 characters.' })
const Secrets = z.strictObject({
  signingSecret: z
    .string()
    .max(200)
    .regex(/^whsec_[A-Za-z0-9+/=]{32,}$/, {
      error: 'Isi rahasia yang diawali whsec_.|Give a secret beginning with whsec_.',
    }),
})
const Credentials = z.strictObject({
  account: z
    .string()
    .trim()
    .min(1, { error: 'Isi nama akun.|Give the name of the account.' })
    .max(120, { error: 'Paling banyak 120 huruf.|At most 120 characters.' }),
  token: z
    .string()
    .trim()
    .min(1, { error: 'Isi token akun.|Give the token of the account.' })
    .max(2000, { error: 'Paling banyak 2.000 huruf.|At most 2,000 characters.' }),
})

export const signedHttp: Adapter = {
  name: 'signed-http',
  label: { id: 'API bertanda tangan', en: 'Signed API' },
  terms: {
    id: 'Pakai hanya API resmi penyedia atau ruang kerja milikmu sendiri. Periksa syarat layanannya sebelum menyalakan.',
    en: 'Use only an official API of the provider or a workspace of your own. Read its terms of service before switching it on.',
  },
  by: 'call',
  checksTargets: true,
  config: z.strictObject({ baseUrl: BaseUrl }),
  secrets: Secrets,
  credentials: Credentials,
  connect: (house, config, secrets) =>
    openLine({
      baseUrl: z.strictObject({ baseUrl: BaseUrl }).parse(config).baseUrl,
      signingSecret: Secrets.parse(secrets).signingSecret,
      publicOnly: house.mode !== 'demo',
    }),
}

/** The stand-in of the demo: the same words, and nothing to set up. */
export const simulator: Adapter = {
  ...signedHttp,
  name: 'simulator',
  label: { id: 'Simulator', en: 'Simulator' },
  terms: { id: 'Hanya untuk mencoba; tidak ada undangan sungguhan.', en: 'Only for trying out; no real invitations.' },
  demoOnly: true,
  config: z.strictObject({}),
  secrets: z.strictObject({}),
  connect: ({ ports }) => {
    if (!ports.inviteSimulator) throw new ProviderUnavailable('the stand-in does not run', 'refused')
    const { url, secret } = ports.inviteSimulator
    return openLine({ baseUrl: url, signingSecret: secret, publicOnly: false })
  },
}

type Wish = { id: string; method: Call['method']; path: string; body?: object }
type Setup = { baseUrl: string; signingSecret: string; publicOnly: boolean }

export function openLine(setup: Setup, timeoutMs = CALL_TIMEOUT_MS): Line {
  const ask = (credentials: unknown, wish: Wish, mostMs = timeoutMs) =>
    send(setup, Math.min(timeoutMs, mostMs), Credentials.parse(credentials), wish)
  const of = (requestId: string) => `v1/invitations/${encodeURIComponent(requestId)}`
  return {
    invite: async (credentials, { requestId, plan, target }: InviteRequest) =>
      understood(
        requestId,
        await ask(credentials, {
          id: requestId,
          method: 'POST',
          path: 'v1/invitations',
          body: { requestId, plan, email: target },
        }),
      ),
    status: async (credentials, requestId) =>
      unlessUnknown(requestId, await ask(credentials, { id: requestId, method: 'GET', path: of(requestId) })),
    revoke: async (credentials, requestId) => {
      const wish = { id: requestId, method: 'POST' as const, path: `${of(requestId)}/cancellation`, body: {} }
      return unlessUnknown(requestId, await ask(credentials, wish))
    },
    checkTarget: async (credentials, question) => {
      const wish = { id: question.checkId, method: 'POST' as const, path: 'v1/target-checks', body: question }
      return answered(question.checkId, await ask(credentials, wish, CHECK_TIMEOUT_MS))
    },
  }
}

function send(
  { baseUrl, signingSecret, publicOnly }: Setup,
  timeoutMs: number,
  { account, token }: z.output<typeof Credentials>,
  { id, method, path, body }: Wish,
): Promise<Reply> {
  const url = new URL(path, baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`)
  const text = body ? JSON.stringify(body) : null
  const at = new Date()
  return call({
    url,
    method,
    body: text,
    timeoutMs,
    publicOnly,
    headers: {
      accept: 'application/json',
      ...(text === null ? {} : { 'content-type': 'application/json', 'idempotency-key': id }),
      'user-agent': 'ruko-store',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(signingSecret).sign(id, at, text ?? url.pathname),
      'x-account': account,
      authorization: `Bearer ${token}`,
    },
  })
}

const Answer = z.object({
  requestId: z.string(),
  reference: z.string().min(1).max(200),
  state: z.enum(['sent', 'accepted', 'rejected', 'expired', 'revoked']),
})
const Refusal = z.object({ error: z.object({ code: z.string().regex(/^[a-z0-9-]{1,40}$/), message: z.string() }) })
const CODES = new Set<string>(['quota-reached', 'target-rejected', 'account-refused', 'already-accepted'])

function unlessUnknown(requestId: string, reply: Reply): Invited | null {
  const unknown =
    reply.status === 404 && Refusal.safeParse(asJson(reply.text)).data?.error.code === 'invitation-unknown'
  return unknown ? null : understood(requestId, reply)
}

function understood(requestId: string, reply: Reply): Invited {
  if (reply.status !== 200 && reply.status !== 201) throw troubleOf(reply)
  const answer = Answer.safeParse(asJson(reply.text))
  if (answer.success && answer.data.requestId === requestId) return answer.data
  throw new ProviderUnavailable('the answer of the provider cannot be understood', 'unknown')
}

/** What a name may not hold: line breaks and other signs that nobody sees, but that turn text around. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu
const Checked = z.discriminatedUnion('found', [
  z.object({
    checkId: z.string(),
    found: z.literal(true),
    name: z
      .string()
      .max(400)
      .transform((name) => Array.from(name.replaceAll(UNSEEN, '').trim()).slice(0, 80).join(''))
      .pipe(z.string().min(1)),
  }),
  // A reason of its own that we have no words for says no less that the account is not there.
  z.object({ checkId: z.string(), found: z.literal(false), reason: z.enum(ABSENCES).catch('unknown') }),
])

/** Too many questions are no illness of the provider: nothing is counted against it. */
function answered(checkId: string, reply: Reply): TargetAnswer {
  if (reply.status === 429) throw new ProviderRefused('refused', '429')
  if (reply.status !== 200) throw troubleOf(reply)
  const answer = Checked.safeParse(asJson(reply.text))
  if (!answer.success || answer.data.checkId !== checkId)
    throw new ProviderUnavailable('the answer of the provider cannot be understood', 'unknown')
  const { checkId: _id, ...told } = answer.data
  return told
}

function troubleOf({ status, text }: Reply): ProviderRefused | ProviderUnavailable {
  if (status === 429 || status === 503) return new ProviderUnavailable(`the provider answered ${status}`, 'refused')
  if (status >= 400 && status < 500 && status !== 408) {
    const code = Refusal.safeParse(asJson(text)).data?.error.code ?? ''
    // Its message may repeat an address or a token; the code says enough.
    return new ProviderRefused((CODES.has(code) ? code : 'refused') as RefusalCode, `${status} ${code}`.trim())
  }
  return new ProviderUnavailable(`the provider answered ${status}`, 'unknown')
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
