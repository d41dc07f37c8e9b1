import { z } from 'zod'
import { operation } from '#kernel/http/operation.ts'
import { notFound, personNeeded } from '#kernel/problem/common.ts'
import { partnerOf } from '../partner/reseller.ts'
import { notReseller } from '../resellers/problems.ts'
import { readAccount, replaceKey, saveAccount } from './account.ts'
import { botKeyRevoked } from './problems.ts'
import { balance, priceList } from './lists.ts'
import * as schemas from './schemas.ts'
import { transact } from './transaction.ts'

/*
 * For programs that speak Digiflazz. They prove themselves by a signature in what they send and by where they send it from,
 * and every answer of theirs is in `data` with a response code, also a refusal; /v1/… answers the same (dialects.ts).
 */

const limit = { name: 'store-bots', points: 1_200, seconds: 60 }
const asked = { open: 'anyone', outside: true, idempotency: 'none', counts: true, limit } as const

export const listBotPrices = operation({
  post: '/reseller/digiflazz/price-list',
  ...asked,
  summary: 'The price list as Digiflazz puts it, at your prices; sign = md5(username + key + "pricelist").',
  input: schemas.AskPrices,
  output: schemas.PriceAnswer,
  run: (ctx, input) => priceList(ctx, input),
})

export const readBotBalance = operation({
  post: '/reseller/digiflazz/cek-saldo',
  ...asked,
  summary: 'The balance as Digiflazz puts it; sign = md5(username + key + "depo").',
  input: schemas.AskBalance,
  output: schemas.BalanceAnswer,
  run: (ctx, input) => balance(ctx, input),
})

export const placeBotTransaction = operation({
  post: '/reseller/digiflazz/transaction',
  ...asked,
  summary: 'Buys one unit, or says how the transaction of this ref_id stands; sign = md5(username + key + ref_id).',
  input: schemas.AskTransaction,
  output: schemas.TransactionAnswer,
  run: (ctx, input) => transact(ctx, input),
})

const can = 'store.reseller.keys'
const problems = [notReseller, personNeeded]

export const readBotAccount = operation({
  get: '/reseller/bot-account',
  can,
  summary: 'Your account for programs that speak Digiflazz; never its key.',
  input: z.strictObject({}),
  output: schemas.AccountState,
  problems,
  run: async (ctx) => readAccount(ctx, await partnerOf(ctx)),
})

export const saveBotAccount = operation({
  put: '/reseller/bot-account',
  can,
  summary: 'Switches it on or off and says from where it may be used; the first time it answers the key, only then.',
  // The answer may be a secret: it is never stored.
  idempotency: 'none',
  input: schemas.SaveAccount,
  output: schemas.AccountSaved,
  problems: [...problems, botKeyRevoked],
  run: async (ctx, input) => saveAccount(ctx, await partnerOf(ctx), input),
})

export const replaceBotKey = operation({
  post: '/reseller/bot-account/keys',
  can,
  summary: 'A new key in the place of the old one, which ends at once; shown only here.',
  idempotency: 'none',
  status: 201,
  input: z.strictObject({}),
  output: schemas.AccountSaved,
  problems: [...problems, notFound],
  run: async (ctx) => replaceKey(ctx, await partnerOf(ctx)),
})
