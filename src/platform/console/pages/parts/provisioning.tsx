import { Form } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { When } from '#web/ui/money.tsx'
import { Status } from '#web/ui/pill.tsx'
import { useSay, type Message } from '#web/words.ts'
import type { ProvisioningView } from './listed.ts'

const names: Record<string, Message> = {
  tenant: m.step_tenant,
  brand: m.step_brand,
  template: m.step_template,
  admin: m.step_admin,
  domain: m.step_domain,
  smoke: m.step_smoke,
  hand_over: m.step_handover,
}

type ProvisioningProps = { provisioning: ProvisioningView | null; mayRetry: boolean; idempotencyKey: string }

export function Provisioning({ provisioning, mayRetry, idempotencyKey }: ProvisioningProps) {
  const say = useSay()
  const steps = provisioning?.steps ?? []
  const done = steps.filter(({ status }) => status === 'done').length
  const failed = steps.some(({ status }) => status === 'failed')
  return (
    <section className="card-box p-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 className="text-lg">{say(m.order_provisioning)}</h2>
          <p className="num text-muted text-sm" role="status">
            {provisioning
              ? say(m.order_provisioning_count, { done, total: steps.length })
              : say(m.order_provisioning_none)}
          </p>
        </div>
        {failed && mayRetry && (
          <Form method="post" replace>
            <input type="hidden" name="key" value={idempotencyKey} />
            <button type="submit" name="intent" value="retry" className="btn btn-primary">
              {say(m.order_retry)}
            </button>
          </Form>
        )}
      </div>
      {steps.length > 0 && (
        <>
          <progress value={done} max={steps.length} aria-label={say(m.order_provisioning)} className="bar mt-4" />
          <ol className="mt-3">
            {steps.map((step) => (
              <Step key={step.name} step={step} />
            ))}
          </ol>
        </>
      )}
    </section>
  )
}

function Step({ step }: { step: ProvisioningView['steps'][number] }) {
  const say = useSay()
  // A vertical's own step carries its name in front: `tutoring:template`.
  const word = names[step.name.split(':').at(-1)!]
  return (
    <li className="border-line flex flex-wrap items-center gap-x-4 gap-y-1 border-b py-2.5 last:border-b-0 last:pb-0">
      <span className="grow font-medium">{word ? say(word) : step.name}</span>
      {step.finishedAt && <When at={step.finishedAt} className="text-muted text-xs" />}
      {step.attempts > 1 && (
        <span className="num text-muted text-sm">{say(m.order_attempts, { count: step.attempts })}</span>
      )}
      <Status of="step" is={step.status} />
      {step.error && (
        <p className="bg-tone-danger text-tone-danger-ink w-full rounded-md px-3 py-2 font-mono text-xs break-words">
          {step.error}
        </p>
      )}
    </li>
  )
}
