import { m } from '../paraglide/messages.js'
import { RefreshCw, Smartphone, X } from '../ui/icons.ts'
import { useSay, useVisit } from '../words.ts'

/** The two notes of the island `app`: a new version waits, and the site can be installed. Hidden until it shows one. */
export function AppNotes() {
  const say = useSay()
  const { site, tenant } = useVisit()
  const name = site === 'portal' ? 'Ruko' : tenant.name
  return (
    <aside data-app="" className="pointer-events-none fixed inset-x-4 bottom-4 z-40 flex sm:right-auto sm:max-w-md">
      <div
        data-app-update=""
        hidden
        role="status"
        className="card-box shadow-float pointer-events-auto flex w-full items-center gap-3 py-2 pr-2 pl-4"
      >
        <RefreshCw className="text-primary-ink size-5 shrink-0" aria-hidden="true" />
        <p className="min-w-0 grow leading-snug font-medium">{say(m.app_update)}</p>
        <button type="button" data-app-reload="" className="btn btn-primary shrink-0 text-sm">
          {say(m.app_reload)}
        </button>
        <button type="button" data-app-later="" className="hit w-11 shrink-0 cursor-pointer justify-center">
          <X className="size-5" aria-hidden="true" />
          <span className="sr-only">{say(m.app_later)}</span>
        </button>
      </div>
      <div
        data-app-install=""
        hidden
        className="card-box shadow-float pointer-events-auto flex w-full items-start gap-3 py-3 pr-2 pl-4"
      >
        <Smartphone className="text-primary-ink mt-1 size-5 shrink-0" aria-hidden="true" />
        <div className="grow">
          <p className="leading-snug font-semibold">{say(m.app_install, { name })}</p>
          <p data-app-how="" className="text-muted mt-1 text-sm">
            {say(m.app_install_how)}
          </p>
          <p data-app-ios="" hidden className="text-muted mt-1 text-sm">
            {say(m.app_install_ios)}
          </p>
          <button type="button" data-app-now="" hidden className="btn btn-primary mt-3 text-sm">
            {say(m.app_install_now)}
          </button>
        </div>
        <button type="button" data-app-dismiss="" className="hit w-11 shrink-0 cursor-pointer justify-center">
          <X className="size-5" aria-hidden="true" />
          <span className="sr-only">{say(m.app_dismiss)}</span>
        </button>
      </div>
    </aside>
  )
}
