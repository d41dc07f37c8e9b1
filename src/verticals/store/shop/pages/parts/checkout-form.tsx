import { m } from '#web/paraglide/messages.js'
import { FieldError, FieldLabel, type FormState, TextField } from '#web/ui/field.tsx'
import { Lock, ScrollText } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay, useVisit } from '#web/words.ts'
import { Cover } from '../../../site/pages/parts/card.tsx'
import type { Shown } from '../checkout.tsx'
import type { ProductView } from '../product.tsx'
import { BreakdownBox, CouponBox, CreditBox } from './breakdown.tsx'
import { isSellable, VariantChoice } from './buy.tsx'
import type { MemberPart } from './member.ts'
import { Confirm, TargetFields } from './target-fields.tsx'
import { PointsBox } from './points-box.tsx'

type CheckoutFormProps = { product: ProductView; shown: Shown; member: MemberPart | null; now: string }

/** The whole purchase in one form. Every button sends all of it, so nothing that was typed is ever lost. */
export function CheckoutForm({ product, shown, member, now }: CheckoutFormProps) {
  const say = useSay()
  const { typed, refusal, breakdown } = shown
  const form = stateOf(shown)
  const sellable = isSellable(product)
  return (
    <form method="post" data-checkout className="buy mt-5 grid items-start gap-6 lg:grid-cols-[1fr_22rem]">
      <input type="hidden" name="formToken" value={typed.formToken} />
      {typed.creditToken && <input type="hidden" name="credit" value={typed.creditToken} />}
      {/* Enter in a field sends the first button of a form: that must never be an order. */}
      <button
        type="submit"
        name="intent"
        value="quote"
        formNoValidate
        className="sr-only"
        tabIndex={-1}
        aria-hidden="true"
      >
        {say(m.shop_checkout_update)}
      </button>
      <div className="min-w-0 space-y-5">
        {refusal && <Refused refusal={refusal} form={form} />}
        {shown.asks && <Confirm product={product} shown={shown} />}
        <Goods {...{ product, shown, form, now }} />
        {product.inputs.length > 0 && <TargetFields {...{ product, shown, form, member }} />}
        <Buyer form={form} member={member} />
        {product.mustReadHtml && <MustRead html={product.mustReadHtml} form={form} read={typed.hasRead} />}
      </div>
      <div className="min-w-0 space-y-5 lg:sticky lg:top-20">
        <section className="glass p-5 sm:p-6" data-breakdown>
          <h2 className="text-lg">{say(m.shop_total_title)}</h2>
          <CouponBox form={form} breakdown={breakdown} />
          {member && !typed.creditToken && <CreditBox idr={member.creditIdr} used={typed.useCredit} />}
          <PointsBox form={form} breakdown={breakdown} />
          <BreakdownBox breakdown={breakdown} />
          {breakdown && <input type="hidden" name="shownTotalIdr" value={breakdown.totalIdr} />}
        </section>
        <Consent form={form} consent={typed.consent} />
        <button
          type="submit"
          name="intent"
          value="order"
          className="btn btn-cta btn-lg w-full text-base"
          disabled={!sellable}
        >
          <Lock className="size-5" aria-hidden="true" />
          {product.inputs.length > 0 && !shown.asks ? say(m.shop_checkout_review) : say(m.shop_checkout_pay)}
        </button>
        <p className="text-muted text-center text-sm">{say(m.shop_checkout_next)}</p>
      </div>
    </form>
  )
}

function stateOf({ typed, refusal }: Shown): FormState {
  const target = Object.fromEntries(Object.entries(typed.target).map(([key, value]) => [`target.${key}`, value]))
  const { name, email, whatsapp, coupon } = typed
  const errors = refusal?.fields ?? {}
  return { values: { ...target, name, email, whatsapp, coupon }, errors, first: Object.keys(errors)[0] ?? null }
}

function Refused({ refusal, form }: { refusal: NonNullable<Shown['refusal']>; form: FormState }) {
  const say = useSay()
  return (
    <Notice tone="danger" title={form.first ? say(m.shop_checkout_fix) : say(m.shop_checkout_refused)}>
      {form.first ? say(m.shop_checkout_fix_text) : refusal.sentence}
    </Notice>
  )
}

