import type { ReactNode } from 'react'
import { m } from '#web/paraglide/messages.js'
import { ArrowLeft, ArrowRight, Check } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'

export function StepBar() {
  const say = useSay()
  const names = [m.order_step_package, m.order_step_business, m.order_step_owner, m.order_step_pay]
  return (
    <ol
      aria-label={say(m.order_steps)}
      className="mb-8 grid grid-cols-4 gap-1.5 sm:gap-2 not-group-data-ready/order:hidden"
    >
      {names.map((name, index) => (
        <li key={index}>
          <button
            type="button"
            data-wizard-mark
            className="group/mark border-line aria-[current]:border-primary-ink data-done:border-primary-ink text-muted aria-[current]:text-base-content flex min-h-11 w-full flex-wrap items-start gap-x-2 border-t-4 pt-2.5 text-left text-[0.8125rem] font-semibold sm:text-sm data-done:cursor-pointer"
          >
            <span className="num">
              <Check
                className="text-primary-ink hidden size-4.5 group-data-done/mark:block"
                strokeWidth={3}
                aria-hidden="true"
              />
              <span className="group-data-done/mark:sr-only">{index + 1}</span>
            </span>
            {say(name)}
          </button>
        </li>
      ))}
    </ol>
  )
}

export function StepButtons() {
  const say = useSay()
  return (
    <div className="mt-8">
      <div className="flex items-center gap-3">
        <button type="button" data-wizard-back hidden className="btn btn-quiet">
          <ArrowLeft className="size-5" aria-hidden="true" />
          {say(m.order_back)}
        </button>
        <button type="button" data-wizard-next hidden className="btn btn-primary ml-auto grow sm:grow-0">
          {say(m.order_next)}
          <ArrowRight className="size-5" aria-hidden="true" />
        </button>
        <button type="submit" data-wizard-send className="btn btn-primary ml-auto grow sm:grow-0">
          {say(m.order_send)}
        </button>
      </div>
    </div>
  )
}

/** One part of the order: a fieldset that the `wizard` island can show by itself. */
export function Step({ title, help, children }: { title: string; help?: string; children: ReactNode }) {
  return (
    <fieldset data-step className="not-group-data-ready/order:mb-12">
      <legend tabIndex={-1} className="w-full outline-none">
        <h2 className="text-2xl">{title}</h2>
      </legend>
      {help && <p className="text-muted mt-1">{help}</p>}
      <div className="mt-5 space-y-5">{children}</div>
    </fieldset>
  )
}
