import { z } from 'zod'
import { STATUSES } from '../registrations/rules.ts'
import { CHECKS } from './rules.ts'

/** What the signed-in person may see of the site at a glance; a part they may not see is null. */
export const Dashboard = z.object({
  registrations: z
    .object({
      thisWeek: z.int(),
      waiting: z.int().meta({ description: 'Nobody has contacted them yet.' }),
      latest: z.array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          programme: z.string(),
          status: z.enum(STATUSES),
          createdAt: z.string(),
        }),
      ),
      open: z.boolean(),
    })
    .nullable(),
  articles: z
    .object({
      published: z.int(),
      drafts: z.int(),
      latest: z.array(
        z.object({ id: z.uuid(), title: z.string(), status: z.enum(['draft', 'published']), updatedAt: z.string() }),
      ),
    })
    .nullable(),
  checklist: z.array(z.object({ code: z.enum(CHECKS), done: z.boolean() })).nullable(),
})
export type Dashboard = z.output<typeof Dashboard>
