import { initialsOf } from '#kernel/palette/mark.ts'
import { type Brand, derivePalette } from '#kernel/palette/palette.ts'
import { m } from '#web/paraglide/messages.js'
import { mediaUrl } from '#web/ui/picture.tsx'
import { useSay } from '#web/words.ts'

type SampleProps = { brand: Brand & { tagline: string }; name: string; logoId: string | null }

const corners: Record<string, number> = { sharp: 1, soft: 5, round: 10 }
const faces: Record<string, string> = {
  system: 'system-ui, sans-serif',
  serif: 'Iowan Old Style, Palatino Linotype, Noto Serif, Georgia, serif',
}

/** A front page in miniature, drawn from the choices as they are at this moment. */
export function Sample({ brand, name, logoId }: SampleProps) {
  const say = useSay()
  const palette = derivePalette(brand)
  const radius = corners[brand.radius ?? 'soft'] ?? 5
  const body = brand.font === 'system' ? faces.system : undefined
  const heading = brand.font === 'serif' ? faces.serif : body
  return (
    <figure className="card-box overflow-hidden">
      <svg viewBox="0 0 320 250" className="block w-full" role="img" aria-label={say(m.brand_sample)}>
        <rect width="320" height="250" fill={palette['base-100']} />
        <rect width="320" height="44" fill={palette.surface} />
        <rect y="43.5" width="320" height=".5" fill={palette.line} />
        {logoId ? (
          <image href={mediaUrl(logoId, 128)} x="14" y="9" width="26" height="26" />
        ) : (
          <Initials name={name} palette={palette} />
        )}
        <text x="48" y="26.5" fontSize="11" fontWeight="700" fill={palette['base-content']} fontFamily={heading}>
          {cut(name, 24)}
        </text>
        <text
          x="306"
          y="26"
          textAnchor="end"
          fontSize="9.5"
          fontWeight="600"
          fill={palette['primary-ink']}
          fontFamily={body}
        >
          {say(m.brand_sample_menu)}
        </text>
        <rect y="44" width="320" height="118" fill={palette.band} />
        <rect x="18" y="66" width="26" height="3" fill={palette['band-accent']} />
        <text x="18" y="94" fontSize="17" fontWeight="800" fill={palette['band-content']} fontFamily={heading}>
          {cut(name, 30)}
        </text>
        <text x="18" y="111" fontSize="9" fill={palette['band-muted']} fontFamily={body}>
          {cut(brand.tagline || say(m.brand_sample_text), 58)}
        </text>
        <rect x="18" y="124" width="96" height="24" rx={radius} fill={palette.accent} />
        <text
          x="66"
          y="139"
          textAnchor="middle"
          fontSize="9"
          fontWeight="700"
          fill={palette['accent-content']}
          fontFamily={body}
        >
          {say(m.brand_sample_button)}
        </text>
        {[0, 1, 2].map((place) => (
          <Card key={place} x={18 + place * 97} radius={radius} palette={palette} />
        ))}
      </svg>
      <figcaption className="sr-only">{say(m.brand_sample_text)}</figcaption>
    </figure>
  )
}

type Colours = Record<string, string>

function Initials({ name, palette }: { name: string; palette: Colours }) {
  return (
    <>
      <rect x="14" y="9" width="26" height="26" rx="5" fill={palette.primary} />
      <text x="27" y="26" textAnchor="middle" fontSize="10.5" fontWeight="800" fill={palette['primary-content']}>
        {initialsOf(name)}
      </text>
    </>
  )
}

function Card({ x, radius, palette }: { x: number; radius: number; palette: Colours }) {
  return (
    <>
      <rect
        x={x}
        y="178"
        width="89"
        height="56"
        rx={radius}
        fill={palette.surface}
        stroke={palette.line}
        strokeWidth=".7"
      />
      <rect x={x + 10} y="189" width="22" height="5" rx="2" fill={palette['primary-ink']} />
      <rect x={x + 10} y="200" width="66" height="3.5" rx="1.5" fill={palette.muted} opacity=".55" />
      <rect x={x + 10} y="208" width="54" height="3.5" rx="1.5" fill={palette.muted} opacity=".55" />
      <rect x={x + 10} y="219" width="34" height="9" rx={Math.min(radius, 4)} fill={palette.primary} />
    </>
  )
}

function cut(text: string, most: number): string {
  const letters = Array.from(text)
  return letters.length > most
    ? `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
    : text
}
