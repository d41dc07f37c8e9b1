import { z } from 'zod'
import { TutoringSettings } from '../settings.ts'

const { registrationOpen, closedMessage, notifyContact, notifyTeam, notifyEmails, greeting } = TutoringSettings.shape

/** What the owner of a site may see and change; the package is not among it. */
export const Settings = z.object({
  registrationOpen: z.boolean(),
  closedMessage: z.string(),
  notifyContact: z.boolean(),
  notifyTeam: z.boolean(),
  notifyEmails: z.array(z.string()),
  greeting: z.string(),
  contactEmail: z.string().meta({ description: "The site's public address, which `notifyContact` means." }),
})

/** Without the defaults: a setting that is not named keeps its value. */
export const UpdateSettings = z.strictObject({
  registrationOpen: registrationOpen.unwrap().optional(),
  closedMessage: closedMessage.unwrap().optional(),
  notifyContact: notifyContact.unwrap().optional(),
  notifyTeam: notifyTeam.unwrap().optional(),
  notifyEmails: notifyEmails.unwrap().optional(),
  greeting: greeting.unwrap().optional(),
})
