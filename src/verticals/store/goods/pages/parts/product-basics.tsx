import { useState } from 'react'
import { m } from '#web/paraglide/messages.js'
import { useSay } from '#web/words.ts'
import { KINDS, LIMITS, slugOf } from '../../../catalogue/rules.ts'
import { useEditing } from './editing.ts'
import { AreaInput, ChoiceInput, TextInput } from './inputs.tsx'
import { kindHelps, kindWords } from './words.ts'

/** What it is and what it is called. The address follows the name until somebody writes one. */
export function Basics() {
  const say = useSay()
  const { draft, errors, set, loaded } = useEditing()
  const [follows, setFollows] = useState(loaded.product === null)
  return (
    <section className="card-box space-y-5 p-5 sm:p-6" aria-label={say(m.sell_goods_basics)}>
      {loaded.product ? (
        <p className="text-muted text-sm">
          <span className="text-base-content font-semibold">{say(kindWords[draft.kind]!)}</span> ·{' '}
          {say(kindHelps[draft.kind]!)}
        </p>
      ) : (
        <KindChoice />
      )}
      <TextInput
        id="f-name"
        label={say(m.sell_goods_name)}
        error={errors.name}
        value={draft.name}
        max={LIMITS.name}
        onChange={(name) => {
          set('name', name)
          if (follows) set('slug', slugOf(name))
        }}
        className="text-lg! font-semibold"
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextInput
          id="f-slug"
          label={say(m.sell_goods_slug)}
          help={<span className="break-all">{`/products/${draft.slug}`}</span>}
          error={errors.slug}
          value={draft.slug}
          max={LIMITS.slug}
          onChange={(slug) => {
            setFollows(slug === '')
            set('slug', slug)
          }}
        />
        <ChoiceInput
          id="f-category"
          label={say(m.sell_goods_category)}
          error={errors.categoryId}
          value={draft.categoryId ?? ''}
          onChange={(id) => set('categoryId', id || null)}
          options={[
            ['', say(m.sell_goods_no_category)],
            ...loaded.categories.map(({ id, name }) => [id, name] as const),
          ]}
        />
      </div>
      <AreaInput
        id="f-summary"
        label={say(m.sell_goods_summary)}
        help={say(m.sell_goods_summary_help)}
        error={errors.summary}
        value={draft.summary}
        max={LIMITS.summary}
        rows={2}
        onChange={(summary) => set('summary', summary)}
      />
    </section>
  )
}

function KindChoice() {
  const say = useSay()
  const { draft, set } = useEditing()
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-semibold">{say(m.sell_goods_kind)}</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        {KINDS.map((kind) => (
          <label key={kind} className="choice">
            <input
              type="radio"
              name="kind"
              checked={draft.kind === kind}
              onChange={() => set('kind', kind)}
              className="tick"
            />
            <span className="min-w-0 font-semibold">
              {say(kindWords[kind]!)}
              <span className="text-muted block text-sm font-normal">{say(kindHelps[kind]!)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
