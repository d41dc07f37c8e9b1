/** One e-mail, ready to go. Subject and names are single lines; the addresses have been checked. */
export type Mail = {
  /** The name shown as the sender; the address is the mailer's own. */
  from: string
  to: { name: string; address: string }
  /** Where an answer goes; absent where answers are not wanted. */
  replyTo?: string
  subject: string
  text: string
  html: string
  /** `<id@domain>`, the same at every repetition, so that a receiver can recognise one. */
  messageId: string
}

/**
 * Hands one e-mail over. Resolves when the receiving server has taken responsibility for it; throws `DeliveryRefused`
 * when it never will, and anything else when trying again may help (it may then also have arrived).
 */
export type Mailer = { send(mail: Mail): Promise<void> }

/** Hands one WhatsApp text over; the same terms as a mailer's. `to` is E.164, `reference` comes back in delivery reports. */
export type Whatsapp = { send(message: { to: string; text: string; reference: string }): Promise<void> }

/** The receiver will never take this message; sending it again is of no use. */
export class DeliveryRefused extends Error {
  override readonly name = 'DeliveryRefused'
}

declare module '#kernel/house.ts' {
  interface Ports {
    mailer: Mailer
    /** Null where no WhatsApp number is set up; no messages are written for it then. */
    whatsapp: Whatsapp | null
  }
}
