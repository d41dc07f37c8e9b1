import { z } from 'zod'
import { DeliveryRefused, type Whatsapp } from './port.ts'

type CloudSettings = {
  /** `https://graph.facebook.com` or the stand-in of development. */
  url: string
  /** Versions are retired about two years after they appear. */
  version?: string
  /** The platform's id of our number, which is not the number itself. */
  phoneNumberId: string
  token: string
  timeoutMs?: number
}

/**
 * WhatsApp by the Cloud API's text messages. It has no idempotency key: a message whose answer was lost may be sent a
 * second time, and carries the same `biz_opaque_callback_data` then.
 */
export function cloudWhatsapp(settings: CloudSettings): Whatsapp {
  const { url, version = 'v20.0', phoneNumberId, token, timeoutMs = 15_000 } = settings
  const address = new URL(`/${version}/${encodeURIComponent(phoneNumberId)}/messages`, url)
  return {
    send: async ({ to, text, reference }) => {
      const answer = await fetch(address, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          messaging_product: 'whatsapp',
          recipient_type: 'individual',
          to: to.replace(/^\+/, ''),
          type: 'text',
          text: { preview_url: false, body: text },
          biz_opaque_callback_data: reference,
        }),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      })
      const body = await answer.text()
      if (answer.ok && Accepted.safeParse(asJson(body)).success) return
      throw faultOf(answer.status, asJson(body))
    },
  }
}

const Accepted = z.object({ messages: z.array(z.object({ id: z.string().min(1) })).min(1) })
const Refused = z.object({ error: z.object({ code: z.int(), message: z.string() }) })

/**
 * What concerns this recipient, this text or the 24-hour window; repeating does not help. Expired tokens, limits and
 * the platform's own trouble are not here: those pass.
 */
const FINAL = new Set([
  131_008, 131_009, 131_021, 131_026, 131_030, 131_047, 131_049, 131_050, 131_051, 130_472, 130_497,
])

function faultOf(status: number, body: unknown): Error {
  const refused = Refused.safeParse(body)
  if (!refused.success) return new Error(`WhatsApp answered ${status}`)
  const { code, message } = refused.data.error
  const sentence = `WhatsApp answered ${status} (${code}): ${message}`
  return FINAL.has(code) ? new DeliveryRefused(sentence) : new Error(sentence)
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
