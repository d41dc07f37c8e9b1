import { Picture } from '#web/ui/picture.tsx'

type CoverProps = { id: string | null; title: string; sizes: string; eager?: boolean; className?: string }

/** An article's picture; without one a page drawn from its title, so that every list looks whole. */
export function Cover({ id, title, sizes, eager = false, className = '' }: CoverProps) {
  const frame = `block aspect-video w-full object-cover ${className}`
  if (id) return <Picture id={id} alt="" sizes={sizes} width={1280} height={720} eager={eager} className={frame} />
  const seed = Array.from(title).reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 9973, 7)
  return (
    <svg
      viewBox="0 0 320 180"
      className={frame}
      aria-hidden="true"
      focusable="false"
      preserveAspectRatio="xMidYMid slice"
    >
      <path className="fill-band" d="M0 0h320v180H0z" />
      {[0, 1, 2, 3, 4, 5].map((step) => {
        const left = 20 + step * 52 + (seed % 17)
        const height = 30 + ((seed >> step) % 7) * 14
        return <path key={step} className="fill-band-raised" d={`M${left} 180v-${height}l22-20 22 20v${height}z`} />
      })}
      <path className="fill-accent" d={`M0 172h${80 + (seed % 160)}v8H0z`} />
      <circle className="fill-band-muted" opacity=".5" cx={40 + (seed % 240)} cy={34 + (seed % 23)} r="13" />
    </svg>
  )
}
