import type { ReactNode } from 'react'
import { m } from '#web/paraglide/messages.js'
import { ArrowLeft, ArrowRight, Check, Save } from '#web/ui/icons.ts'
import { useSay, type Message } from '#web/words.ts'
import { STEPS, type StepName } from '../../../drafts/rules.ts'

export const stepNames: Record<StepName, Message> = {
  package: m.order_step_package,
  business: m.order_step_business,
  look: m.order_step_look,
  owner: m.order_step_owner,
  pay: m.order_step_pay,
  review: m.order_step_review,
}

export function StepBar() {
  const say = useSay()
  return (
    <ol
      aria-label={say(m.order_steps)}
      className="mb-6 grid grid-cols-6 gap-1.5 not-group-data-ready/order:hidden sm:mb-8 sm:gap-2"
    >
      {STEPS.map((step, index) => (
        <li key={step}>
          <button
            type="button"
            data-wizard-mark={step}
            className="group/mark border-line aria-[current]:border-primary-ink data-done:border-primary-ink text-muted aria-[current]:text-base-content flex min-h-11 w-full flex-wrap items-start gap-x-1.5 border-t-4 pt-2.5 text-left text-sm font-semibold data-done:cursor-pointer"
          >
            <span className="num">
              <Check
                className="text-primary-ink hidden size-4.5 group-data-done/mark:block"
                strokeWidth={3}
                aria-hidden="true"
              />
              <span className="group-data-done/mark:sr-only">{index + 1}</span>
            </span>
            <span className="max-sm:sr-only">{say(stepNames[step])}</span>
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
      <div className="flex flex-wrap items-center gap-3">
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
        <button
          type="submit"
          name="intent"
          value="save"
          formNoValidate
          className="btn btn-quiet grow group-data-ready/order:hidden sm:order-first sm:grow-0"
        >
          <Save className="size-5" aria-hidden="true" />
          {say(m.order_save_later)}
        </button>
      </div>
    </div>
  )
}

type StepProps = { name: StepName; title: string; help?: string; children: ReactNode }

/** One part of the order: a fieldset that the `wizard` island can show by itself. */
export function Step({ name, title, help, children }: StepProps) {
  const say = useSay()
  return (
    <fieldset data-step={name} className="min-w-0 not-group-data-ready/order:mb-12">
      <legend tabIndex={-1} className="w-full outline-none">
        <span className="eyebrow num mb-1 block not-group-data-ready/order:hidden sm:hidden">
          {say(m.order_step_of, { step: STEPS.indexOf(name) + 1, total: STEPS.length })}
        </span>
        <h2 className="text-2xl">{title}</h2>
      </legend>
      {help && <p className="text-muted mt-1">{help}</p>}
      <div className="mt-5 space-y-6">{children}</div>
    </fieldset>
  )
}
