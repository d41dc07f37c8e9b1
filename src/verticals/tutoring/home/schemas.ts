import { z } from 'zod'

export const Home = z.object({
  headline: z.string(),
  intro: z.string(),
  programmes: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      summary: z.string(),
      schedule: z.string(),
      priceIdr: z.int().nullable(),
    }),
  ),
  contact: z.object({ whatsapp: z.string(), email: z.string(), address: z.string() }),
})
