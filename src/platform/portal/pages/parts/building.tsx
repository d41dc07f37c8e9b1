import type { OutputOf } from '#kernel/http/operation.ts'
import { m } from '#web/paraglide/messages.js'
import { CheckCircle2, CircleDashed, Hourglass } from '#web/ui/icons.ts'
import { useSay, type Message } from '#web/words.ts'
import type { readBuilding } from '../../../provisioning/operations.ts'
import type { TrackedOrder } from './tracked.ts'

export type BuildingView = OutputOf<typeof readBuilding>

const names: Record<string, Message> = {
  tenant: m.thanks_step_tenant,
  brand: m.thanks_step_brand,
  template: m.thanks_step_template,
  admin: m.thanks_step_admin,
  domain: m.thanks_step_domain,
  smoke: m.thanks_step_smoke,
  hand_over: m.thanks_step_handover,
}

/** The steps of the building as they are finished. */
export function Building({ building, order }: { building: BuildingView; order: TrackedOrder }) {
  const say = useSay()
  const { steps, status } = building
  const done = steps.filter((step) => step.status === 'done').length
  return (
    <section className="card-box p-6">
      <h2 className="text-lg">{say(m.thanks_building)}</h2>
      {steps.length === 0 ? (
        <p className="text-muted mt-1">
          {say(order.estimate.waitsFor === 'approval' ? m.thanks_building_approval : m.thanks_building_wait)}
        </p>
      ) : (
        <>
          <p role="status" className="num text-muted text-sm">
            {say(m.thanks_building_count, { done, total: steps.length })}
          </p>
          <progress value={done} max={steps.length} aria-label={say(m.thanks_building)} className="bar mt-3" />
          <ol className="mt-4 grid gap-x-6 sm:grid-cols-2">
            {steps.map((step) => (
              <Step key={step.name} name={step.name} status={step.status} />
            ))}
          </ol>
          {status === 'failed' && <p className="text-tone-warning-ink mt-3 text-sm">{say(m.thanks_building_failed)}</p>}
        </>
      )}
    </section>
  )
}

function Step({ name, status }: { name: string; status: BuildingView['status'] }) {
  const say = useSay()
  // A vertical's own step carries its name in front: `tutoring:template`.
  const word = names[name.split(':').at(-1)!]
  const Icon = status === 'done' ? CheckCircle2 : status === 'waiting' ? CircleDashed : Hourglass
  const tone =
    status === 'done' ? 'text-tone-success-ink' : status === 'waiting' ? 'text-muted' : 'text-tone-warning-ink'
  return (
    <li className="flex items-center gap-2.5 py-1.5">
      <Icon className={`size-5 shrink-0 ${tone}`} aria-hidden="true" />
      <span className={`min-w-0 ${status === 'waiting' ? 'text-muted' : 'font-medium'}`}>
        {word ? say(word) : name}
      </span>
      <span className="sr-only">{say(status === 'done' ? m.status_step_done : m.status_step_waiting)}</span>
    </li>
  )
}
