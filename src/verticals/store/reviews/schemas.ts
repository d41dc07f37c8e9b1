import { z } from 'zod'

const Text = z.string().trim()
const Status = z.enum(['pending', 'shown', 'hidden'])
export type Status = z.output<typeof Status>

export const NewReview = z.strictObject({
  /** Of the order's link: who holds it is the buyer. */
  token: z.string().min(32).max(80),
  itemId: z.uuid(),
  rating: z.int().min(1).max(5),
  body: Text.max(2_000).default(''),
  /** As it is shown; without one the first name of the order. */
  name: Text.max(60).default(''),
})
export type NewReview = z.output<typeof NewReview>
export const Written = z.object({ id: z.uuid(), status: Status })

export const ListReviews = z.strictObject({ productSlug: z.string().min(1).max(80), cursor: z.uuid().optional() })
export const Reviews = z.object({
  average: z.number().nullable(),
  count: z.int(),
  /** How many gave one star, two stars … five stars. */
  stars: z.array(z.int()),
  items: z.array(
    z.object({
      id: z.uuid(),
      rating: z.int(),
      body: z.string(),
      name: z.string(),
      reply: z.string(),
      createdAt: z.string(),
    }),
  ),
  next: z.uuid().nullable(),
})

export const ListAllReviews = z.strictObject({
  status: Status.optional(),
  productId: z.uuid().optional(),
  cursor: z.uuid().optional(),
})
export type ListAllReviews = z.output<typeof ListAllReviews>
export const AllReviews = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      productId: z.uuid(),
      productName: z.string(),
      orderNumber: z.string(),
      rating: z.int(),
      body: z.string(),
      name: z.string(),
      status: Status,
      reply: z.string(),
      createdAt: z.string(),
    }),
  ),
  next: z.uuid().nullable(),
})
export const DecideReview = z.strictObject({
  id: z.uuid(),
  status: z.enum(['shown', 'hidden']),
  reply: Text.max(2_000).default(''),
})
export type DecideReview = z.output<typeof DecideReview>