function Goods({ product, shown, form, now }: Omit<CheckoutFormProps, 'member'> & { form: FormState }) {
  const say = useSay()
  const { minQuantity, maxQuantity } = product
  return (
    <section className="glass p-5 sm:p-6">
      <div className="flex items-center gap-4">
        <span className="rounded-field aspect-[16/10] w-28 shrink-0 overflow-hidden">
          <Cover card={{ ...product, picture: product.pictures[0] ?? null }} eager />
        </span>
        <div className="min-w-0">
          <p className="text-lg leading-snug font-bold break-words">{product.name}</p>
          {product.category && <p className="text-muted text-sm">{product.category.name}</p>}
        </div>
      </div>
      {product.variants.length > 1 || product.variants[0]?.flash ? (
        <VariantChoice product={product} now={now} chosen={shown.typed.variantId} />
      ) : (
        <input type="hidden" name="v" value={product.variants[0]?.id ?? ''} />
      )}
      <FieldError message={form.errors.v} />
      {maxQuantity > minQuantity && (
        <div className="mt-4 flex flex-wrap items-center gap-3">
          <FieldLabel htmlFor="f-n">{say(m.shop_quantity)}</FieldLabel>
          <input
            id="f-n"
            type="number"
            name="n"
            min={minQuantity}
            max={maxQuantity}
            defaultValue={shown.typed.quantity}
            aria-invalid={form.errors.n ? true : undefined}
            aria-describedby={form.errors.n ? 'f-n-error' : undefined}
            autoFocus={form.first === 'n' || undefined}
            className="field-input num w-24 text-center"
          />
          <FieldError id="f-n-error" message={form.errors.n} />
        </div>
      )}
      {maxQuantity <= minQuantity && <input type="hidden" name="n" value={minQuantity} />}
    </section>
  )
}

function Buyer({ form, member }: { form: FormState; member: MemberPart | null }) {
  const say = useSay()
  const { path, query, outlet } = useVisit()
  return (
    <section className="glass space-y-4 p-5 sm:p-6">
      <div>
        <h2 className="text-lg">{say(m.shop_buyer_title)}</h2>
        <p className="text-muted mt-1 text-sm break-words">
          {member ? say(m.member_checkout_as, { email: member.profile.email }) : say(m.shop_buyer_text)}
        </p>
        {!member && !outlet && (
          <a href={`/login?next=${encodeURIComponent(path + query)}`} className="hit link-quiet text-sm font-semibold">
            {say(m.member_checkout_login)}
          </a>
        )}
      </div>
      <TextField
        form={form}
        name="name"
        label={say(m.shop_buyer_name)}
        autoComplete="name"
        minLength={2}
        maxLength={120}
        required
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          form={form}
          name="email"
          type="email"
          label={say(m.shop_email)}
          autoComplete="email"
          maxLength={254}
          required
        />
        <TextField
          form={form}
          name="whatsapp"
          type="tel"
          inputMode="tel"
          label={say(m.shop_whatsapp)}
          autoComplete="tel"
          placeholder="0812 3456 7890"
          maxLength={30}
          required
          data-phone
          className="num"
        />
      </div>
    </section>
  )
}

function MustRead({ html, form, read }: { html: string; form: FormState; read: boolean }) {
  const say = useSay()
  const error = form.errors.hasRead
  return (
    <section className="glass p-5 sm:p-6">
      <h2 className="flex items-center gap-2.5 text-lg">
        <ScrollText className="text-accent-ink size-5.5" aria-hidden="true" />
        {say(m.shop_must_read)}
      </h2>
      <div
        className="prose-plain mt-3 text-[0.9375rem] [&>:first-child]:mt-0"
        // Made from Markdown by the server, which lets no HTML through.
        dangerouslySetInnerHTML={{ __html: html }}
      />
      <label className="choice mt-4">
        <input
          type="checkbox"
          name="hasRead"
          value="yes"
          required
          defaultChecked={read}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? 'f-hasRead-error' : undefined}
          autoFocus={form.first === 'hasRead' || undefined}
          className="tick"
        />
        <span>{say(m.shop_must_read_tick)}</span>
      </label>
      <FieldError id="f-hasRead-error" message={error} />
    </section>
  )
}

function Consent({ form, consent }: { form: FormState; consent: boolean }) {
  const say = useSay()
  const { tenant } = useVisit()
  const error = form.errors.consent
  return (
    <div>
      <label className="choice">
        <input
          type="checkbox"
          name="consent"
          value="yes"
          required
          defaultChecked={consent}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? 'f-consent-error' : undefined}
          autoFocus={form.first === 'consent' || undefined}
          className="tick"
        />
        <span className="text-[0.9375rem] leading-snug">
          {say(m.shop_consent, { name: tenant.name })}{' '}
          <a href="/syarat" target="_blank" className="link-quiet font-semibold">
            {say(m.shop_nav_terms)}
          </a>{' '}
          {say(m.shop_consent_and)}{' '}
          <a href="/privasi" target="_blank" className="link-quiet font-semibold">
            {say(m.shop_nav_privacy)}
          </a>
          <span className="text-muted mt-1 block text-sm">{say(m.shop_consent_law)}</span>
        </span>
      </label>
      <FieldError id="f-consent-error" message={error} />
    </div>
  )
}
