import { initialsOf } from '#kernel/palette/mark.ts'

/** A large badge with the school's initials: shield, star and laurel, in the brand's colours. */
export function Emblem({ name, className }: { name: string; className: string }) {
  const leaves = [0, 1, 2, 3, 4, 5]
  return (
    <svg viewBox="0 0 240 260" className={className} aria-hidden="true" focusable="false">
      {[1, -1].map((side) => (
        <g
          key={side}
          transform={side < 0 ? 'matrix(-1 0 0 1 240 0)' : undefined}
          className="fill-band-muted"
          opacity=".5"
        >
          {leaves.map((leaf) => (
            <ellipse
              key={leaf}
              cx={226 - leaf * 3 - leaf * leaf * 1.6}
              cy={86 + leaf * 25}
              rx="7"
              ry="15"
              transform={`rotate(${18 + leaf * 13} ${226 - leaf * 3 - leaf * leaf * 1.6} ${86 + leaf * 25})`}
            />
          ))}
        </g>
      ))}
      <path className="fill-band-content" d="M48 34h144v96c0 54-38 86-72 100-34-14-72-46-72-100z" />
      <path className="fill-band-raised" d="M58 60h124v70c0 46-31 74-62 88-31-14-62-42-62-88z" />
      <path className="fill-accent" d="M58 44h124v16H58z" />
      <path
        className="fill-band-content"
        d="m120 76 5.8 11.8 13 1.9-9.4 9.2 2.2 12.9-11.6-6.1-11.6 6.1 2.2-12.9-9.4-9.2 13-1.900z"
      />
      <text x="120" y="172" textAnchor="middle" className="fill-band-content text-[52px] font-extrabold tracking-tight">
        {initialsOf(name)}
      </text>
    </svg>
  )
}
