import { m } from '#web/paraglide/messages.js'
import { useSay } from '#web/words.ts'
import { palettes } from '../../../drafts/rules.ts'
import { shownFor } from './shown.ts'

/** The name of the chosen colours, following the form. */
export function Palette() {
  const say = useSay()
  return (
    <div>
      {palettes.map(({ code, name }) => (
        <p key={code} className={shownFor.palette(code)}>
          {say(m.order_colours_named, { name })}
        </p>
      ))}
      <p className={shownFor.palette('logo')}>{say(m.order_colour_logo)}</p>
      <p className={shownFor.palette('custom')}>{say(m.order_colour_custom)}</p>
    </div>
  )
}
