import { Form } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { useSay } from '#web/words.ts'
import { StatusOptions } from './status.tsx'

type BulkProps = { ids: string[]; selected: ReadonlySet<string>; select: (ids: readonly string[]) => void }

/** Picks many registrations and changes their status at once. */
export function BulkBar({ ids, selected, select }: BulkProps) {
  const say = useSay()
  const chosen = ids.filter((id) => selected.has(id))
  const all = chosen.length === ids.length
  return (
    // What is sent was read already when the choice is cleared.
    <Form
      method="post"
      onSubmit={() => select([])}
      className="mb-3 flex min-h-11 flex-wrap items-center gap-x-4 gap-y-2 px-1"
    >
      <input type="hidden" name="intent" value="bulk" />
      <label className="hit cursor-pointer gap-3 text-sm font-medium">
        <input
          type="checkbox"
          checked={all}
          onChange={() => select(all ? [] : ids)}
          className="tick mt-0 ml-0.5 md:ml-3"
        />
        {chosen.length === 0 ? (
          say(m.reg_select_all)
        ) : (
          <span className="num font-semibold">{say(m.reg_bulk_count, { count: chosen.length })}</span>
        )}
      </label>
      {chosen.length > 0 && (
        <div className="flex flex-wrap items-center gap-2">
          {chosen.map((id) => (
            <input key={id} type="hidden" name="ids" value={id} />
          ))}
          <select
            name="status"
            aria-label={say(m.reg_bulk_label)}
            defaultValue="contacted"
            className="field-input w-auto"
          >
            <StatusOptions />
          </select>
          <button type="submit" className="btn btn-primary min-h-11">
            {say(m.reg_bulk_apply)}
          </button>
        </div>
      )}
    </Form>
  )
}
