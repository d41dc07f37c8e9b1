import { formatRupiah } from '#kernel/money/rupiah.ts'
import { m } from '#web/paraglide/messages.js'
import { FieldError, type FormState } from '#web/ui/field.tsx'
import { formatCount } from '#web/ui/format.ts'
import { CircleCheck, Gem } from '#web/ui/icons.ts'
import { useSay, useVisit } from '#web/words.ts'
import type { Breakdown } from '../checkout.tsx'

/** The member's points: one button gives them, another takes them back; each sends the whole form, like the coupon's. */
export function PointsBox({ form, breakdown }: { form: FormState; breakdown: Breakdown | null }) {
  const say = useSay()
  const { locale } = useVisit()
  const offer = breakdown?.pointsOffer
  const refused = form.errors['usePoints']
  if (!breakdown || !offer) return refused ? <FieldError message={refused} /> : null
  const used = breakdown.points > 0
  const count = (points: number) => formatCount(points, locale)
  return (
    <div className="border-line rounded-box mt-4 border p-4" data-points>
      <p className="flex items-start gap-2.5 text-[0.9375rem]">
        {used ? (
          <CircleCheck className="text-tone-success-ink mt-0.5 size-4.5 shrink-0" aria-hidden="true" />
        ) : (
          <Gem className="text-accent-ink mt-0.5 size-4.5 shrink-0" aria-hidden="true" />
        )}
        <span className={used ? 'text-tone-success-ink font-medium' : ''} role={used ? 'status' : undefined}>
          {used
            ? say(m.points_used, { count: count(breakdown.points), amount: formatRupiah(breakdown.pointsIdr) })
            : say(m.points_have, { count: count(offer.most) })}
        </span>
      </p>
      {used && <input type="hidden" name="points" value="yes" />}
      <FieldError message={refused} />
      {offer.problem ? (
        <p className="text-muted mt-1.5 text-sm">{offer.problem}</p>
      ) : (
        <button
          id="f-points"
          type="submit"
          name="intent"
          value={used ? 'points-off' : 'points-on'}
          formNoValidate
          className="btn btn-quiet mt-3 w-full"
        >
          {used ? say(m.points_drop) : say(m.points_use, { amount: formatRupiah(offer.idr) })}
        </button>
      )}
    </div>
  )
}
