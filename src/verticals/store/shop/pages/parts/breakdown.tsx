import type { ReactNode } from 'react'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { m } from '#web/paraglide/messages.js'
import { FieldError, FieldLabel, type FormState } from '#web/ui/field.tsx'
import { formatCount } from '#web/ui/format.ts'
import { CircleCheck, Gem, Wallet } from '#web/ui/icons.ts'
import { useSay, useVisit } from '#web/words.ts'
import type { Breakdown } from '../checkout.tsx'

/** The coupon is tried by sending the whole form; what was typed comes back with the new price. */
export function CouponBox({ form, breakdown }: { form: FormState; breakdown: Breakdown | null }) {
  const say = useSay()
  const { outlet } = useVisit()
  if (outlet) return null
  const error = form.errors.coupon ?? breakdown?.coupon?.problem ?? undefined
  const given = breakdown?.coupon && !breakdown.coupon.problem ? breakdown.coupon : null
  return (
    <div className="mt-4">
      <FieldLabel htmlFor="f-coupon">{say(m.shop_coupon)}</FieldLabel>
      <div className="flex gap-2">
        <input
          id="f-coupon"
          name="coupon"
          defaultValue={form.values.coupon}
          maxLength={30}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? 'f-coupon-error' : undefined}
          autoFocus={form.first === 'coupon' || undefined}
          className="field-input num min-w-0 uppercase"
        />
        {/* No field has to be filled in to ask for a price. */}
        <button type="submit" name="intent" value="quote" formNoValidate className="btn btn-quiet shrink-0">
          {say(m.shop_coupon_use)}
        </button>
      </div>
      <FieldError id="f-coupon-error" message={error} />
      {given && (
        <p className="text-tone-success-ink mt-1.5 flex items-center gap-1.5 text-sm font-medium" role="status">
          <CircleCheck className="size-4 shrink-0" aria-hidden="true" />
          {say(m.shop_coupon_good, { code: given.code, amount: formatRupiah(given.discountIdr) })}
        </p>
      )}
    </div>
  )
}

/** A member's store credit, all that the order can take of it. */
export function CreditBox({ idr, used }: { idr: number; used: boolean }) {
  const say = useSay()
  if (idr === 0) return null
  return (
    <label className="choice mt-4 items-center py-3">
      <input type="checkbox" name="useCredit" value="yes" defaultChecked={used} className="tick mt-0" />
      <span className="text-[0.9375rem] font-medium">
        {say(m.member_checkout_credit, { amount: formatRupiah(idr) })}
      </span>
    </label>
  )
}

/** What it costs, as the server says. */
export function BreakdownBox({ breakdown }: { breakdown: Breakdown | null }) {
  const say = useSay()
  const { locale } = useVisit()
  if (!breakdown) return <p className="text-muted mt-5">{say(m.shop_total_unknown)}</p>
  const { lines, subtotalIdr, discountIdr, points, pointsIdr, pointsEarned, creditIdr, feeIdr, feeBearer, totalIdr } =
    breakdown
  const { cashbackIdr } = breakdown
  return (
    <>
      <dl className="mt-5 space-y-2.5 text-[0.9375rem]">
        {lines.map(({ variantId, name, quantity, totalIdr: lineIdr }) => (
          <Line key={variantId} label={quantity > 1 ? `${name} × ${quantity}` : name} idr={lineIdr} />
        ))}
        {subtotalIdr !== totalIdr - feeIdr && <Line label={say(m.shop_total_subtotal)} idr={subtotalIdr} quiet />}
        {discountIdr > 0 && <Line label={say(m.shop_total_discount)} idr={-discountIdr} quiet />}
        {pointsIdr > 0 && (
          <Line label={say(m.points_total, { count: formatCount(points, locale) })} idr={-pointsIdr} quiet />
        )}
        {creditIdr > 0 && <Line label={say(m.shop_total_credit)} idr={-creditIdr} quiet />}
        {feeBearer === 'buyer' && feeIdr > 0 ? (
          <Line label={say(m.shop_total_fee)} idr={feeIdr} quiet />
        ) : (
          <Line label={say(m.shop_total_fee)} quiet>
            {say(m.shop_total_fee_none)}
          </Line>
        )}
        <div className="border-line flex items-baseline justify-between gap-4 border-t pt-3.5">
          <dt className="font-bold">{say(m.shop_total)}</dt>
          <dd className="num text-2xl font-extrabold tracking-tight" aria-live="polite">
            {formatRupiah(totalIdr)}
          </dd>
        </div>
      </dl>
      {pointsEarned > 0 && (
        <p className="text-muted mt-3 flex items-start gap-2 text-sm">
          <Gem className="text-accent-ink mt-0.5 size-4 shrink-0" aria-hidden="true" />
          {say(m.points_will_earn, { count: formatCount(pointsEarned, locale) })}
        </p>
      )}
      {cashbackIdr > 0 && (
        <p className="text-muted mt-3 flex items-start gap-2 text-sm">
          <Wallet className="text-accent-ink mt-0.5 size-4 shrink-0" aria-hidden="true" />
          {say(m.resell_cashback_comes, { amount: formatRupiah(cashbackIdr) })}
        </p>
      )}
    </>
  )
}

type LineProps = { label: string; idr?: number; quiet?: boolean; children?: ReactNode }

function Line({ label, idr, quiet = false, children }: LineProps) {
  return (
    <div className={`flex items-baseline justify-between gap-4 ${quiet ? 'text-muted' : ''}`}>
      <dt className="min-w-0 break-words">{label}</dt>
      <dd className="num shrink-0">{children ?? (idr! < 0 ? `− ${formatRupiah(-idr!)}` : formatRupiah(idr!))}</dd>
    </div>
  )
}
