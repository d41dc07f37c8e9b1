/** What a message's sealed body holds; `html` only for e-mail. */
export type Envelope = {
  name: string
  text: string
  html?: string
  /** In whose name it is sent, where that is not the tenant's: nothing of the tenant's own stands on it then. */
  from?: string
}

/** The place a body is sealed for: it opens nowhere else. */
export function placeOfBody(messageId: string): string {
  return `notifications.messages/body/${messageId}`
}
