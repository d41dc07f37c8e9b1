import type { Ctx } from '#kernel/context.ts'
import { originOf } from '#kernel/house.ts'
import { notify } from '#services/notifications/index.ts'
import { adminUrl } from '../notices/links.ts'
import { tellTeam } from '../notices/tell.ts'
import { findTiers } from './queries.ts'
import { percentOf } from './rules.ts'
import { contactOf } from './service.ts'
import { findWithdrawal } from '../wallet/withdrawals.ts'

/* Who hears of what about resellers and their wallets. */

type Of = { resellerId: string }
type Fact = { id: string }

async function onApplied(ctx: Ctx, { resellerId }: Of, fact: Fact): Promise<void> {
  const { row } = await contactOf(ctx, resellerId)
  const params = { shopName: row.shop_name, what: 'application' as const, adminUrl: adminUrl(ctx, 'resellers') }
  await tellTeam(ctx, 'store.resellers.manage', { template: 'store_reseller_waiting', params, dedupe: fact.id })
}

async function onDecided(ctx: Ctx, { resellerId, status }: Of & Decided, fact: Fact): Promise<void> {
  const { row, to, locale } = await contactOf(ctx, resellerId)
  await notify(ctx, {
    template: 'store_reseller_decided',
    to,
    params: { shopName: row.shop_name, outcome: status, reason: row.reason, resellerUrl: pageUrl(ctx, '') },
    locale,
    dedupe: `${resellerId}/${fact.id}`,
  })
}
type Decided = { status: 'approved' | 'refused' | 'suspended' }

async function onLow(ctx: Ctx, { resellerId, leftIdr }: Of & { leftIdr: number }, fact: Fact): Promise<void> {
  const { to, locale } = await contactOf(ctx, resellerId)
  const params = { leftIdr, walletUrl: pageUrl(ctx, '/wallet') }
  await notify(ctx, { template: 'store_wallet_low', to, params, locale, dedupe: `${resellerId}/${fact.id}` })
}

async function onWithdrawalAsked(ctx: Ctx, { resellerId, withdrawalId }: Of & { withdrawalId: string }): Promise<void> {
  const { row } = await contactOf(ctx, resellerId)
  const params = { shopName: row.shop_name, what: 'withdrawal' as const, adminUrl: adminUrl(ctx, 'withdrawals') }
  await tellTeam(ctx, 'store.money.manage', { template: 'store_reseller_waiting', params, dedupe: withdrawalId })
}

async function onWithdrawalDecided(
  ctx: Ctx,
  { resellerId, withdrawalId, status }: Of & { withdrawalId: string; status: 'paid' | 'refused' },
): Promise<void> {
  const [{ to, locale }, row] = await Promise.all([contactOf(ctx, resellerId), findWithdrawal(ctx, withdrawalId)])
  await notify(ctx, {
    template: 'store_withdrawal_decided',
    to,
    params: { amountIdr: row!.amount_idr, outcome: status, note: row!.note, walletUrl: pageUrl(ctx, '/wallet') },
    locale,
    dedupe: `${resellerId}/${withdrawalId}`,
  })
}

type TierChange = Of & { tierId: string; direction: 'up' | 'down' }

async function onTierChanged(ctx: Ctx, { resellerId, tierId, direction }: TierChange, fact: Fact): Promise<void> {
  const [{ row, to, locale }, tiers] = await Promise.all([contactOf(ctx, resellerId), findTiers(ctx)])
  const tier = tiers.find(({ id }) => id === tierId)
  // The level may be another one again by now, or be gone: its own message tells.
  if (!tier || row.tier_id !== tierId) return
  const params = { tier: tier.name, off: percentOf(tier.off_basis_points), direction, resellerUrl: pageUrl(ctx, '') }
  await notify(ctx, { template: 'store_reseller_tier', to, params, locale, dedupe: `${resellerId}/${fact.id}` })
}

async function onKeyRevoked(
  ctx: Ctx,
  { resellerId, keyId, name, reason }: Of & { keyId: string; name: string; reason: string },
): Promise<void> {
  const { to, locale } = await contactOf(ctx, resellerId)
  const params = { name, reason, apiUrl: pageUrl(ctx, '/api') }
  await notify(ctx, { template: 'store_key_revoked', to, params, locale, dedupe: `${resellerId}/${keyId}` })
}

async function onBotKeyRevoked(ctx: Ctx, { resellerId, reason }: Of & { reason: string }, fact: Fact): Promise<void> {
  const { to, locale } = await contactOf(ctx, resellerId)
  const params = { name: 'Digiflazz', reason, apiUrl: pageUrl(ctx, '/api/digiflazz') }
  await notify(ctx, { template: 'store_key_revoked', to, params, locale, dedupe: `${resellerId}/${fact.id}` })
}

function pageUrl(ctx: Ctx, path: string): string {
  return `${originOf(ctx.house, ctx.tenant.host)}/reseller${path}`
}

export const resellerListeners = {
  'store.reseller_applied': onApplied,
  'store.reseller_decided': onDecided,
  'store.reseller_tier_changed': onTierChanged,
  'store.reseller_key_revoked': onKeyRevoked,
  'store.bot_key_revoked': onBotKeyRevoked,
  'store.wallet_low': onLow,
  'store.withdrawal_asked': onWithdrawalAsked,
  'store.withdrawal_decided': onWithdrawalDecided,
}
