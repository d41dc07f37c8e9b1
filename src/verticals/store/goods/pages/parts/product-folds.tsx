import { m } from '#web/paraglide/messages.js'
import { Plus, Trash2, X } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'
import { LIMITS } from '../../../catalogue/rules.ts'
import { rowKey } from './draft.ts'
import { useEditing } from './editing.ts'
import { Fold } from './fold.tsx'
import { AreaInput, NumberInput, TextInput, Tick } from './inputs.tsx'
import { Inputs } from './product-inputs.tsx'
import { MarkdownInput } from './product-texts.tsx'
import { VariantPicker } from './picker.tsx'

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
        open={has('inputs')}
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

function Faq() {
  const say = useSay()
  const { draft, errors, set } = useEditing()
  const { faq } = draft
  const put = (place: number, change: { question?: string; answer?: string }) =>
    set('faq', faq.with(place, { ...faq[place]!, ...change }))
  return (
    <>
      {faq.map(({ rowKey: key, question, answer }, place) => (
        <div key={key} className="border-line rounded-box space-y-4 border p-4">
          <TextInput
            id={`f-faq${place}-q`}
            label={say(m.sell_goods_question)}
            error={errors[`faq.${place}.question`]}
            value={question}
            max={200}
            onChange={(text) => put(place, { question: text })}
          />
          <AreaInput
            id={`f-faq${place}-a`}
            label={say(m.sell_goods_answer)}
            error={errors[`faq.${place}.answer`]}
            value={answer}
            max={2_000}
            rows={3}
            onChange={(text) => put(place, { answer: text })}
          />
          <button type="button" onClick={() => set('faq', faq.toSpliced(place, 1))} className="btn btn-quiet min-h-11">
            <Trash2 className="size-4.5" aria-hidden="true" />
            {say(m.sell_goods_drop)}
          </button>
        </div>
      ))}
      <button
        type="button"
        disabled={faq.length >= LIMITS.faq}
        onClick={() => set('faq', [...faq, { rowKey: rowKey(), question: '', answer: '' }])}
        className="btn btn-quiet min-h-11"
      >
        <Plus className="size-4.5" aria-hidden="true" />
        {say(m.sell_goods_faq_add)}
      </button>
    </>
  )
}

/** Words to be found by, and what stands under the product. */
function Found() {
  const say = useSay()
  const { draft, errors, set, names, learn, loaded } = useEditing()
  const { relatedIds } = draft
  const tagError = Object.entries(errors).find(([path]) => path.startsWith('tags'))?.[1]
  return (
    <>
      <TextInput
        id="f-tags"
        label={say(m.sell_goods_tags)}
        help={say(m.sell_goods_tags_help)}
        error={tagError}
        value={draft.tags}
        max={700}
        onChange={(tags) => set('tags', tags)}
      />
      {relatedIds.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {relatedIds.map((id, place) => (
            <li key={id} className="bg-base-200 flex max-w-full items-center rounded-full pl-4 text-sm">
              <span className="min-w-0 truncate">{names[id] ?? id}</span>
              <button
                type="button"
                aria-label={`${say(m.sell_goods_drop)}: ${names[id] ?? ''}`}
                onClick={() => set('relatedIds', relatedIds.toSpliced(place, 1))}
                className="grid size-11 cursor-pointer place-items-center"
              >
                <X className="size-4" aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {relatedIds.length < LIMITS.related && (
        <VariantPicker
          label={say(m.sell_goods_related)}
          help={say(m.sell_goods_related_help)}
          error={errors.relatedIds}
          onPick={({ productId, productName }) => {
            learn(productId, productName)
            if (productId !== loaded.product?.id && !relatedIds.includes(productId))
              set('relatedIds', [...relatedIds, productId])
          }}
        />
      )}
    </>
  )
}
