import type { ReactNode } from 'react'
import { Form } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { Pencil, RotateCcw } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'

type Props = {
  ids: string[]
  manages: boolean
  selected: ReadonlySet<string>
  select: (ids: readonly string[]) => void
  live: ReactNode
}

/** Picks many orders and does the same with all of them. */
export function BulkBar({ ids, manages, selected, select, live }: Props) {
  const say = useSay()
  const chosen = ids.filter((id) => selected.has(id))
  const all = chosen.length === ids.length
  return (
    // What is sent was read already when the choice is cleared.
    <Form
      method="post"
      onSubmit={() => select([])}
      className="mb-2 flex min-h-11 flex-wrap items-center gap-x-4 gap-y-2 px-1"
    >
      {manages && (
        <label className="hit cursor-pointer gap-3 text-sm font-medium">
          <input
            type="checkbox"
            checked={all}
            onChange={() => select(all ? [] : ids)}
            className="tick mt-0 ml-3"
            aria-label={say(m.sell_desk_select_all)}
          />
          {chosen.length === 0 ? (
            say(m.sell_desk_select_all)
          ) : (
            <span className="num font-semibold">{say(m.sell_desk_selected, { count: chosen.length })}</span>
          )}
        </label>
      )}
      {chosen.map((id) => (
        <input key={id} type="hidden" name="ids" value={id} />
      ))}
      {chosen.length > 0 ? <Acts /> : <span className="ml-auto">{live}</span>}
    </Form>
  )
}

function Acts() {
  const say = useSay()
  return (
    <div className="flex flex-wrap items-center gap-2 max-sm:w-full">
      <button type="submit" name="intent" value="retry" formNoValidate className="btn btn-quiet min-h-11">
        <RotateCcw className="size-4.5" aria-hidden="true" />
        {say(m.sell_desk_retry)}
      </button>
      <input
        name="note"
        required
        maxLength={300}
        aria-label={say(m.sell_desk_note)}
        placeholder={say(m.sell_desk_note_placeholder)}
        autoComplete="off"
        className="field-input w-auto max-sm:grow"
      />
      <button type="submit" name="intent" value="note" className="btn btn-primary min-h-11">
        <Pencil className="size-4.5" aria-hidden="true" />
        {say(m.sell_desk_note_add)}
      </button>
    </div>
  )
}
