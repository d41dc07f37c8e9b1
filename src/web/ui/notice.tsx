import { CircleAlert, CircleCheck, Info, TriangleAlert, type LucideIcon } from './icons.ts'
import type { ReactNode } from 'react'
import type { Tone } from './pill.tsx'

const looks: Record<Tone, { box: string; icon: LucideIcon }> = {
  neutral: { box: 'bg-tone-neutral text-tone-neutral-ink', icon: Info },
  info: { box: 'bg-tone-info text-tone-info-ink', icon: Info },
  success: { box: 'bg-tone-success text-tone-success-ink', icon: CircleCheck },
  warning: { box: 'bg-tone-warning text-tone-warning-ink', icon: TriangleAlert },
  danger: { box: 'bg-tone-danger text-tone-danger-ink', icon: CircleAlert },
}

/** A sentence that must not be missed. Dangers are announced at once. */
export function Notice({ tone = 'info', title, children }: { tone?: Tone; title?: string; children?: ReactNode }) {
  const { box, icon: Icon } = looks[tone]
  return (
    <div role={tone === 'danger' ? 'alert' : 'status'} className={`${box} rounded-box flex gap-3 px-4 py-3.5`}>
      <Icon className="mt-0.5 size-5 shrink-0" aria-hidden="true" />
      <div className="min-w-0 text-[0.9375rem] leading-relaxed">
        {title && <p className="font-bold">{title}</p>}
        {children}
      </div>
    </div>
  )
}

/** An empty list says so and names the one next thing to do. */
export function Empty({ icon: Icon, title, children }: { icon: LucideIcon; title: string; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-center px-6 py-14 text-center">
      <span className="bg-primary-soft text-primary-soft-ink mb-4 grid size-14 place-items-center rounded-full">
        <Icon className="size-7" aria-hidden="true" />
      </span>
      <p className="text-lg font-bold">{title}</p>
      <div className="text-muted mt-1 max-w-md">{children}</div>
    </div>
  )
}
