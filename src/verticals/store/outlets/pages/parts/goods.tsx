import { useLoaderData } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { FieldError } from '#web/ui/field.tsx'
import { Save, Search } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { useSay } from '#web/words.ts'
import { Box, Pages } from '../../../resellers/pages/parts/frame.tsx'
import type { loader, OutletAnswer } from '../shop.tsx'

/** What the mini-shop sells at which price; what differs from its margin is typed beside it. */
export function Goods({ answer }: { answer: OutletAnswer | undefined }) {
  const { goods, values, key } = useLoaderData<typeof loader>()
  const say = useSay()
  const { done: _done, ...kept } = values
  return (
    <Box title={say(m.mini_goods)} help={say(m.mini_goods_help)}>
      <form method="get" role="search" className="grid gap-3 sm:grid-cols-[minmax(0,20rem)_auto] sm:justify-start">
        <label className="block">
          <span className="sr-only">{say(m.mini_goods_search)}</span>
          <input
            type="search"
            name="q"
            defaultValue={values.q}
            maxLength={80}
            placeholder={say(m.mini_goods_search)}
            className="field-input"
          />
        </label>
        <button type="submit" className="btn btn-quiet">
          <Search className="size-4.5" aria-hidden="true" />
          {say(m.mini_goods_search)}
        </button>
      </form>
      {!goods || goods.items.length === 0 ? (
        <p className="text-muted mt-5">{say(m.mini_goods_none)}</p>
      ) : (
        <form method="post">
          <input type="hidden" name="key" value={`goods-${key}`} />
          <ul className="divide-line mt-3 divide-y">
            {goods.items.map((one) => (
              <Line
                key={one.variantId}
                one={one}
                typed={answer?.values[`price-${one.variantId}`]}
                ticked={answer?.values[`hidden-${one.variantId}`] !== undefined}
                wrong={answer?.refusal.fields[`price-${one.variantId}`]}
              />
            ))}
          </ul>
          <button type="submit" name="intent" value="goods" className="btn btn-primary mt-4 max-sm:w-full">
            <Save className="size-4.5" aria-hidden="true" />
            {say(m.mini_goods_save)}
          </button>
        </form>
      )}
      <Pages next={goods?.nextCursor ?? null} values={kept} />
    </Box>
  )
}

type One = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['goods']>['items'][number]

/** What was typed and ticked in a form that was refused; nothing typed: there was none. */
type LineProps = { one: One; typed: string | undefined; ticked: boolean; wrong: string | undefined }

function Line({ one, typed, ticked, wrong }: LineProps) {
  const say = useSay()
  const { variantId, name, resellerIdr, shopIdr, priceIdr, ownIdr, hidden } = one
  return (
    <li className="grid gap-x-6 gap-y-2 py-4 md:grid-cols-[minmax(0,1fr)_12rem]">
      <div className="min-w-0">
        <p className="font-semibold break-words">{name}</p>
        <dl className="text-muted mt-1 flex flex-wrap gap-x-5 gap-y-0.5 text-sm">
          <Pair label={say(m.mini_goods_mine)} idr={resellerIdr} />
          <Pair label={say(m.mini_goods_shop)} idr={shopIdr} />
          {priceIdr === null ? (
            <div>
              <dt className="sr-only">{say(m.mini_goods_asked)}</dt>
              <dd className="font-semibold">{say(m.mini_goods_hidden)}</dd>
            </div>
          ) : (
            <>
              <Pair label={say(m.mini_goods_asked)} idr={priceIdr} loud />
              <Pair label={say(m.mini_goods_earns)} idr={priceIdr - resellerIdr} loud />
            </>
          )}
        </dl>
      </div>
      <div>
        <input type="hidden" name="variantId" value={variantId} />
        <input
          name={`price-${variantId}`}
          defaultValue={typed ?? (ownIdr === null ? '' : String(ownIdr))}
          aria-label={say(m.mini_goods_own, { name })}
          placeholder={say(m.mini_goods_own_short)}
          inputMode="numeric"
          autoComplete="off"
          maxLength={16}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? `wrong-${variantId}` : undefined}
          className="field-input num"
        />
        <FieldError id={`wrong-${variantId}`} message={wrong} />
        <label className="flex min-h-11 items-center gap-2.5 text-sm">
          <input
            type="checkbox"
            name={`hidden-${variantId}`}
            defaultChecked={typed === undefined ? hidden : ticked}
            aria-label={say(m.mini_goods_hide_name, { name })}
            className="tick mt-0!"
          />
          {say(m.mini_goods_hide)}
        </label>
      </div>
    </li>
  )
}

function Pair({ label, idr, loud = false }: { label: string; idr: number; loud?: boolean }) {
  return (
    <div className="flex gap-1.5">
      <dt>{label}</dt>
      <dd>
        <Money idr={idr} className={loud ? 'text-base-content font-semibold' : ''} />
      </dd>
    </div>
  )
}
