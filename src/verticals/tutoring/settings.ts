import { z } from 'zod'
import { Email } from '#kernel/identity/email.ts'

/** How one tutoring site works; its owner changes most of this in the admin. */
export const TutoringSettings = z.object({
  /** The package the site was ordered with; empty for sites from before this was noted. */
  package: z.string().max(40).default(''),
  /** Whether the public form takes registrations now. */
  registrationOpen: z.boolean().default(true),
  /** What stands in the form's place while it is closed; empty says the product's own sentence. */
  closedMessage: z.string().trim().max(300).default(''),
  /** Who hears of a new registration: the site's contact, everybody who may handle it, and these addresses. */
  notifyContact: z.boolean().default(true),
  notifyTeam: z.boolean().default(true),
  notifyEmails: z.array(Email).max(5).default([]),
  /** The first words of a WhatsApp chat with a registrant; `{name}`, `{programme}` and `{site}` are filled in. */
  greeting: z.string().trim().max(500).default(''),
})
export type TutoringSettings = z.output<typeof TutoringSettings>
