import { Fragment } from 'react'
import { m } from '#web/paraglide/messages.js'
import { Check, Clock3, Minus } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { useSay } from '#web/words.ts'
import { comparison } from '../../../content/rules.ts'
import type { Showcased } from './public.ts'

/**
 * What differs between the packages, feature by feature. A table of narrow columns that fits a phone; what all packages
 * have is one row unless `whole`.
 */
export function Comparison({ template, whole = false }: { template: Showcased; whole?: boolean }) {
  const say = useSay()
  const { packages, groups } = template
  const compared = groups.map(({ title, items }) => ({ title, items: comparison(packages, items) }))
  const shared = compared.flatMap(({ items }) => items).filter(({ within }) => within.every(Boolean)).length
  const shown = compared
    .map(({ title, items }) => ({ title, items: items.filter(({ within }) => whole || !within.every(Boolean)) }))
    .filter(({ items }) => items.length > 0)
  return (
    <div>
      <table className="w-full table-fixed border-collapse text-[0.9375rem]">
        <caption className="sr-only">{say(m.portal_compare_caption, { name: template.name })}</caption>
        <colgroup>
          <col className="w-[37%] sm:w-[40%]" />
          {packages.map(({ code }) => (
            <col key={code} />
          ))}
        </colgroup>
        <thead>
          <tr className="border-base-content/25 border-b">
            <th scope="col" className="py-3 pr-2 text-left align-bottom font-semibold">
              {say(m.portal_compare_feature)}
            </th>
            {packages.map(({ code, name, priceIdr, highlighted }) => (
              <th
                key={code}
                scope="col"
                className={`px-0.5 py-3 text-center align-bottom font-bold break-words ${highlighted ? 'bg-accent-soft text-accent-soft-ink rounded-t-field' : ''}`}
              >
                <span className="block text-[0.8125rem] sm:text-base">{name}</span>
                <Money idr={priceIdr} className="hidden text-sm font-medium sm:block" />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {!whole && shared > 0 && (
            <Row
              text={say(m.portal_compare_shared, { count: shared })}
              within={packages.map(() => true)}
              coming={false}
              packages={packages}
            />
          )}
          {shown.map(({ title, items }) => (
            <Fragment key={title}>
              {whole && (
                <tr>
                  <th
                    scope="colgroup"
                    colSpan={packages.length + 1}
                    className="text-primary-ink pt-6 pb-2 text-left text-sm font-semibold"
                  >
                    {title}
                  </th>
                </tr>
              )}
              {items.map((item) => (
                <Row key={item.text} {...item} packages={packages} />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
      <Legend />
    </div>
  )
}

type RowProps = { text: string; within: boolean[]; coming: boolean; packages: Showcased['packages'] }

function Row({ text, within, coming, packages }: RowProps) {
  return (
    <tr className="border-line border-b">
      <th scope="row" className="py-3 pr-2 text-left align-middle font-normal">
        {text}
      </th>
      {packages.map(({ code, highlighted }, place) => (
        <td key={code} className={`px-1 py-3 text-center align-middle ${highlighted ? 'bg-accent-soft/70' : ''}`}>
          <Mark within={within[place] ?? false} coming={coming} />
        </td>
      ))}
    </tr>
  )
}

function Mark({ within, coming }: { within: boolean; coming: boolean }) {
  const say = useSay()
  const [Icon, look, label] = !within
    ? ([Minus, 'text-base-content/35', m.portal_mark_no] as const)
    : coming
      ? ([Clock3, 'text-muted', m.portal_coming] as const)
      : ([Check, 'text-primary-ink', m.portal_mark_yes] as const)
  return (
    <span className="inline-flex">
      <Icon className={`size-5 ${look}`} strokeWidth={within && !coming ? 3 : 2} aria-hidden="true" />
      <span className="sr-only">{say(label)}</span>
    </span>
  )
}

function Legend() {
  const say = useSay()
  return (
    <p className="text-muted mt-4 flex flex-wrap gap-x-5 gap-y-1 text-sm" aria-hidden="true">
      <span className="inline-flex items-center gap-1.5">
        <Check className="text-primary-ink size-4" strokeWidth={3} />
        {say(m.portal_mark_yes)}
      </span>
      <span className="inline-flex items-center gap-1.5">
        <Clock3 className="size-4" />
        {say(m.portal_coming_long)}
      </span>
      <span className="inline-flex items-center gap-1.5">
        <Minus className="size-4" />
        {say(m.portal_mark_no)}
      </span>
    </p>
  )
}
