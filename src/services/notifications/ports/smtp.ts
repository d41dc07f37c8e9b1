import { createTransport } from 'nodemailer'
import { DeliveryRefused, type Mail, type Mailer } from './port.ts'

type SmtpSettings = {
  /** `smtps://user:password@host` or `smtp://host:port`; TLS is used where the server offers it, `?requireTLS=true` insists. */
  url: string
  /** `Ruko <noreply@example.com>`; the address of every message, and the name of those that bring none. */
  from: string
  timeoutMs?: number
}

/** A mailer that speaks SMTP, one connection a message. */
export function smtpMailer({ url, from, timeoutMs = 15_000 }: SmtpSettings): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    socketTimeout: 2 * timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const sender = parseSender(from)
  return {
    send: async (mail) => {
      try {
        await transport.sendMail(envelopeOf(mail, sender))
      } catch (error) {
        throw isRefusal(error) ? new DeliveryRefused((error as Error).message, { cause: error }) : error
      }
    },
  }
}

function envelopeOf(mail: Mail, sender: { name: string; address: string }) {
  return {
    // Names are given apart from addresses, so that nothing in a name can be read as an address.
    from: { name: mail.from || sender.name, address: sender.address },
    to: mail.to,
    ...(mail.replyTo ? { replyTo: { name: mail.from, address: mail.replyTo } } : {}),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    headers: { 'Auto-Submitted': 'auto-generated' },
  }
}

/**
 * Only what the server says about this recipient or this content is final. A refused login or a refused sender is a
 * fault of our settings: it will be mended, and the messages must still be there then.
 */
function isRefusal(error: unknown): boolean {
  const { responseCode, command, code } = error as { responseCode?: number; command?: string; code?: string }
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') return false
  return (responseCode ?? 0) >= 500 && (command === 'RCPT TO' || command === 'DATA')
}

function parseSender(from: string): { name: string; address: string } {
  const parts = /^\s*"?([^"<]*?)"?\s*<([^<>\s]+@[^<>\s]+)>\s*$/.exec(from)
  if (parts) return { name: parts[1]!, address: parts[2]! }
  return { name: '', address: from.trim() }
}
