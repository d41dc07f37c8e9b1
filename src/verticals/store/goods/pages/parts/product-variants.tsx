import { m } from '#web/paraglide/messages.js'
import { FieldError } from '#web/ui/field.tsx'
import { ArrowDown, ArrowUp, ChevronDown, Plus, Trash2 } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'
import { LIMITS } from '../../../catalogue/rules.ts'
import { blankVariant, type VariantDraft } from './draft.ts'
import { useEditing } from './editing.ts'
import { MoneyInput, NumberInput, TextInput, Tick } from './inputs.tsx'
import { SmallButton } from './small-button.tsx'
import { FileFields, InviteFields, Parts, type Put } from './variant-fields.tsx'

/** What can be bought of the product, row by row; the first is what buyers see first. */
export function Variants() {
  const say = useSay()
  const { draft, errors, set } = useEditing()
  const { variants } = draft
  const put = (place: number, change: Partial<VariantDraft>) =>
    set(
      'variants',
      variants.map((one, index) => (index === place ? { ...one, ...change } : one)),
    )
  const move = (place: number, step: number) => {
    const moved = variants.toSpliced(place, 1)
    set('variants', moved.toSpliced(place + step, 0, variants[place]!))
  }
  return (
    <section className="card-box p-5 sm:p-6" aria-label={say(m.sell_goods_variants)}>
      <h2 className="text-lg">{say(m.sell_goods_variants_title)}</h2>
      <p className="text-muted mt-1 text-sm">{say(m.sell_goods_variants_help)}</p>
      <FieldError message={errors.variants} />
      <ol className="mt-4 space-y-4">
        {variants.map((variant, place) => (
          <Row
            key={variant.key}
            {...{ variant, place }}
            last={place === variants.length - 1}
            put={(change) => put(place, change)}
            move={(step) => move(place, step)}
            drop={variants.length > 1 ? () => set('variants', variants.toSpliced(place, 1)) : null}
          />
        ))}
      </ol>
      <button
        type="button"
        disabled={variants.length >= LIMITS.variants}
        onClick={() => set('variants', [...variants, blankVariant()])}
        className="btn btn-quiet mt-4 min-h-11"
      >
        <Plus className="size-4.5" aria-hidden="true" />
        {say(m.sell_goods_variant_add)}
      </button>
    </section>
  )
}

type RowProps = {
  variant: VariantDraft
  place: number
  last: boolean
  put: Put
  move: (step: number) => void
  drop: (() => void) | null
}

function Row({ variant, place, last, put, move, drop }: RowProps) {
  const say = useSay()
  const { draft, errors } = useEditing()
  const at = (field: string) => errors[`variants.${place}.${field}`]
  const id = (field: string) => `f-v${place}-${field}`
  const refused = Object.keys(errors).some((path) => path.startsWith(`variants.${place}.`))
  return (
    <li className="border-line rounded-box border p-4">
      <div className="mb-3 flex items-center gap-1">
        <p className="num text-muted min-w-0 grow truncate text-sm font-semibold">
          {say(m.sell_goods_variant_at, { number: place + 1 })}
          {!variant.visible && ` · ${say(m.sell_goods_hidden)}`}
        </p>
        <SmallButton
          icon={ArrowUp}
          label={say(m.sell_goods_up)}
          off={place === 0}
          press={() => move(-1)}
          name={variant.name}
        />
        <SmallButton
          icon={ArrowDown}
          label={say(m.sell_goods_down)}
          off={last}
          press={() => move(1)}
          name={variant.name}
        />
        <SmallButton
          icon={Trash2}
          label={say(m.sell_goods_drop)}
          off={!drop}
          press={() => drop?.()}
          name={variant.name}
        />
      </div>
      <div className="grid gap-4 sm:grid-cols-[1.4fr_1fr_1fr]">
        <TextInput
          id={id('name')}
          label={say(m.sell_goods_variant_name)}
          error={at('name')}
          value={variant.name}
          max={80}
          placeholder={say(m.sell_goods_variant_hint)}
          onChange={(name) => put({ name })}
        />
        <MoneyInput
          id={id('price')}
          label={say(m.sell_goods_price)}
          error={at('priceIdr')}
          value={variant.priceIdr}
          onChange={(priceIdr) => put({ priceIdr })}
        />
        <MoneyInput
          id={id('compare')}
          label={say(m.sell_goods_compare)}
          error={at('compareAtIdr')}
          value={variant.compareAtIdr}
          onChange={(compareAtIdr) => put({ compareAtIdr })}
        />
      </div>
      {draft.kind === 'invite' && <InviteFields {...{ variant, put, at, id }} />}
      {draft.kind === 'file' && <FileFields {...{ variant, put, at, id }} />}
      <details className="group/more mt-3" open={refused || undefined}>
        <summary className="hit text-primary-ink cursor-pointer list-none gap-1.5 text-sm font-semibold [&::-webkit-details-marker]:hidden">
          {say(m.sell_goods_variant_more)}
          <ChevronDown className="size-4 transition-transform group-open/more:rotate-180" aria-hidden="true" />
        </summary>
        <div className="grid gap-4 pt-2 sm:grid-cols-2">
          <NumberInput
            id={id('duration')}
            label={say(m.sell_goods_duration)}
            help={say(m.sell_goods_duration_help)}
            suffix={say(m.sell_goods_days)}
            error={at('durationDays')}
            value={variant.durationDays}
            onChange={(durationDays) => put({ durationDays })}
          />
          <MoneyInput
            id={id('cost')}
            label={say(m.sell_goods_cost)}
            help={say(m.sell_goods_cost_help)}
            error={at('costIdr')}
            value={variant.costIdr}
            onChange={(costIdr) => put({ costIdr })}
          />
          {(draft.kind === 'stock' || draft.kind === 'shared') && (
            <NumberInput
              id={id('low')}
              label={say(m.sell_goods_low_at)}
              help={say(m.sell_goods_low_at_help)}
              error={at('lowStockAt')}
              value={variant.lowStockAt}
              onChange={(lowStockAt) => put({ lowStockAt })}
            />
          )}
          <TextInput
            id={id('sku')}
            label="SKU"
            error={at('sku')}
            value={variant.sku}
            max={60}
            onChange={(sku) => put({ sku })}
          />
        </div>
        <Tick
          label={say(m.sell_goods_visible)}
          help={say(m.sell_goods_visible_help)}
          checked={variant.visible}
          onChange={(visible) => put({ visible })}
        />
        {draft.kind === 'stock' && <Parts variant={variant} put={put} error={at('parts')} />}
      </details>
    </li>
  )
}
