import { m } from '../paraglide/messages.js'
import { Monitor, Moon, Sun } from '../ui/icons.ts'
import { useSay, useVisit } from '../words.ts'

/** Follow the device, light or dark; needs the `theme` island. */
export function ThemeChoice() {
  const say = useSay()
  const { theme } = useVisit()
  const choices = [
    { value: 'auto', icon: Monitor, label: say(m.theme_auto) },
    { value: 'light', icon: Sun, label: say(m.theme_light) },
    { value: 'dark', icon: Moon, label: say(m.theme_dark) },
  ]
  return (
    <div role="group" aria-label={say(m.theme_label)} className="border-line rounded-field inline-flex border p-0.5">
      {choices.map(({ value, icon: Icon, label }) => (
        <button
          key={value}
          type="button"
          data-theme-choice={value}
          aria-pressed={theme === value}
          title={label}
          className="text-muted hover:text-base-content aria-pressed:bg-base-300 aria-pressed:text-base-content grid size-11 cursor-pointer place-items-center rounded-md"
        >
          <Icon className="size-4.5" aria-hidden="true" />
          <span className="sr-only">{label}</span>
        </button>
      ))}
    </div>
  )
}
