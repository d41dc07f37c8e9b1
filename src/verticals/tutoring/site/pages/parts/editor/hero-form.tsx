import { m } from '#web/paraglide/messages.js'
import { useSay, type Message } from '#web/words.ts'
import { LIMITS, type SectionOf } from '../../../rules.ts'
import { Choice, Line, Pair } from './fields.tsx'
import type { FormOf } from './forms.tsx'
import { PictureField } from './picture-field.tsx'

type Button = SectionOf<'hero'>['primary']

const targets: readonly [Button['target'], Message][] = [
  ['none', m.site_edit_to_none],
  ['register', m.site_edit_to_register],
  ['whatsapp', m.site_edit_to_whatsapp],
  ['programmes', m.site_edit_to_programmes],
  ['schedule', m.site_edit_to_schedule],
  ['contact', m.site_edit_to_contact],
  ['link', m.site_edit_to_link],
]

export function HeroForm({ section, set, errors }: FormOf<'hero'>) {
  const say = useSay()
  const { eyebrow, headline, intro, pictureId, primary, secondary } = section
  return (
    <>
      <Line
        label={say(m.site_edit_eyebrow)}
        value={eyebrow}
        max={LIMITS.name}
        error={errors('eyebrow')}
        onChange={(value) => set({ eyebrow: value })}
      />
      <Line
        label={say(m.site_edit_headline)}
        value={headline}
        max={LIMITS.title}
        rows={2}
        error={errors('headline')}
        onChange={(value) => set({ headline: value })}
      />
      <Line
        label={say(m.site_edit_intro)}
        value={intro}
        max={LIMITS.summary}
        rows={3}
        error={errors('intro')}
        onChange={(value) => set({ intro: value })}
      />
      <PictureField
        label={say(m.site_edit_picture)}
        value={pictureId}
        onChange={(value) => set({ pictureId: value })}
      />
      <ButtonFields
        legend={say(m.site_edit_button_first)}
        button={primary}
        error={errors('primary.url')}
        onChange={(value) => set({ primary: value })}
      />
      <ButtonFields
        legend={say(m.site_edit_button_second)}
        button={secondary}
        error={errors('secondary.url')}
        onChange={(value) => set({ secondary: value })}
      />
      <Figures section={section} set={set} />
    </>
  )
}

type ButtonProps = { legend: string; button: Button; error: string | undefined; onChange: (button: Button) => void }

function ButtonFields({ legend, button, error, onChange }: ButtonProps) {
  const say = useSay()
  return (
    <fieldset className="border-line rounded-field space-y-4 border p-4">
      <legend className="px-1 text-sm font-semibold">{legend}</legend>
      <Pair>
        <Line
          label={say(m.site_edit_button)}
          value={button.label}
          max={LIMITS.label}
          onChange={(label) => onChange({ ...button, label })}
        />
        <Choice
          label={say(m.site_edit_to)}
          value={button.target}
          options={targets.map(([code, words]) => [code, say(words)] as const)}
          onChange={(target) => onChange({ ...button, target: target as Button['target'] })}
        />
      </Pair>
      {button.target === 'link' && (
        <Line
          label={say(m.site_edit_to_link)}
          value={button.url}
          max={LIMITS.address}
          inputMode="url"
          placeholder="https://"
          error={error}
          onChange={(url) => onChange({ ...button, url })}
        />
      )}
    </fieldset>
  )
}

/** Always three places; those without a figure are not shown. */
function Figures({ section, set }: Pick<FormOf<'hero'>, 'section' | 'set'>) {
  const say = useSay()
  const places = Array.from(
    { length: LIMITS.figures },
    (_, index) => section.figures[index] ?? { value: '', label: '' },
  )
  const change = (index: number, part: Partial<(typeof places)[number]>): void =>
    set({ figures: places.map((figure, at) => (at === index ? { ...figure, ...part } : figure)) })
  return (
    <fieldset className="border-line rounded-field border p-4">
      <legend className="px-1 text-sm font-semibold">{say(m.site_edit_figures)}</legend>
      <p className="text-muted mb-4 text-sm">{say(m.site_edit_figures_help)}</p>
      <div className="space-y-4">
        {places.map((figure, index) => (
          // The three places never change their order.
          <div key={index} className="grid grid-cols-[6.5rem_1fr] gap-3">
            <Line
              label={say(m.site_edit_figure)}
              value={figure.value}
              max={12}
              onChange={(value) => change(index, { value })}
            />
            <Line
              label={say(m.site_edit_figure_label)}
              value={figure.label}
              max={LIMITS.label}
              onChange={(label) => change(index, { label })}
            />
          </div>
        ))}
      </div>
    </fieldset>
  )
}
