import { problemsOf, type Repair } from '#kernel/palette/choose.ts'
import { contrast } from '#kernel/palette/oklch.ts'
import { type Brand, derivePalette } from '#kernel/palette/palette.ts'
import { m } from '#web/paraglide/messages.js'
import { CircleCheck } from '#web/ui/icons.ts'
import { useSay, useVisit, type Message } from '#web/words.ts'
import { Swatch } from './colours.tsx'

const words: Record<string, Message> = {
  'primary ground': m.brand_hint_ground_primary,
  'accent ground': m.brand_hint_ground_accent,
  'primary text': m.brand_hint_text_primary,
  'accent text': m.brand_hint_text_accent,
  'accent alike': m.brand_hint_alike,
}

/** What becomes of the chosen colours, told while they are chosen: the site itself is always readable. */
export function Checks({ brand }: { brand: Brand }) {
  const say = useSay()
  const { locale } = useVisit()
  const palette = derivePalette(brand)
  const ratio = contrast(palette['primary-content']!, palette.primary!).toFixed(1)
  const repairs = problemsOf(brand)
  return (
    <section className="card-box p-5" aria-live="polite">
      <h2 className="text-base">{say(m.brand_checks)}</h2>
      <p className="text-muted mt-1 text-sm">
        {say(m.brand_ratio, { ratio: locale === 'id' ? ratio.replace('.', ',') : ratio })}
      </p>
      {repairs.length === 0 && (
        <p className="mt-3 flex gap-2 text-sm">
          <CircleCheck className="text-success mt-0.5 size-4.5 shrink-0" aria-hidden="true" />
          {say(m.brand_ok)}
        </p>
      )}
      <ul className="mt-3 space-y-3 text-sm empty:hidden">
        {repairs.map((repair) => (
          <li key={`${repair.field} ${repair.kind}`} className="flex gap-2.5">
            <Swatch colour={repair.shown} />
            <span>{say(wordsOf(repair))}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function wordsOf({ field, kind }: Repair): Message {
  return words[`${field} ${kind}`]!
}
