import { useState } from 'react'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { TextField } from '#web/ui/field.tsx'
import { X } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import type { listCoupons } from '../../../pricing/operations.ts'
import { ActForm, figure, instant, localOf, ticked, word } from './act-form.tsx'
import { Dialog } from './dialog.tsx'
import { ChoiceInput, MoneyField, Tick } from './inputs.tsx'
import { VariantPicker } from './picker.tsx'
import { useAct } from './use-act.ts'

export type Coupon = AnswerOf<typeof listCoupons>['items'][number]
type Named = { id: string; name: string }
type Props = { coupon: Coupon | null; categories: Named[]; names: Record<string, string>; onClose: () => void }

/** A coupon: how much, for what, how often, until when. */
export function CouponDialog({ coupon, categories, names, onClose }: Props) {
  const say = useSay()
  const [kind, setKind] = useState<string>(coupon?.kind ?? 'percent')
  const [products, setProducts] = useState<Named[]>(
    (coupon?.productIds ?? []).map((id) => ({ id, name: names[id] ?? id })),
  )
  const { send, busy, refusal } = useAct(onClose)
  const shape = (form: FormData) => ({
    ...(coupon ? { id: coupon.id } : {}),
    code: word(form, 'code'),
    kind,
    value: figure(form, 'value') ?? undefined,
    minSpendIdr: figure(form, 'minSpendIdr') ?? 0,
    maxDiscountIdr: kind === 'percent' ? figure(form, 'maxDiscountIdr') : null,
    productIds: products.map(({ id }) => id),
    categoryIds: form.getAll('categoryIds').map(String),
    totalLimit: figure(form, 'totalLimit'),
    buyerLimit: figure(form, 'buyerLimit'),
    startsAt: instant(form, 'startsAt'),
    endsAt: instant(form, 'endsAt'),
    active: ticked(form, 'active'),
  })
  return (
    <Dialog title={coupon ? coupon.code : say(m.sell_goods_coupon_new)} wide onClose={onClose}>
      <ActForm
        intent={coupon ? 'update' : 'create'}
        label={say(m.sell_goods_save)}
        shape={shape}
        done={onClose}
        beside={
          coupon && (
            <button
              type="button"
              disabled={busy}
              onClick={() => send('delete', { id: coupon.id })}
              className="btn btn-danger min-h-11"
            >
              {say(m.sell_goods_delete)}
            </button>
          )
        }
      >
        {(form) => (
          <>
            {refusal && <Notice tone="danger">{refusal.sentence}</Notice>}
            <div className="grid items-start gap-4 sm:grid-cols-2">
              <TextField
                form={form}
                name="code"
                label={say(m.sell_goods_coupon_code)}
                defaultValue={coupon?.code}
                maxLength={30}
                autoCapitalize="characters"
                spellCheck={false}
                className="font-mono uppercase"
                required
              />
              <ChoiceInput
                id="f-kind"
                label={say(m.sell_goods_coupon_kind)}
                value={kind}
                onChange={setKind}
                options={[
                  ['percent', say(m.sell_goods_prices_percent)],
                  ['fixed', say(m.sell_goods_prices_amount)],
                ]}
              />
              {kind === 'percent' ? (
                <TextField
                  key="percent"
                  form={form}
                  name="value"
                  label={say(m.sell_goods_coupon_percent)}
                  defaultValue={coupon?.kind === 'percent' ? String(coupon.value) : ''}
                  inputMode="numeric"
                  suffix="%"
                />
              ) : (
                <MoneyField
                  key="fixed"
                  form={form}
                  name="value"
                  label={say(m.sell_goods_coupon_fixed)}
                  start={coupon?.kind === 'fixed' ? coupon.value : null}
                />
              )}
              {kind === 'percent' && (
                <MoneyField
                  form={form}
                  name="maxDiscountIdr"
                  label={say(m.sell_goods_coupon_cap)}
                  start={coupon?.maxDiscountIdr ?? null}
                />
              )}
              <MoneyField
                form={form}
                name="minSpendIdr"
                label={say(m.sell_goods_coupon_min)}
                start={coupon?.minSpendIdr || null}
              />
              <TextField
                form={form}
                name="totalLimit"
                inputMode="numeric"
                label={say(m.sell_goods_coupon_total)}
                help={say(m.sell_goods_coupon_empty)}
                defaultValue={coupon?.totalLimit ?? ''}
              />
              <TextField
                form={form}
                name="buyerLimit"
                inputMode="numeric"
                label={say(m.sell_goods_coupon_buyer)}
                help={say(m.sell_goods_coupon_empty)}
                defaultValue={coupon?.buyerLimit ?? ''}
              />
              <TextField
                form={form}
                name="startsAt"
                type="datetime-local"
                label={say(m.sell_goods_starts)}
                defaultValue={localOf(coupon?.startsAt ?? null)}
              />
              <TextField
                form={form}
                name="endsAt"
                type="datetime-local"
                label={say(m.sell_goods_ends_at)}
                help={say(m.sell_goods_wib)}
                defaultValue={localOf(coupon?.endsAt ?? null)}
              />
            </div>
            <Scope {...{ coupon, categories, products, setProducts }} />
            <Tick name="active" start={coupon?.active ?? true} label={say(m.sell_goods_coupon_active)} />
          </>
        )}
      </ActForm>
    </Dialog>
  )
}

type ScopeProps = {
  coupon: Coupon | null
  categories: Named[]
  products: Named[]
  setProducts: (products: Named[]) => void
}

/** What it is for; nothing chosen: everything. */
function Scope({ coupon, categories, products, setProducts }: ScopeProps) {
  const say = useSay()
  return (
    <fieldset className="border-line rounded-box border p-4">
      <legend className="px-1 text-sm font-semibold">{say(m.sell_goods_coupon_for)}</legend>
      <p className="text-muted mb-2 text-sm">{say(m.sell_goods_coupon_for_help)}</p>
      {categories.length > 0 && (
        <div className="mb-3 flex flex-wrap gap-x-5">
          {categories.map(({ id, name }) => (
            <label key={id} className="hit cursor-pointer gap-2 text-sm">
              <input
                type="checkbox"
                name="categoryIds"
                value={id}
                defaultChecked={coupon?.categoryIds.includes(id)}
                className="tick mt-0"
              />
              {name}
            </label>
          ))}
        </div>
      )}
      {products.length > 0 && (
        <ul className="mb-3 flex flex-wrap gap-2">
          {products.map(({ id, name }) => (
            <li key={id} className="bg-base-200 flex max-w-full items-center rounded-full pl-4 text-sm">
              <span className="min-w-0 truncate">{name}</span>
              <button
                type="button"
                aria-label={`${say(m.sell_goods_drop)}: ${name}`}
                onClick={() => setProducts(products.filter((one) => one.id !== id))}
                className="grid size-11 cursor-pointer place-items-center"
              >
                <X className="size-4" aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <VariantPicker
        label={say(m.sell_goods_coupon_product)}
        onPick={({ productId, productName }) => {
          if (!products.some(({ id }) => id === productId))
            setProducts([...products, { id: productId, name: productName }])
        }}
      />
    </fieldset>
  )
}
