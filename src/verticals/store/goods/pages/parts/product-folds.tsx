import { m } from '#web/paraglide/messages.js'
import { useSay } from '#web/words.ts'
import { useEditing } from './editing.ts'
import { Fold } from './fold.tsx'
import { NumberInput, TextInput, Tick } from './inputs.tsx'
import { Faq, Found } from './product-found.tsx'
import { Inputs } from './product-inputs.tsx'
import { MarkdownInput } from './product-texts.tsx'

/** What many products do not need: folded, with a word on what is in it. */
export function Folds() {
  const say = useSay()
  const { draft, errors } = useEditing()
  const has = (...starts: string[]) => Object.keys(errors).some((path) => starts.some((one) => path.startsWith(one)))
  const [cutoff, related, faq] = [draft.cutoff, draft.relatedIds.length, draft.faq.length]
  return (
    <>
      <Fold
        title={say(m.sell_goods_inputs)}
        note={draft.inputs.map(({ label }) => label).join(', ') || say(m.sell_goods_inputs_none)}
        open={has('inputs', 'targetCheck')}
      >
        <Inputs />
      </Fold>
      <Fold
        title={say(m.sell_goods_must_read)}
        note={draft.mustRead || say(m.sell_goods_must_read_none)}
        open={has('mustRead')}
      >
        <MarkdownInput
          field="mustRead"
          label={say(m.sell_goods_must_read_text)}
          help={say(m.sell_goods_must_read_help)}
          rows={4}
        />
      </Fold>
      <Fold
        title={say(m.sell_goods_limits)}
        note={[
          say(m.sell_goods_limits_note, { min: draft.minQuantity ?? 1, max: draft.maxQuantity ?? 1 }),
          cutoff ? `${cutoff.from}–${cutoff.to} WIB` : '',
        ]
          .filter(Boolean)
          .join(' · ')}
        open={has('minQuantity', 'maxQuantity', 'perBuyerMax', 'cutoff')}
      >
        <Limits />
      </Fold>
      <Fold
        title={say(m.sell_goods_warranty)}
        note={
          draft.warrantyDays
            ? say(m.sell_goods_warranty_note, { days: draft.warrantyDays })
            : say(m.sell_goods_warranty_none)
        }
        open={has('warranty')}
      >
        <Warranty />
      </Fold>
      <Fold
        title="FAQ"
        note={faq ? say(m.sell_goods_faq_note, { count: faq }) : say(m.sell_goods_faq_none)}
        open={has('faq')}
      >
        <Faq />
      </Fold>
      <Fold
        title={say(m.sell_goods_found)}
        note={
          [draft.tags, related ? say(m.sell_goods_related_note, { count: related }) : ''].filter(Boolean).join(' · ') ||
          say(m.sell_goods_found_none)
        }
        open={has('tags', 'relatedIds')}
      >
        <Found />
      </Fold>
    </>
  )
}

function Limits() {
  const say = useSay()
  const { draft, errors, set } = useEditing()
  const { cutoff } = draft
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-3">
        <NumberInput
          id="f-min"
          label={say(m.sell_goods_min)}
          error={errors.minQuantity}
          value={draft.minQuantity}
          onChange={(count) => set('minQuantity', count)}
        />
        <NumberInput
          id="f-max"
          label={say(m.sell_goods_max)}
          error={errors.maxQuantity}
          value={draft.maxQuantity}
          onChange={(count) => set('maxQuantity', count)}
        />
        <NumberInput
          id="f-per-buyer"
          label={say(m.sell_goods_per_buyer)}
          help={say(m.sell_goods_per_buyer_help)}
          error={errors.perBuyerMax}
          value={draft.perBuyerMax}
          onChange={(count) => set('perBuyerMax', count)}
        />
      </div>
      <Tick
        label={say(m.sell_goods_cutoff)}
        help={say(m.sell_goods_cutoff_help)}
        checked={cutoff !== null}
        onChange={(on) => set('cutoff', on ? { from: '23:00', to: '06:00' } : null)}
      />
      {cutoff && (
        <div className="grid grid-cols-2 gap-4">
          <TextInput
            id="f-from"
            type="time"
            label={say(m.sell_goods_cutoff_from)}
            error={errors['cutoff.from']}
            value={cutoff.from}
            onChange={(from) => set('cutoff', { ...cutoff, from })}
          />
          <TextInput
            id="f-to"
            type="time"
            label={say(m.sell_goods_cutoff_to)}
            error={errors['cutoff.to']}
            value={cutoff.to}
            onChange={(to) => set('cutoff', { ...cutoff, to })}
          />
        </div>
      )}
    </>
  )
}

function Warranty() {
  const say = useSay()
  const { draft, errors, set } = useEditing()
  return (
    <>
      <NumberInput
        id="f-warranty"
        label={say(m.sell_goods_warranty_days)}
        help={say(m.sell_goods_warranty_help)}
        suffix={say(m.sell_goods_days)}
        error={errors.warrantyDays}
        value={draft.warrantyDays}
        onChange={(days) => set('warrantyDays', days)}
      />
      <Tick
        label={say(m.sell_goods_warranty_auto)}
        help={say(m.sell_goods_warranty_auto_help)}
        checked={draft.warrantyAuto}
        onChange={(on) => set('warrantyAuto', on)}
      />
    </>
  )
}
