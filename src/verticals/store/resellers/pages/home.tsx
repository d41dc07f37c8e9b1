import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { refusalOf } from '#web/answer.ts'
import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import type { PageApp } from '#web/seam.ts'
import { CopyButton } from '#web/ui/copy.tsx'
import { FieldError } from '#web/ui/field.tsx'
import { Plus, Search, Trophy } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import type { listResellerPrices, readResellerHome } from '../operations.ts'
import { asked, resellerPage, rupiahOf } from './parts/app.ts'
import { Box, ResellerFrame } from './parts/frame.tsx'
import { titled } from './parts/title.ts'

export const handle = { js: false, islands: ['copy'] }
export const headers = privateHeaders
export const meta = titled(m.resell_home)

export async function loader(args: LoaderFunctionArgs) {
  const values = asked(args.request, ['q', 'jual'])
  return resellerPage(args, async (app) => {
    const [home, prices] = await Promise.all([
      app.call<typeof readResellerHome>('store.readResellerHome', {}),
      app.call<typeof listResellerPrices>('store.listResellerPrices', {
        limit: 12,
        ...(values.q ? { q: values.q.slice(0, 80) } : {}),
      }),
    ])
    return { home, prices: prices.items, values, ...soldAt(values.jual ?? '', app) }
  })
}

/** What the reseller wants to ask, or why it is no sum. */
function soldAt(typed: string, { locale }: PageApp): { sellIdr: number | null; wrong: string | null } {
  try {
    return { sellIdr: rupiahOf(typed, 'jual'), wrong: null }
  } catch (error) {
    return { sellIdr: null, wrong: refusalOf(error, locale).fields.jual ?? null }
  }
}

export default function ResellerHome() {
  const { shop, home } = useLoaderData<typeof loader>()
  const say = useSay()
  const { wallet } = home
  return (
    <ResellerFrame
      shop={shop}
      here="/reseller"
      title={home.shopName}
      action={
        <a href="/reseller/order" className="btn btn-cta">
          <Plus className="size-4.5" aria-hidden="true" />
          {say(m.resell_order_new)}
        </a>
      }
    >
      {wallet.lowAtIdr !== null && wallet.spendableIdr < wallet.lowAtIdr && (
        <Notice tone="warning" title={say(m.resell_low, { amount: formatRupiah(wallet.lowAtIdr) })}>
          <a href="/reseller/wallet" className="link-quiet font-semibold underline">
            {say(m.resell_topup)}
          </a>
        </Notice>
      )}
      <Figures />
      <div className="grid gap-6 lg:grid-cols-2">
        <Level />
        <Box title={say(m.resell_link)} help={say(m.resell_link_help)}>
          <p className="num bg-base-200 rounded-field px-3.5 py-3 font-mono text-sm break-all">{home.link}</p>
          <div className="mt-3">
            <CopyButton text={home.link} label={say(m.resell_link_copy)} />
          </div>
        </Box>
      </div>
      <Calculator />
    </ResellerFrame>
  )
}

function Figures() {
  const { home } = useLoaderData<typeof loader>()
  const say = useSay()
  const { wallet, today, month } = home
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Figure label={say(m.resell_spendable)} idr={wallet.spendableIdr} note={say(m.resell_spendable_note)} loud />
      <Figure
        label={say(m.resell_margin_side)}
        idr={wallet.marginIdr}
        note={
          wallet.owedIdr > 0
            ? say(m.resell_owed_short, { amount: formatRupiah(wallet.owedIdr) })
            : say(m.resell_margin_note)
        }
      />
      <Figure
        label={say(m.resell_today)}
        idr={today.spentIdr}
        note={say(m.resell_orders_note, { orders: today.orders, margin: formatRupiah(today.marginIdr) })}
      />
      <Figure
        label={say(m.resell_month)}
        idr={month.spentIdr}
        note={say(m.resell_orders_note, { orders: month.orders, margin: formatRupiah(month.marginIdr) })}
      />
    </dl>
  )
}

function Figure({ label, idr, note, loud = false }: { label: string; idr: number; note: string; loud?: boolean }) {
  return (
    <div className="glass min-w-0 p-4 sm:p-5">
      <dt className="text-muted text-sm">{label}</dt>
      <dd>
        <Money idr={idr} className={`mt-1 block text-xl font-extrabold sm:text-2xl ${loud ? 'text-accent-ink' : ''}`} />
        <span className="text-muted mt-1 block text-xs break-words">{note}</span>
      </dd>
    </div>
  )
}

