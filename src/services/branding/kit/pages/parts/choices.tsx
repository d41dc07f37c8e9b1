import type { ReactNode } from 'react'
import { m } from '#web/paraglide/messages.js'
import { Moon, Sun } from '#web/ui/icons.ts'
import { useSay, type Message } from '#web/words.ts'

type Look = { radius: 'sharp' | 'soft' | 'round' | null; font: 'jakarta' | 'system' | 'serif'; mode: 'light' | 'dark' }
type ChoicesProps = { look: Look; change: (part: Partial<Look>) => void }

const corners = { own: 6, sharp: 1, soft: 6, round: 12 }

export function Choices({ look, change }: ChoicesProps) {
  const say = useSay()
  return (
    <>
      <Group title={say(m.brand_radius)} columns="grid-cols-2 sm:grid-cols-4">
        <Choice name="radius" value="" picked={look.radius === null} pick={() => change({ radius: null })}>
          <Corner radius={corners.own} dashed />
          {say(m.brand_radius_own)}
        </Choice>
        {(['sharp', 'soft', 'round'] as const).map((radius) => (
          <Choice
            key={radius}
            name="radius"
            value={radius}
            picked={look.radius === radius}
            pick={() => change({ radius })}
          >
            <Corner radius={corners[radius]} />
            {say({ sharp: m.brand_radius_sharp, soft: m.brand_radius_soft, round: m.brand_radius_round }[radius])}
          </Choice>
        ))}
      </Group>
      <Group title={say(m.brand_font)} columns="sm:grid-cols-3">
        {fonts.map(({ font, face, label }) => (
          <Choice key={font} name="font" value={font} picked={look.font === font} pick={() => change({ font })}>
            <span className={`${face} text-2xl leading-none font-bold`} aria-hidden="true">
              Aa
            </span>
            {say(label)}
          </Choice>
        ))}
      </Group>
      <Group title={say(m.brand_mode)} columns="grid-cols-2">
        {(['light', 'dark'] as const).map((mode) => (
          <Choice key={mode} name="mode" value={mode} picked={look.mode === mode} pick={() => change({ mode })}>
            {mode === 'light' ? (
              <Sun className="size-6" aria-hidden="true" />
            ) : (
              <Moon className="size-6" aria-hidden="true" />
            )}
            {say(mode === 'light' ? m.brand_mode_light : m.brand_mode_dark)}
          </Choice>
        ))}
      </Group>
    </>
  )
}

const fonts: { font: Look['font']; face: string; label: Message }[] = [
  { font: 'jakarta', face: 'font-sans', label: m.brand_font_jakarta },
  { font: 'system', face: 'font-[system-ui]', label: m.brand_font_system },
  { font: 'serif', face: 'font-serif', label: m.brand_font_serif },
]

function Group({ title, columns, children }: { title: string; columns: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-semibold">{title}</legend>
      <div className={`grid gap-3 ${columns}`}>{children}</div>
    </fieldset>
  )
}

type ChoiceProps = { name: string; value: string; picked: boolean; pick: () => void; children: ReactNode }

function Choice({ name, value, picked, pick, children }: ChoiceProps) {
  return (
    <label className="choice items-start">
      <input type="radio" name={name} value={value} defaultChecked={picked} onChange={pick} className="tick" />
      <span className="flex min-w-0 flex-col gap-2 text-[0.9375rem] leading-snug font-medium">{children}</span>
    </label>
  )
}

function Corner({ radius, dashed = false }: { radius: number; dashed?: boolean }) {
  return (
    <svg viewBox="0 0 24 24" className="stroke-primary-ink size-6 fill-none stroke-2" aria-hidden="true">
      <path
        d={`M3 22V${3 + radius}a${radius} ${radius} 0 0 1 ${radius}-${radius}H22`}
        strokeDasharray={dashed ? '3 3' : undefined}
      />
    </svg>
  )
}
