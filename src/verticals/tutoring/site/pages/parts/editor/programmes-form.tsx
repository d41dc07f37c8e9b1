import { m } from '#web/paraglide/messages.js'
import { useSay } from '#web/words.ts'
import { LIMITS } from '../../../rules.ts'
import { newUuid } from './blank.ts'
import { Line, MoneyLine, Pair, Tick } from './fields.tsx'
import type { FormOf } from './forms.tsx'
import { Items } from './items.tsx'
import { PictureField } from './picture-field.tsx'

type Programme = FormOf<'programmes'>['section']['items'][number]

const blank = (): Programme => ({
  id: newUuid(),
  name: '',
  summary: '',
  schedule: '',
  duration: '',
  priceIdr: null,
  pictureId: null,
  features: [],
  coming: false,
})

export function ProgrammesForm({ section, set }: FormOf<'programmes'>) {
  const say = useSay()
  return (
    <>
      <Items
        items={section.items}
        onChange={(items, removed) => set({ items }, removed)}
        nameOf={({ name }) => name}
        blank={blank}
        addLabel={say(m.site_edit_add_programme)}
      >
        {(programme, change) => <ProgrammeFields programme={programme} change={change} />}
      </Items>
      <Tick
        label={say(m.site_edit_coming)}
        help={say(m.site_edit_coming_help)}
        value={section.showComing}
        onChange={(showComing) => set({ showComing })}
      />
    </>
  )
}

type FieldsProps = { programme: Programme; change: (change: Partial<Programme>) => void }

function ProgrammeFields({ programme, change }: FieldsProps) {
  const say = useSay()
  return (
    <>
      <Line
        label={say(m.site_edit_programme_name)}
        value={programme.name}
        max={LIMITS.name}
        onChange={(name) => change({ name })}
      />
      <Line
        label={say(m.site_edit_summary)}
        value={programme.summary}
        max={LIMITS.summary}
        rows={3}
        onChange={(summary) => change({ summary })}
      />
      <Pair>
        <Line
          label={say(m.site_edit_schedule)}
          value={programme.schedule}
          max={LIMITS.title}
          onChange={(schedule) => change({ schedule })}
        />
        <Line
          label={say(m.site_edit_duration)}
          value={programme.duration}
          max={LIMITS.name}
          onChange={(duration) => change({ duration })}
        />
      </Pair>
      <MoneyLine
        label={say(m.site_edit_price)}
        help={say(m.site_edit_price_help)}
        value={programme.priceIdr}
        most={LIMITS.priceIdr}
        onChange={(priceIdr) => change({ priceIdr })}
      />
      <Features features={programme.features} onChange={(features) => change({ features })} />
      <PictureField
        label={say(m.site_edit_picture)}
        value={programme.pictureId}
        onChange={(pictureId) => change({ pictureId })}
      />
      <Tick
        label={say(m.site_edit_programme_coming)}
        value={programme.coming}
        onChange={(coming) => change({ coming })}
      />
    </>
  )
}

/** One line each; typed as a text of several lines. */
function Features({ features, onChange }: { features: string[]; onChange: (features: string[]) => void }) {
  const say = useSay()
  const take = (text: string): void =>
    onChange(
      text
        .split('\n')
        .map((line) => line.slice(0, LIMITS.name))
        .slice(0, LIMITS.features),
    )
  return (
    <Line
      label={say(m.site_edit_features)}
      help={say(m.site_edit_features_help, { count: LIMITS.features })}
      value={features.join('\n')}
      max={LIMITS.features * (LIMITS.name + 1)}
      rows={4}
      onChange={take}
    />
  )
}
