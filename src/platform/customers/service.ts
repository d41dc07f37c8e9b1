import type { Ctx } from '#kernel/context.ts'
import { personOf } from '#kernel/identity/authorize.ts'
import { Email } from '#kernel/identity/email.ts'
import { ensurePerson } from '#kernel/identity/people.ts'
import { findPerson } from '#kernel/identity/queries.ts'
import { findOrder } from '../portal/queries.ts'
import { findOrdersOf } from './queries.ts'
import type { MyOrders } from './schemas.ts'

/** What a person who ordered may do: nothing but see the own orders, which needs no permission. */
export const CUSTOMER_ROLE = 'customer'

/**
 * Whoever ordered can sign in by a mailed link and find the order again. The address is not taken for theirs before
 * they have followed such a link.
 */
export async function welcomeCustomer(ctx: Ctx, { orderId }: { orderId: string }): Promise<void> {
  const order = (await findOrder(ctx, orderId))!
  // An address that identity does not take cannot sign in; its order is still found by its link.
  const email = Email.safeParse(order.owner_email)
  if (!email.success) return
  const { owner_name: name, owner_whatsapp: phone } = order
  await ensurePerson(ctx, { email: email.data, name, phone, roles: [CUSTOMER_ROLE] })
}

export async function listMyOrders(ctx: Ctx): Promise<MyOrders> {
  const person = (await findPerson(ctx, personOf(ctx).id))!
  const verified = person.email_verified_at !== null
  const rows = verified ? await findOrdersOf(ctx, person.email) : []
  return {
    email: person.email,
    verified,
    items: rows.map((row) => ({
      token: row.token,
      number: row.number,
      businessName: row.business_name,
      slug: row.slug,
      status: row.status,
      package: row.package_name,
      totalIdr: row.total_idr,
      paidIdr: row.paid_idr,
      unread: row.unread,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    })),
  }
}
