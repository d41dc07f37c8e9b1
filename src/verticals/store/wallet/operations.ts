import { z } from 'zod'
import { nothing, operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import { gatewayRefused } from '#services/payments/index.ts'
import { resellerOf } from '../resellers/index.ts'
import { notReseller } from '../resellers/problems.ts'
import * as problems from './problems.ts'
import { setLowAt } from './queries.ts'
import * as schemas from './schemas.ts'
import * as statement from './statement.ts'
import * as topups from './topups.ts'
import * as withdrawals from './withdrawals.ts'

const mine = 'store.reseller.wallet'
const manage = 'store.money.manage'

export const readMyWallet = operation({
  get: '/store/reseller/wallet',
  can: mine,
  summary: 'What the shop holds for the reseller, by side.',
  input: z.strictObject({}),
  output: schemas.WalletView,
  problems: [notReseller],
  run: async (ctx) => statement.readWallet(ctx, await resellerOf(ctx)),
})

export const listMyWalletEntries = operation({
  get: '/store/reseller/wallet/entries',
  can: mine,
  summary: 'The statement of the wallet, newest first.',
  input: schemas.ListEntries,
  output: schemas.EntryPage,
  problems: [notReseller],
  run: async (ctx, input) => statement.listEntries(ctx, await resellerOf(ctx), input),
})

export const setLowAlert = operation({
  put: '/store/reseller/wallet/alert',
  can: mine,
  summary: 'Says below which sum the reseller wants to be told.',
  input: schemas.SetLowAlert,
  output: nothing,
  problems: [notReseller],
  run: async (ctx, { lowAtIdr }) => {
    await setLowAt(ctx, (await resellerOf(ctx)).id, lowAtIdr)
  },
})

export const openMyTopup = operation({
  post: '/store/reseller/topups',
  can: mine,
  summary: 'Opens a QRIS charge that pays into the wallet.',
  outside: true,
  status: 201,
  limit: { name: 'store-topup', points: 30, seconds: 600 },
  input: schemas.OpenTopup,
  output: schemas.Topup,
  problems: [notReseller, problems.topupOff, gatewayRefused],
  run: async (ctx, { amountIdr }) => topups.openTopup(ctx, await ctx.transact(resellerOf), amountIdr),
})

export const readMyTopup = operation({
  get: '/store/reseller/topups/{id}',
  can: mine,
  summary: 'How a top-up stands, with its QR while it can be paid.',
  input: schemas.ById,
  output: schemas.Topup,
  problems: [notReseller, notFound],
  run: async (ctx, { id }) => topups.readTopup(ctx, await resellerOf(ctx), id),
})

export const watchMyTopup = operation({
  get: '/store/reseller/topups/{id}/events',
  can: mine,
  summary: 'Tells when a top-up has changed.',
  stream: true,
  input: schemas.ById,
  output: z.string(),
  problems: [notReseller, notFound],
  run: async (ctx, { id }) => {
    await topups.readTopup(ctx, await resellerOf(ctx), id)
    return `${topups.TOPUP}:${id}`
  },
})

export const askMyWithdrawal = operation({
  post: '/store/reseller/withdrawals',
  can: mine,
  summary: 'Asks for margin to be paid out; it leaves the wallet at once.',
  status: 201,
  limit: { name: 'store-withdrawal', points: 20, seconds: 3600 },
  input: schemas.AskWithdrawal,
  output: schemas.Made,
  problems: [notReseller, problems.marginShort, problems.withdrawalSmall, problems.alreadyAsked],
  run: async (ctx, input) => withdrawals.askWithdrawal(ctx, await resellerOf(ctx), input),
})

export const listMyWithdrawals = operation({
  get: '/store/reseller/withdrawals',
  can: mine,
  summary: 'The latest withdrawals of the reseller.',
  input: z.strictObject({}),
  output: schemas.MyWithdrawals,
  problems: [notReseller],
  run: async (ctx) => statement.listMine(ctx, await resellerOf(ctx)),
})

export const listWithdrawals = operation({
  get: '/store/admin/withdrawals',
  can: manage,
  summary: 'Withdrawals of all resellers, newest first.',
  input: schemas.ListWithdrawals,
  output: schemas.WithdrawalPage,
  run: (ctx, input) => statement.listAll(ctx, input),
})

export const readWithdrawalAccount = operation({
  post: '/store/admin/withdrawals/{id}/account-reveals',
  can: manage,
  summary: 'Shows where a withdrawal is to be sent; each look is in the audit log.',
  idempotency: 'none',
  input: schemas.WithReason,
  output: schemas.BankAccount,
  problems: [notFound, problems.withdrawalDecided],
  run: (ctx, { id, reason }) => withdrawals.readAccount(ctx, id, reason),
})

export const payWithdrawal = operation({
  post: '/store/admin/withdrawals/{id}/payments',
  can: manage,
  summary: 'Records that a withdrawal was sent, with the bank’s reference.',
  input: schemas.PayWithdrawal,
  output: nothing,
  problems: [notFound, problems.withdrawalDecided],
  run: (ctx, { id, reference }) => withdrawals.payWithdrawal(ctx, id, reference),
})

export const refuseWithdrawal = operation({
  post: '/store/admin/withdrawals/{id}/refusals',
  can: manage,
  summary: 'Refuses a withdrawal; the margin goes back to the wallet and the reseller reads why.',
  input: schemas.WithReason,
  output: nothing,
  problems: [notFound, problems.withdrawalDecided],
  run: (ctx, { id, reason }) => withdrawals.refuseWithdrawal(ctx, id, reason),
})
