/** What a message's sealed body holds; `html` only for e-mail. */
export type Envelope = { name: string; text: string; html?: string }

/** The place a body is sealed for: it opens nowhere else. */
export function placeOfBody(messageId: string): string {
  return `notifications.messages/body/${messageId}`
}
