import { m } from '#web/paraglide/messages.js'
import { Plus, Trash2 } from '#web/ui/icons.ts'
import { useSay, type Message } from '#web/words.ts'
import { LIMITS } from '../../../catalogue/rules.ts'
import { type InputDraft, keyOf, rowKey } from './draft.ts'
import { useEditing } from './editing.ts'
import { AreaInput, ChoiceInput, TextInput, Tick } from './inputs.tsx'

const types: Record<InputDraft['type'], Message> = {
  email: m.sell_goods_input_email,
  text: m.sell_goods_input_text,
  phone: m.sell_goods_input_phone,
  number: m.sell_goods_input_number,
  select: m.sell_goods_input_select,
  server: m.sell_goods_input_server,
}

/** What the buyer is asked before paying: where it is to be sent, for which account, on which server. */
export function Inputs() {
  const say = useSay()
  const { draft, set } = useEditing()
  const { inputs } = draft
  const add = () => {
    const fresh = {
      rowKey: rowKey(),
      key: '',
      label: '',
      type: 'email' as const,
      required: true,
      help: '',
      options: '',
    }
    set('inputs', [...inputs, fresh])
  }
  return (
    <>
      <p className="text-muted text-sm">{say(m.sell_goods_inputs_help)}</p>
      {inputs.map((input, place) => (
        <Row
          key={input.rowKey}
          {...{ input, place }}
          put={(change) => set('inputs', inputs.with(place, { ...input, ...change }))}
          drop={() => set('inputs', inputs.toSpliced(place, 1))}
        />
      ))}
      <button type="button" disabled={inputs.length >= LIMITS.inputs} onClick={add} className="btn btn-quiet min-h-11">
        <Plus className="size-4.5" aria-hidden="true" />
        {say(m.sell_goods_input_add)}
      </button>
      {inputs.length > 0 && <Checker />}
    </>
  )
}

/** Who is asked whose account the buyer has named. One that this person may not see stays as it is. */
function Checker() {
  const say = useSay()
  const { draft, errors, set, loaded } = useEditing()
  const { targetCheck } = draft
  const able = loaded.providers.filter(({ checksTargets }) => checksTargets)
  const known = targetCheck === null || able.some(({ id }) => id === targetCheck)
  if (able.length === 0 && known) return <p className="text-muted text-sm">{say(m.sell_goods_check_none)}</p>
  return (
    <div className="border-line border-t pt-4">
      <ChoiceInput
        id="f-target-check"
        label={say(m.sell_goods_checker)}
        help={say(m.sell_goods_check_help)}
        error={errors.targetCheck}
        value={targetCheck ?? ''}
        onChange={(id) => set('targetCheck', id || null)}
        options={[
          ['', say(m.sell_goods_check_off)],
          ...(known ? [] : [[targetCheck, say(m.sell_goods_check_kept)] as const]),
          ...able.map(({ id, name, adapterLabel }) => [id, `${name} · ${adapterLabel}`] as const),
        ]}
      />
    </div>
  )
}

type RowProps = { input: InputDraft; place: number; put: (change: Partial<InputDraft>) => void; drop: () => void }

function Row({ input, place, put, drop }: RowProps) {
  const say = useSay()
  const { errors } = useEditing()
  const at = (field: string) => errors[`inputs.${place}.${field}`]
  const id = (field: string) => `f-i${place}-${field}`
  const chosen = input.type === 'select' || input.type === 'server'
  return (
    <div className="border-line rounded-box space-y-4 border p-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <TextInput
          id={id('label')}
          label={say(m.sell_goods_input_label)}
          error={at('label') ?? at('key')}
          value={input.label}
          max={60}
          onChange={(label) =>
            put({ label, ...(input.key === '' || input.key === keyOf(input.label) ? { key: keyOf(label) } : {}) })
          }
        />
        <ChoiceInput
          id={id('type')}
          label={say(m.sell_goods_input_type)}
          error={at('type')}
          value={input.type}
          onChange={(type) => put({ type: type as InputDraft['type'] })}
          options={Object.entries(types).map(([type, label]) => [type, say(label)])}
        />
      </div>
      {chosen && (
        <AreaInput
          id={id('options')}
          label={say(m.sell_goods_input_options)}
          help={say(m.sell_goods_input_options_help)}
          error={at('options')}
          value={input.options}
          rows={4}
          onChange={(options) => put({ options })}
        />
      )}
      <TextInput
        id={id('help')}
        label={say(m.sell_goods_input_help)}
        error={at('help')}
        value={input.help}
        max={200}
        onChange={(help) => put({ help })}
      />
      {(input.type === 'text' || input.type === 'number') && (
        <TextInput
          id={id('pattern')}
          label={say(m.sell_goods_input_pattern)}
          help={say(m.sell_goods_input_pattern_help)}
          error={at('pattern')}
          value={input.pattern ?? ''}
          max={100}
          onChange={(pattern) => put({ pattern })}
        />
      )}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Tick
          label={say(m.sell_goods_input_required)}
          checked={input.required}
          onChange={(required) => put({ required })}
        />
        <button type="button" onClick={drop} className="btn btn-quiet min-h-11">
          <Trash2 className="size-4.5" aria-hidden="true" />
          {say(m.sell_goods_drop)}
        </button>
      </div>
    </div>
  )
}
