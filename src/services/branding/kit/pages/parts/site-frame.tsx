import { useEffect, useRef } from 'react'
import { m } from '#web/paraglide/messages.js'
import type { LucideIcon } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'

type SiteFrameProps = { address: string; icon: LucideIcon; label: string; width: number; height: number }

/** A page of this site at a given width, made smaller until it fits. Without scripts one scrolls sideways instead. */
export function SiteFrame({ address, icon: Icon, label, width, height }: SiteFrameProps) {
  const say = useSay()
  const box = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLIFrameElement>(null)
  useEffect(() => {
    const outer = box.current
    if (!outer) return
    const watcher = new ResizeObserver(() => {
      const scale = Math.min(1, outer.clientWidth / width)
      if (frame.current) frame.current.style.transform = `scale(${scale})`
      outer.style.height = `${height * scale}px`
      outer.style.overflow = 'hidden'
    })
    watcher.observe(outer)
    return () => watcher.disconnect()
  }, [width, height])
  return (
    <figure className="min-w-0">
      <figcaption className="text-muted mb-2 flex items-center gap-2 text-sm font-semibold">
        <Icon className="size-4.5" aria-hidden="true" />
        {label}
      </figcaption>
      <div ref={box} className="border-line rounded-box bg-base-100 overflow-auto border">
        <iframe
          ref={frame}
          src={address}
          title={say(m.brand_preview_frame, { where: label.toLowerCase() })}
          width={width}
          height={height}
          // It only shows: what is pressed in it leads nowhere.
          sandbox="allow-same-origin"
          className="block max-w-none origin-top-left border-0"
        />
      </div>
    </figure>
  )
}
