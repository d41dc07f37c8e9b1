import { z } from 'zod'

const Service = z.object({ id: z.uuid(), name: z.string(), priceIdr: z.int() })

export const Home = z.object({ welcome: z.string(), address: z.string(), services: z.array(Service) })
export const AddService = z.strictObject({
  name: z.string().trim().min(1).max(60),
  priceIdr: z.int().min(1).max(10_000_000),
})
export type AddService = z.output<typeof AddService>
export const Added = z.object({ id: z.uuid() })
export const ById = z.strictObject({ id: z.uuid() })
