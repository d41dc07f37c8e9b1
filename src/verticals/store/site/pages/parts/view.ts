import type { z } from 'zod'
import type { ShopView } from '../../schemas.ts'

/** What every public page of a shop knows of it. */
export type Shop = z.output<typeof ShopView>
