import type { ReactNode } from 'react'

/* Our own pictures. Colours are attributes, so a swatch can show a site before there is one. */

type Face = { primary: string; accent: string }

/** The tutoring template on a phone screen, 180 by 340. */
export function PhoneFace({ primary, accent, className }: Face & { className?: string }) {
  return (
    <svg viewBox="0 0 180 340" className={className} aria-hidden="true" focusable="false">
      <rect x="1" y="1" width="178" height="338" rx="22" className="fill-band" />
      <rect x="8" y="8" width="164" height="324" rx="16" fill="#ffffff" />
      <path d="M8 24a16 16 0 0 1 16-16h132a16 16 0 0 1 16 16v116H8z" fill={primary} />
      <path d="M20 24h16v9c0 5-4 8-8 10-4-2-8-5-8-10z" fill="#ffffff" />
      <rect x="20" y="24" width="16" height="3" fill={accent} />
      <rect x="43" y="28" width="60" height="6" rx="3" fill="#ffffff" opacity=".9" />
      <rect x="20" y="62" width="124" height="10" rx="4" fill="#ffffff" />
      <rect x="20" y="78" width="92" height="10" rx="4" fill="#ffffff" />
      <rect x="20" y="97" width="110" height="5" rx="2.5" fill="#ffffff" opacity=".6" />
      <rect x="20" y="112" width="62" height="18" rx="6" fill={accent} />
      {[154, 206, 258].map((top) => (
        <g key={top}>
          <rect x="18" y={top} width="144" height="44" rx="8" fill="#f4f5f7" />
          <rect x="18" y={top} width="4" height="44" rx="2" fill={accent} />
          <rect x="32" y={top + 11} width="64" height="7" rx="3.5" fill={primary} />
          <rect x="32" y={top + 26} width="46" height="5" rx="2.5" fill="#9aa3af" />
          <rect x="122" y={top + 18} width="30" height="8" rx="4" fill={primary} opacity=".75" />
        </g>
      ))}
      <rect x="66" y="318" width="48" height="4" rx="2" fill="#c6ccd4" />
    </svg>
  )
}

/** The street of the front page: four shopfronts and one freshly opened, in whose door `children` stand (180 by 360). */
export function StreetScene({ className, children }: { className?: string; children?: ReactNode }) {
  return (
    <svg viewBox="0 0 640 520" className={className} aria-hidden="true" focusable="false">
      <circle cx="500" cy="104" r="60" className="fill-accent" opacity=".9" />
      <Front x={0} top={196} width={136} roof="gable" className="fill-[#2c6a70]" trim="fill-[#e9dcc3]" />
      <Front x={136} top={132} width={132} roof="parapet" className="fill-[#e9dcc3]" trim="fill-[#2c6a70]" />
      <Front x={372} top={164} width={128} roof="arch" className="fill-[#d98d5f]" trim="fill-[#fbf3e4]" />
      <Front x={500} top={220} width={140} roof="gable" className="fill-[#8fb5a8]" trim="fill-[#fbf3e4]" />
      <OpenShop>{children}</OpenShop>
      <rect y="500" width="640" height="20" className="fill-band" />
      <rect y="500" width="640" height="4" className="fill-accent" />
    </svg>
  )
}

type FrontProps = {
  x: number
  top: number
  width: number
  roof: 'gable' | 'parapet' | 'arch'
  className: string
  trim: string
}

function Front({ x, top, width, roof, className, trim }: FrontProps) {
  const middle = x + width / 2
  const windows = [0.2, 0.6].map((part) => x + width * part)
  return (
    <g>
      {roof === 'gable' && (
        <path d={`M${x - 4} ${top}L${middle} ${top - 52}L${x + width + 4} ${top}z`} className="fill-[#a5512f]" />
      )}
      {roof === 'parapet' && <path d={`M${x} ${top}v-22h22v-16h${width - 44}v16h22v22z`} className={className} />}
      {roof === 'arch' && (
        <path d={`M${x} ${top + 1}v-18h20a${width / 2 - 20} 44 0 0 1 ${width - 40} 0h20v18z`} className={className} />
      )}
      <rect x={x} y={top} width={width} height={500 - top} className={className} />
      <rect x={x} y={top} width={width} height="7" className={trim} opacity=".7" />
      {windows.map((left) => (
        <g key={left}>
          <rect x={left} y={top + 34} width={width * 0.2} height="62" rx="3" className={trim} />
          <path
            d={`M${left + width * 0.1} ${top + 34}v62M${left} ${top + 54}h${width * 0.2}M${left} ${top + 74}h${width * 0.2}`}
            className="stroke-band"
            strokeWidth="1.5"
            opacity=".35"
          />
        </g>
      ))}
      <rect x={x + 14} y={top + 122} width={width - 28} height="22" rx="3" className={trim} />
      <rect x={x + 28} y={top + 130} width={width - 72} height="6" rx="3" className={className} opacity=".8" />
      <rect x={x + 14} y={top + 166} width={width - 28} height={334 - top} className="fill-band" opacity=".82" />
      {[0, 1, 2, 3, 4, 5, 6, 7, 8].map((line) => (
        <path
          key={line}
          d={`M${x + 14} ${top + 178 + line * 18}h${width - 28}`}
          className="stroke-band-content"
          strokeWidth="1"
          opacity=".14"
        />
      ))}
    </g>
  )
}

function OpenShop({ children }: { children?: ReactNode }) {
  return (
    <g>
      <path d="M250 88h156v-14h-20V56h-34V40h-48v16h-34v18h-20z" className="fill-band" />
      <rect x="258" y="86" width="140" height="414" className="fill-band" />
      <path d="m328 48 3 6.5 7 1-5 5 1 7-6-3.5-6 3.5 1-7-5-5 7-1z" className="fill-accent" />
      <rect x="272" y="108" width="112" height="30" rx="4" className="fill-band-content" />
      <text x="328" y="128.5" textAnchor="middle" className="fill-band text-[14px] font-extrabold tracking-wide">
        BUKA
      </text>
      <path d="M238 160h180l-12-20H250z" className="fill-accent" />
      {[0, 1, 2, 3, 4, 5].map((stripe) => (
        <path
          key={stripe}
          d={`M${238 + stripe * 30} 160a15 13 0 0 0 30 0z`}
          className={stripe % 2 ? 'fill-accent' : 'fill-band-content'}
        />
      ))}
      <svg x="250" y="186" width="156" height="312" viewBox="0 0 180 360">
        {children}
      </svg>
    </g>
  )
}
