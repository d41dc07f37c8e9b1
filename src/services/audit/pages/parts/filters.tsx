import { Form } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { Search } from '#web/ui/icons.ts'
import { useSay, useVisit } from '#web/words.ts'
import type { Choices, Wanted } from './log.ts'

/** Who, what, and between which days; everything stands in the address. */
export function Filters({ wanted, choices }: { wanted: Wanted; choices: Choices }) {
  const say = useSay()
  return (
    <Form
      method="get"
      key={JSON.stringify(wanted)}
      className="card-box mb-5 grid grid-cols-2 items-end gap-3 p-4 lg:grid-cols-[1fr_1fr_10.5rem_10.5rem_auto]"
    >
      <label className="col-span-2 sm:col-span-1">
        <span className="mb-1.5 block text-sm font-semibold">{say(m.audit_actor)}</span>
        <Actors wanted={wanted} choices={choices} />
      </label>
      <label className="col-span-2 sm:col-span-1">
        <span className="mb-1.5 block text-sm font-semibold">{say(m.audit_action)}</span>
        <Actions wanted={wanted} choices={choices} />
      </label>
      <label>
        <span className="mb-1.5 block text-sm font-semibold">{say(m.audit_from)}</span>
        <input
          type="date"
          name="from"
          defaultValue={wanted.from}
          max={wanted.to || undefined}
          className="field-input num"
        />
      </label>
      <label>
        <span className="mb-1.5 block text-sm font-semibold">{say(m.audit_to)}</span>
        <input
          type="date"
          name="to"
          defaultValue={wanted.to}
          min={wanted.from || undefined}
          className="field-input num"
        />
      </label>
      <button type="submit" className="btn btn-quiet col-span-2 lg:col-span-1">
        <Search className="size-4.5" aria-hidden="true" />
        {say(m.orders_filter)}
      </button>
    </Form>
  )
}

function Actors({ wanted, choices }: { wanted: Wanted; choices: Choices }) {
  const say = useSay()
  const group = (kind: 'person' | 'key') => choices.actors.filter((actor) => actor.kind === kind)
  const options = (kind: 'person' | 'key') =>
    group(kind).map(({ id, name }) => (
      <option key={id} value={id}>
        {name}
      </option>
    ))
  return (
    <select name="actor" defaultValue={wanted.actor} className="field-input">
      <option value="">{say(m.audit_all_actors)}</option>
      <optgroup label={say(m.audit_people)}>{options('person')}</optgroup>
      {group('key').length > 0 && <optgroup label={say(m.audit_keys)}>{options('key')}</optgroup>}
    </select>
  )
}

function Actions({ wanted, choices }: { wanted: Wanted; choices: Choices }) {
  const say = useSay()
  const { locale } = useVisit()
  const named = choices.actions.map(({ code, name }) => ({ code, label: name[locale] }))
  const sorted = named.toSorted((left, right) => left.label.localeCompare(right.label, locale))
  const twice = (label: string) => named.filter((one) => one.label === label).length > 1
  return (
    <select name="action" defaultValue={wanted.action} className="field-input">
      <option value="">{say(m.audit_all_actions)}</option>
      {sorted.map(({ code, label }) => (
        <option key={code} value={code}>
          {twice(label) ? `${label} (${code.slice(code.indexOf('.') + 1)})` : label}
        </option>
      ))}
    </select>
  )
}
