import { useState } from 'react'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { TextField } from '#web/ui/field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import type { listCoupons } from '../../../pricing/operations.ts'
import { ActForm, figure, instant, localOf, ticked, word } from './act-form.tsx'
import { DeleteButton } from './delete-button.tsx'
import { Dialog } from './dialog.tsx'
import { ChoiceInput, MoneyField, Tick } from './inputs.tsx'
import { type Named, Scope } from './scope.tsx'
import { useAct } from './use-act.ts'

export type Coupon = AnswerOf<typeof listCoupons>['items'][number]
type Props = { coupon: Coupon | null; categories: Named[]; names: Record<string, string>; onClose: () => void }

/** A coupon: how much, for what, how often, until when. */
export function CouponDialog({ coupon, categories, names, onClose }: Props) {
  const say = useSay()
  const [kind, setKind] = useState<string>(coupon?.kind ?? 'percent')
  const [products, setProducts] = useState<Named[]>(
    (coupon?.productIds ?? []).map((id) => ({ id, name: names[id] ?? say(m.sell_goods_gone) })),
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
    withFlash: ticked(form, 'withFlash'),
    withPoints: ticked(form, 'withPoints'),
    membersOnly: ticked(form, 'membersOnly'),
    firstOrderOnly: ticked(form, 'firstOrderOnly'),
  })
  return (
    <Dialog title={coupon ? coupon.code : say(m.sell_goods_coupon_new)} wide onClose={onClose}>
      <ActForm
        intent={coupon ? 'update' : 'create'}
        label={say(m.sell_goods_save)}
        shape={shape}
        done={onClose}
        beside={coupon && <DeleteButton busy={busy} onDelete={() => send('delete', { id: coupon.id })} />}
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
            <Scope
              title={say(m.sell_goods_coupon_for)}
              help={say(m.sell_goods_coupon_for_help)}
              chosen={coupon?.categoryIds ?? []}
              {...{ categories, products, setProducts }}
            />
            <Together coupon={coupon} />
            <Tick name="active" start={coupon?.active ?? true} label={say(m.sell_goods_coupon_active)} />
          </>
        )}
      </ActForm>
    </Dialog>
  )
}

/** What it goes together with, and whom it is for. */
function Together({ coupon }: { coupon: Coupon | null }) {
  const say = useSay()
  return (
    <fieldset className="border-line rounded-box border p-4">
      <legend className="px-1 text-sm font-semibold">{say(m.points_coupon_rules)}</legend>
      <div className="grid gap-x-5 sm:grid-cols-2">
        <Tick name="withFlash" start={coupon?.withFlash ?? true} label={say(m.points_coupon_flash)} />
        <Tick name="withPoints" start={coupon?.withPoints ?? true} label={say(m.points_coupon_points)} />
        <Tick name="membersOnly" start={coupon?.membersOnly ?? false} label={say(m.points_coupon_members)} />
        <Tick name="firstOrderOnly" start={coupon?.firstOrderOnly ?? false} label={say(m.points_coupon_first)} />
      </div>
    </fieldset>
  )
}
