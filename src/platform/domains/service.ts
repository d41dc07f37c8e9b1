import './rdap/port.ts'
import type { Ctx, OutsideCtx, PlatformCtx } from '#kernel/context.ts'
import type { House } from '#kernel/house.ts'
import type { Sentence } from '#kernel/problem/problem.ts'
import { findOrder, updateOrder } from '../portal/queries.ts'
import { announceOrder } from '../portal/service.ts'
import type { DomainState } from './rdap/port.ts'
import { readWish } from './wish.ts'

const SENTENCES: Record<DomainState, Sentence> = {
  free: {
    id: '{domain} kemungkinan besar masih tersedia. Kepastiannya saat didaftarkan.',
    en: '{domain} is probably available. It is certain only once it is registered.',
  },
  taken: {
    id: '{domain} sudah terdaftar. Pilih nama lain, atau biarkan bila domain ini milik Anda.',
    en: '{domain} is registered already. Choose another name, or keep it if it is yours.',
  },
  unknown: {
    id: 'Ketersediaan {domain} belum dapat diperiksa. Anda tetap dapat memesan; kami periksa lagi nanti.',
    en: 'We could not check {domain} right now. You can order all the same; we check again later.',
  },
}

/** What can be said of a wish at once, in the visitor's language. */
export async function lookUp(ctx: Omit<Ctx, 'tx'>, text: string) {
  const wish = readWish(text, ctx.house.baseDomain)
  if (!wish.ok) return { domain: text, state: 'invalid' as const, sentence: wish.why[ctx.locale], hint: null }
  const state = await ask(ctx.house, wish.domain)
  const sentence = SENTENCES[state][ctx.locale].replace('{domain}', wish.domain)
  return { domain: wish.domain, state, sentence, hint: wish.hint?.[ctx.locale] ?? null }
}

/** Notes on an order what the registry knows of the wished domain. */
export async function checkWish(ctx: OutsideCtx<PlatformCtx>, orderId: string): Promise<void> {
  const order = await ctx.transact((inner) => findOrder(inner, orderId))
  if (!order?.wished_domain) return
  const state = await ask(ctx.house, order.wished_domain)
  if (state === order.wished_domain_state) return
  await ctx.transact(async (inner) => {
    await updateOrder(inner, orderId, { wished_domain_state: state })
    announceOrder(inner, orderId)
  })
}

async function ask({ ports }: House, domain: string): Promise<DomainState> {
  return (await ports.rdap?.look(domain)) ?? 'unknown'
}
