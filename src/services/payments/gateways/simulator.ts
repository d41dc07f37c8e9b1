import { Webhook } from 'standardwebhooks'
import { z } from 'zod'
import { GatewayRefused, GatewayTimeout, GatewayUnavailable, webhookForged } from './port.ts'
import type { Charge, ChargeRequest, Gateway, Refund, RefundRequest, WebhookHint } from './port.ts'

export type SimulatorSettings = {
  /** Where the simulator listens, such as http://127.0.0.1:3900. */
  url: string
  key: string
  /** `whsec_` and base64, as Standard Webhooks writes it. */
  webhookSecret: string
  /** How long one call may take, answer included. */
  timeoutMs: number
}

/** The payment simulator, spoken to over HTTP only. See docs/payments-simulator.md. */
export function simulatorGateway(settings: SimulatorSettings): Gateway {
  const webhook = new Webhook(settings.webhookSecret)
  return {
    name: 'simulator',
    charge: (request) => openCharge(settings, request),
    status: (reference) => readCharge(settings, reference),
    cancel: (reference) => cancelCharge(settings, reference),
    refund: (request) => refundCharge(settings, request),
    parseWebhook: (headers, rawBody) => readWebhook(webhook, headers, rawBody),
  }
}

/** As long as the gateway takes a payer's name; a longer one is no reason not to pay. */
const MOST_OF_NAME = 100

async function openCharge(settings: SimulatorSettings, request: ChargeRequest): Promise<Charge> {
  const { customer } = request
  const sent = { ...request, customer: { ...customer, name: customer.name.slice(0, MOST_OF_NAME).trim() } }
  return understandCharge(await accepted(settings, 'POST', '/v1/charges', sent), request.reference)
}

async function readCharge(settings: SimulatorSettings, reference: string): Promise<Charge | null> {
  const reply = await call(settings, 'GET', chargePath(reference))
  if (reply.status === 404 && refusal(reply)?.code === 'charge-unknown') return null
  return understandCharge(acceptedBody(reply), reference)
}

async function cancelCharge(settings: SimulatorSettings, reference: string): Promise<Charge> {
  return understandCharge(await accepted(settings, 'POST', `${chargePath(reference)}/cancellation`, {}), reference)
}

async function refundCharge(settings: SimulatorSettings, request: RefundRequest): Promise<Refund> {
  const { reference, ...body } = request
  const refund = understand(RefundAnswer, await accepted(settings, 'POST', `${chargePath(reference)}/refunds`, body))
  if (refund.key !== request.refundKey) throw garbled('it speaks of another refund')
  return refund
}

function readWebhook(webhook: Webhook, headers: Headers | Record<string, string>, rawBody: Uint8Array): WebhookHint {
  const sent = new Headers(headers)
  const eventId = sent.get('webhook-id') ?? ''
  try {
    // The library signs text. Bytes that are not strict UTF-8 would all read as the same replacement character.
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(rawBody)
    const body = WebhookBody.parse(webhook.verify(text, Object.fromEntries(sent)))
    const opened = body.type === 'charge.pending' ? { opened: true as const } : {}
    return { eventId, reference: body.data.reference, event: body.type, ...opened }
  } catch {
    throw webhookForged({})
  }
}

type Reply = { status: number; body: unknown }

async function accepted(settings: SimulatorSettings, method: string, path: string, body?: unknown): Promise<unknown> {
  return acceptedBody(await call(settings, method, path, body))
}

function acceptedBody(reply: Reply): unknown {
  if (reply.status === 200 || reply.status === 201) return reply.body
  const refused = refusal(reply)
  if (refused)
    throw new GatewayRefused(refused.code, `The gateway refused (${reply.status} ${refused.code}): ${refused.message}`)
  const outcome = reply.status === 429 || reply.status === 503 ? 'refused' : 'unknown'
  throw new GatewayUnavailable(`The gateway answered ${reply.status}`, outcome)
}

