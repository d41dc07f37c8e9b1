import { useEffect, useRef, useState } from 'react'
import { m } from '#web/paraglide/messages.js'
import { ExternalLink, Monitor, Smartphone } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'
import { Dialog } from './dialog.tsx'

const ADDRESS = '/?draft=1'
const WIDTHS = { phone: 390, desktop: 1280 } as const

/** The real site with the draft in it, as wide as a phone or a desktop, made smaller where it does not fit. */
export function Preview({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const [device, setDevice] = useState<keyof typeof WIDTHS>(() => (window.innerWidth < 900 ? 'phone' : 'desktop'))
  const choices = [
    ['phone', Smartphone, m.site_edit_phone],
    ['desktop', Monitor, m.site_edit_desktop],
  ] as const
  return (
    <Dialog title={say(m.site_edit_preview)} wide onClose={onClose}>
      <div className="border-line flex flex-wrap items-center gap-2 border-b px-4 py-2">
        {choices.map(([name, Icon, label]) => (
          <button
            key={name}
            type="button"
            aria-pressed={device === name}
            onClick={() => setDevice(name)}
            className="hit aria-pressed:bg-primary-soft aria-pressed:text-primary-soft-ink rounded-field cursor-pointer gap-2 px-3 font-medium"
          >
            <Icon className="size-5" aria-hidden="true" />
            {say(label)}
          </button>
        ))}
        <a href={ADDRESS} target="_blank" rel="noopener" className="hit link-quiet ml-auto gap-2 px-2 font-medium">
          <ExternalLink className="size-4.5" aria-hidden="true" />
          {say(m.site_edit_new_tab)}
        </a>
      </div>
      <Frame key={device} width={WIDTHS[device]} title={say(m.site_edit_preview)} />
    </Dialog>
  )
}

function Frame({ width, title }: { width: number; title: string }) {
  const room = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState<{ width: number; height: number } | null>(null)
  useEffect(() => {
    const place = room.current
    if (!place) return undefined
    const watch = new ResizeObserver(() => setSize({ width: place.clientWidth, height: place.clientHeight }))
    watch.observe(place)
    return () => watch.disconnect()
  }, [])
  const scale = size ? Math.min(1, size.width / width) : 1
  return (
    <div ref={room} className="bg-base-300 relative min-h-0 grow overflow-hidden">
      {size && (
        <iframe
          src={ADDRESS}
          title={title}
          sandbox="allow-same-origin"
          className="absolute top-0 border-0 bg-white"
          style={{
            width,
            height: size.height / scale,
            left: Math.max(0, (size.width - width * scale) / 2),
            transform: `scale(${scale})`,
            transformOrigin: 'top left',
          }}
        />
      )}
    </div>
  )
}