function Level() {
  const { home } = useLoaderData<typeof loader>()
  const say = useSay()
  const { tier, nextTier, turnoverIdr, tierPinned } = home
  const percent = nextTier ? Math.min(100, Math.floor((turnoverIdr * 100) / Math.max(nextTier.turnoverIdr, 1))) : 100
  return (
    <Box title={say(m.resell_level)} help={say(m.resell_level_help)}>
      <p className="flex items-center gap-2.5 text-xl font-bold">
        <Trophy className="text-accent-ink size-6" aria-hidden="true" />
        {tier.name}
        {tier.offBasisPoints > 0 && (
          <span className="text-muted text-base font-medium">
            {say(m.resell_level_off, { off: tier.offBasisPoints / 100 })}
          </span>
        )}
      </p>
      {nextTier && !tierPinned ? (
        <>
          <progress
            value={percent}
            max={100}
            aria-label={say(m.resell_level_progress)}
            className="[&::-webkit-progress-bar]:bg-tone-neutral [&::-webkit-progress-value]:bg-accent [&::-moz-progress-bar]:bg-accent bg-tone-neutral mt-4 block h-2.5 w-full appearance-none overflow-hidden rounded-full"
          />
          <p className="text-muted mt-2 text-sm">
            {say(m.resell_level_next, {
              done: formatRupiah(turnoverIdr),
              goal: formatRupiah(nextTier.turnoverIdr),
              name: nextTier.name,
            })}
          </p>
        </>
      ) : (
        <p className="text-muted mt-3 text-sm">
          {say(tierPinned ? m.resell_level_pinned : m.resell_level_top, { done: formatRupiah(turnoverIdr) })}
        </p>
      )}
    </Box>
  )
}

/** What a sale earns: by the shop's price, or by whatever the reseller wants to ask. */
function Calculator() {
  const { prices, values, sellIdr, wrong } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <Box title={say(m.resell_calc)} help={say(m.resell_calc_help)}>
      <form method="get" role="search" className="grid gap-3 sm:grid-cols-[1fr_12rem_auto]">
        <label className="block">
          <span className="mb-1.5 block text-sm font-semibold">{say(m.resell_product)}</span>
          <input type="search" name="q" defaultValue={values.q} maxLength={80} className="field-input" />
        </label>
        <label className="block">
          <span className="mb-1.5 block text-sm font-semibold">{say(m.resell_sell_at)}</span>
          <input
            name="jual"
            inputMode="numeric"
            defaultValue={values.jual}
            maxLength={16}
            aria-invalid={wrong ? true : undefined}
            aria-describedby={wrong ? 'jual-error' : undefined}
            className="field-input num"
          />
        </label>
        <button type="submit" className="btn btn-quiet self-end">
          <Search className="size-4.5" aria-hidden="true" />
          {say(m.resell_count)}
        </button>
      </form>
      {wrong && <FieldError id="jual-error" message={wrong} />}
      {prices.length === 0 ? (
        <p className="text-muted mt-5">{say(m.resell_prices_none)}</p>
      ) : (
        <ul className="divide-line mt-5 divide-y">
          {prices.map((line) => (
            <li key={line.variantId} className="flex flex-wrap items-start justify-between gap-x-5 gap-y-1 py-3">
              <div className="min-w-0 grow basis-52">
                <a href={`/products/${line.slug}`} className="link-quiet font-semibold break-words">
                  {line.name}
                </a>
                <p className="text-muted num font-mono text-sm">{line.code}</p>
              </div>
              <div className="text-right max-sm:w-full max-sm:text-left">
                <p>
                  <span className="text-muted text-sm">{say(m.resell_earns)}</span>{' '}
                  <Money idr={(sellIdr ?? line.retailIdr) - line.priceIdr} className="text-lg font-bold" />
                </p>
                <p className="text-muted text-sm">
                  {say(m.resell_your_price)} <Money idr={line.priceIdr} className="text-base-content font-semibold" /> ·{' '}
                  {say(m.resell_shop_price)} <Money idr={line.retailIdr} />
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Box>
  )
}