async function call(settings: SimulatorSettings, method: string, path: string, body?: unknown): Promise<Reply> {
  try {
    const answer = await fetch(new URL(path, settings.url), {
      method,
      headers: {
        authorization: `Bearer ${settings.key}`,
        accept: 'application/json',
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      body: body ? JSON.stringify(body) : null,
      redirect: 'manual',
      signal: AbortSignal.timeout(settings.timeoutMs),
    })
    return { status: answer.status, body: asJson(await answer.text()) }
  } catch (error) {
    throw lineTrouble(error, settings.timeoutMs)
  }
}

function lineTrouble(error: unknown, timeoutMs: number): Error {
  const cause = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  // These happen before the first byte leaves, so nothing can have been done.
  if (NEVER_SENT.has(code))
    return new GatewayUnavailable(`The gateway cannot be reached (${code})`, 'refused', { cause: error })
  if (error instanceof Error && error.name === 'TimeoutError') {
    return new GatewayTimeout(`The gateway did not answer within ${timeoutMs} ms`, { cause: error })
  }
  return new GatewayTimeout(`The line to the gateway broke (${code || 'no code'})`, { cause: error })
}

const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

function refusal({ status, body }: Reply): { code: string; message: string } | null {
  const answer = status >= 400 && status < 500 && status !== 429 ? RefusalAnswer.safeParse(body) : null
  return answer?.success ? answer.data.error : null
}

function understandCharge(body: unknown, reference: string): Charge {
  const charge = understand(ChargeAnswer, body)
  if (charge.reference !== reference) throw garbled('it speaks of another charge')
  return charge
}

function understand<T>(shape: z.ZodType<T>, body: unknown): T {
  const answer = shape.safeParse(body)
  if (!answer.success) throw garbled(z.prettifyError(answer.error))
  return answer.data
}

function garbled(what: string): GatewayUnavailable {
  return new GatewayUnavailable(`The gateway's answer cannot be understood: ${what}`, 'unknown')
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function chargePath(reference: string): string {
  return `/v1/charges/${encodeURIComponent(reference)}`
}

function hasInstrument(charge: Pick<Charge, 'method' | 'qrString' | 'vaNumber' | 'bank' | 'actionUrl'>): boolean {
  if (charge.method === 'qris') return charge.qrString !== undefined
  if (charge.method === 'va') return charge.vaNumber !== undefined && charge.bank !== undefined
  return charge.actionUrl !== undefined
}

const Idr = z.int().nonnegative()
const Time = z.iso.datetime()
const PaymentAnswer = z.object({ id: z.string().min(1), amountIdr: Idr, paidAt: Time, feeIdr: Idr })
const RefundAnswer = z.object({
  key: z.string().min(1),
  amountIdr: Idr,
  status: z.enum(['pending', 'done', 'failed']),
  at: Time,
})
const ChargeAnswer = z
  .object({
    reference: z.string().min(1),
    gatewayId: z.string().min(1),
    status: z.enum(['pending', 'paid', 'expired', 'failed', 'cancelled']),
    amountIdr: Idr,
    currency: z.string().length(3),
    method: z.enum(['qris', 'va', 'ewallet']),
    qrString: z.string().min(20).optional(),
    vaNumber: z.string().regex(/^\d+$/).optional(),
    bank: z.enum(['bca', 'bni', 'bri', 'mandiri', 'permata']).optional(),
    wallet: z.enum(['gopay', 'ovo', 'dana', 'shopeepay']).optional(),
    actionUrl: z.url().optional(),
    sandboxUrl: z.url().optional(),
    expiresAt: Time,
    feeIdr: Idr,
    payments: z.array(PaymentAnswer),
    refunds: z.array(RefundAnswer),
  })
  .refine(hasInstrument, 'nothing to pay with')
  .refine((charge) => charge.status !== 'paid' || charge.payments.length > 0, 'paid without a payment')
  .refine(
    (charge) => charge.feeIdr === charge.payments.reduce((sum, payment) => sum + payment.feeIdr, 0),
    'fees do not add up',
  )
const RefusalAnswer = z.object({ error: z.object({ code: z.string().min(1), message: z.string() }) })
const WebhookBody = z.object({ type: z.string().min(1), data: z.object({ reference: z.string().min(1) }) })
