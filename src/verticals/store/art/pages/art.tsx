import { drawings } from './drawings.tsx'
import { hashOf, motifOf, tintOf } from '../rules.ts'

type ArtProps = {
  /** A motif's name, perhaps with a pair of colours (`music:3`); empty: by kind. */
  art: string
  /** What decides the rest: a slug. */
  seed: string
  kind?: string
  className?: string
}

/** A picture of our own for what has none: a motif in a pair of colours, the same one for the same seed always. */
export function Art({ art, seed, kind = '', className = '' }: ArtProps) {
  const hash = hashOf(seed)
  const Ground = grounds[(hash >>> 8) % grounds.length]!
  return (
    <svg
      viewBox="0 0 320 200"
      preserveAspectRatio="xMidYMid slice"
      className={`art tint-${tintOf(art, seed)} ${className}`}
      aria-hidden="true"
      focusable="false"
    >
      <Ground turn={hash % 3} />
      {drawings[motifOf(art, kind)]}
    </svg>
  )
}

/* What lies behind the motif; quiet, so that a grid of cards stays calm. */

type GroundProps = { turn: number }

function Rings({ turn }: GroundProps) {
  const [x, y] = [
    [262, 40],
    [58, 30],
    [280, 170],
  ][turn] as [number, number]
  return (
    <g className="line" opacity=".35">
      {[34, 62, 92, 124].map((r) => (
        <circle key={r} cx={x} cy={y} r={r} fill="none" strokeWidth="1.5" />
      ))}
    </g>
  )
}

function Dots({ turn }: GroundProps) {
  const places = Array.from({ length: 45 }, (_, at) => [
    20 + (at % 9) * 18 + [0, 140, 70][turn]!,
    22 + Math.floor(at / 9) * 18,
  ])
  return (
    <g className="dot" opacity=".4">
      {places.map(([x, y]) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r="1.6" />
      ))}
    </g>
  )
}

function Slants({ turn }: GroundProps) {
  const shift = [0, 40, 90][turn]!
  return (
    <g className="dot" opacity=".1">
      <path d={`M${shift} 200 ${shift + 120} 0h44L${shift + 44} 200z`} />
      <path d={`M${shift + 90} 200 ${shift + 210} 0h18L${shift + 108} 200z`} />
    </g>
  )
}

function Hills({ turn }: GroundProps) {
  return (
    <g className="dot" opacity=".12">
      <path
        d={
          [
            'M0 150c60-40 110-30 160-8s110 10 160-30v88H0z',
            'M0 110c50 26 100 40 160 26s110-40 160-26v90H0z',
            'M0 170c80-80 140-60 190-28s90 12 130-14v72H0z',
          ][turn]
        }
      />
    </g>
  )
}

const grounds = [Rings, Dots, Slants, Hills]
