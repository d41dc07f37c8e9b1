import { m } from '#web/paraglide/messages.js'
import { Plus, Trash2, X } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'
import { LIMITS } from '../../../catalogue/rules.ts'
import { rowKey } from './draft.ts'
import { useEditing } from './editing.ts'
import { AreaInput, TextInput } from './inputs.tsx'
import { VariantPicker } from './picker.tsx'

/** Questions that buyers ask, with their answers. */
export function Faq() {
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
export function Found() {
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
