import { m } from '#web/paraglide/messages.js'
import { CircleUser, Gem, KeyRound, Package, ShieldCheck, Target, Wallet, type LucideIcon } from '#web/ui/icons.ts'
import type { Message } from '#web/words.ts'

/** The rooms of an account, in the order of its menu. */
export const entries: readonly { href: string; label: Message; icon: LucideIcon }[] = [
  { href: '/account', label: m.member_nav_profile, icon: CircleUser },
  { href: '/account/orders', label: m.member_nav_orders, icon: Package },
  { href: '/account/library', label: m.member_nav_library, icon: KeyRound },
  { href: '/account/targets', label: m.member_nav_targets, icon: Target },
  { href: '/account/points', label: m.member_nav_points, icon: Gem },
  { href: '/account/credits', label: m.member_nav_credits, icon: Wallet },
  { href: '/account/security', label: m.member_nav_security, icon: ShieldCheck },
]
