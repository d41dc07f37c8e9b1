import type { IconName } from '../../../content/rules.ts'
import type { HomeContent } from '../../../content/schemas.ts'
import {
  BadgeCheck,
  Palette,
  ShieldCheck,
  Smartphone,
  Target,
  Users,
  Wallet,
  Zap,
  type LucideIcon,
} from '#web/ui/icons.ts'
import type { Told } from './told.ts'

/* Sections of the front page that only show what the owner wrote. */

type Props = { content: Told<HomeContent> }

const icons: Record<IconName, LucideIcon> = {
  zap: Zap,
  badge: BadgeCheck,
  target: Target,
  wallet: Wallet,
  phone: Smartphone,
  shield: ShieldCheck,
  palette: Palette,
  users: Users,
}

export function HomeValues({ content: { values } }: Props) {
  if (values.items.length === 0) return null
  return (
    <section className="wrap pt-20 sm:pt-28">
      <h2 className="max-w-2xl text-3xl sm:text-4xl">{values.title}</h2>
      <ul className="mt-10 grid gap-x-10 gap-y-9 sm:grid-cols-2 lg:grid-cols-3">
        {values.items.map(({ icon, title, text }) => {
          const Icon = icons[icon]
          return (
            <li key={title}>
              <span className="bg-accent-soft text-accent-soft-ink rounded-field grid size-12 place-items-center">
                <Icon className="size-6" aria-hidden="true" />
              </span>
              <h3 className="mt-4 text-xl">{title}</h3>
              <p className="text-muted mt-2">{text}</p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

export function HomeSteps({ content: { steps } }: Props) {
  return (
    <section className="wrap pt-20 sm:pt-28">
      <h2 className="text-3xl sm:text-4xl">{steps.title}</h2>
      <ol className="mt-10 grid gap-x-10 gap-y-9 md:auto-cols-fr md:grid-flow-col">
        {steps.items.map(({ title, text }, place) => (
          <li key={title} className="border-primary-ink border-t-2 pt-5">
            <span className="num text-primary-ink text-4xl font-extrabold">{place + 1}</span>
            <h3 className="mt-2 text-xl">{title}</h3>
            <p className="text-muted mt-2">{text}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}

export function Proof({ content: { proof } }: Props) {
  if (proof.items.length === 0) return null
  return (
    <section className="bg-base-200 border-line mt-20 border-y sm:mt-28">
      <div className="wrap py-16 sm:py-20">
        <h2 className="text-3xl sm:text-4xl">{proof.title}</h2>
        <dl className="mt-9 grid gap-x-10 gap-y-8 md:grid-cols-3">
          {proof.items.map(({ figure, text }) => (
            <div key={figure} className="border-accent border-l-4 pl-5">
              <dt className="text-2xl font-extrabold tracking-tight">{figure}</dt>
              <dd className="text-muted mt-1">{text}</dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  )
}
