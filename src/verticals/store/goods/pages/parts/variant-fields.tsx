import { m } from '#web/paraglide/messages.js'
import { Trash2 } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'
import { LIMITS } from '../../../catalogue/rules.ts'
import type { VariantDraft } from './draft.ts'
import { useEditing } from './editing.ts'
import { ChoiceInput, NumberInput, TextInput } from './inputs.tsx'
import { VariantPicker } from './picker.tsx'
import { SmallButton } from './small-button.tsx'
import { VariantFiles } from './variant-files.tsx'

/* What only some kinds of variants have. */

export type Put = (change: Partial<VariantDraft>) => void
type FieldsProps = {
  variant: VariantDraft
  put: Put
  at: (field: string) => string | undefined
  id: (field: string) => string
}

/** Who hands the invitation over, and as what. */
export function InviteFields({ variant, put, at, id }: FieldsProps) {
  const say = useSay()
  const { loaded } = useEditing()
  return (
    <div className="mt-4 grid gap-4 sm:grid-cols-2">
      <ChoiceInput
        id={id('provider')}
        label={say(m.sell_goods_provider)}
        error={at('providerId')}
        value={variant.providerId ?? ''}
        onChange={(providerId) => put({ providerId: providerId || null })}
        options={[['', say(m.sell_goods_no_provider)], ...loaded.providers.map((one) => [one.id, one.name] as const)]}
      />
      <TextInput
        id={id('plan')}
        label={say(m.sell_goods_plan)}
        help={say(m.sell_goods_plan_help)}
        error={at('plan')}
        value={variant.plan}
        max={80}
        onChange={(plan) => put({ plan })}
      />
    </div>
  )
}

export function FileFields({ variant, put, at, id }: FieldsProps) {
  const say = useSay()
  return (
    <>
      <div className="mt-4 grid gap-4 sm:grid-cols-2">
        <NumberInput
          id={id('limit')}
          label={say(m.sell_goods_download_limit)}
          suffix={say(m.sell_goods_times)}
          error={at('downloadLimit')}
          value={variant.downloadLimit}
          onChange={(downloadLimit) => put({ downloadLimit })}
        />
        <NumberInput
          id={id('days')}
          label={say(m.sell_goods_download_days)}
          suffix={say(m.sell_goods_days)}
          error={at('downloadDays')}
          value={variant.downloadDays}
          onChange={(downloadDays) => put({ downloadDays })}
        />
      </div>
      {variant.id ? (
        <VariantFiles variantId={variant.id} />
      ) : (
        <p className="text-muted mt-3 text-sm">{say(m.sell_goods_files_later)}</p>
      )}
    </>
  )
}

/** What a bundle is made of; without parts it is an ordinary variant with a stock of its own. */
export function Parts({ variant, put, error }: { variant: VariantDraft; put: Put; error: string | undefined }) {
  const say = useSay()
  const { names, learn } = useEditing()
  const { parts } = variant
  return (
    <div className="border-line mt-3 border-t pt-4">
      <p className="text-sm font-semibold">{say(m.sell_goods_bundle)}</p>
      <p className="text-muted mb-3 text-sm">{say(m.sell_goods_bundle_help)}</p>
      {parts.length > 0 && (
        <ul className="mb-3 space-y-2">
          {parts.map(({ variantId, quantity }, place) => (
            <li key={variantId} className="flex items-center gap-2">
              <span className="min-w-0 grow text-sm break-words">{names[variantId] ?? variantId}</span>
              <input
                aria-label={say(m.sell_goods_bundle_count, { name: names[variantId] ?? '' })}
                inputMode="numeric"
                value={quantity}
                onChange={(event) => {
                  const count = Math.min(20, Number(event.currentTarget.value.replaceAll(/\D/g, '')) || 1)
                  put({ parts: parts.with(place, { variantId, quantity: count }) })
                }}
                className="field-input num w-16! text-center"
              />
              <SmallButton
                icon={Trash2}
                label={say(m.sell_goods_drop)}
                name={names[variantId] ?? ''}
                off={false}
                press={() => put({ parts: parts.toSpliced(place, 1) })}
              />
            </li>
          ))}
        </ul>
      )}
      {parts.length < LIMITS.parts && (
        <VariantPicker
          label={say(m.sell_goods_bundle_add)}
          error={error}
          plain
          onPick={({ id, productName, name }) => {
            learn(id, `${productName} · ${name}`)
            if (!parts.some(({ variantId }) => variantId === id))
              put({ parts: [...parts, { variantId: id, quantity: 1 }] })
          }}
        />
      )}
    </div>
  )
}
