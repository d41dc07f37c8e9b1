import { isProblem } from '#kernel/problem/problem.ts'
import type { PageApp } from '#web/seam.ts'
import { MEMBER } from '../../../members/rules.ts'
import type { MyCredits, Profile, SavedTargets } from '../../../members/schemas.ts'
import type { ProductView } from '../product.tsx'
import { toldOf, type Typed } from './cart.ts'

/* What a checkout knows beforehand of somebody who has signed in. */

export type MemberPart = { profile: Profile; targets: SavedTargets['items']; creditIdr: number }

/** Null for a guest, and for the shop's own people. */
export async function readMember(app: PageApp, product: ProductView): Promise<MemberPart | null> {
  if (app.actor.kind !== 'person' || !app.actor.roles.includes(MEMBER)) return null
  const [profile, targets, credits] = await Promise.all([
    app.call<Profile>('store.readProfile', {}),
    product.inputs.length > 0 ? app.call<SavedTargets>('store.listTargets', { productId: product.id }) : { items: [] },
    app.call<MyCredits>('store.listMyCredits', {}),
  ])
  return { profile, targets: targets.items, creditIdr: credits.availableIdr }
}

export function filledFor(typed: Typed, member: MemberPart | null): Typed {
  if (!member) return typed
  const { name, email, whatsapp } = member.profile
  return { ...typed, name, email, whatsapp }
}

/** How a button says which saved target it stands for. */
export const PICK = 'pick:'

/** The form with a saved target in its fields; everything else as it was typed. */
export async function picked(app: PageApp, product: ProductView, typed: Typed, intent: string): Promise<Typed> {
  const member = await readMember(app, product)
  const saved = member?.targets.find(({ id }) => `${PICK}${id}` === intent)
  if (!saved) return typed
  const target = Object.fromEntries(saved.fields.map(({ key, value }) => [key, value]))
  return { ...typed, target, confirmed: '', checkedFor: '', checkedName: '' }
}

/** Keeps where it went, as was wished. The order stands whatever becomes of that. */
export async function keepTarget(app: PageApp, product: ProductView, { target, checkedName }: Typed): Promise<void> {
  const label = checkedName.trim().slice(0, 60)
  const input = { productId: product.id, target: toldOf(target), ...(label ? { label } : {}) }
  try {
    await app.call('store.saveTarget', input)
  } catch (error) {
    // There are too many, or the visit has ended meanwhile: nothing to hold an order up for.
    if (!isProblem(error)) throw error
  }
}
