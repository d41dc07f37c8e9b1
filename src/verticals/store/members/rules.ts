/* What server and pages know of members without asking the database. */

/** The role of everybody who has an account of their own in a shop. */
export const MEMBER = 'member'

/** How a member's orders are narrowed. `open`: something is still to come. */
export const ORDER_VIEWS = ['open', 'unpaid', 'done', 'ended'] as const
