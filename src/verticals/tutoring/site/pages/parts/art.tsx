/* Pictures of our own for where the owner has put none: drawn in the brand's colours, never a grey box. */

/** Rows of chevrons, as on a sleeve; the ground of navy bands. */
export function Chevrons({ id, className }: { id: string; className: string }) {
  return (
    <svg className={className} aria-hidden="true" focusable="false">
      <defs>
        <pattern id={id} width="56" height="34" patternUnits="userSpaceOnUse">
          <path d="M0 26 28 10l28 16" fill="none" strokeWidth="5" className="stroke-band-content" />
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  )
}

/** Head and shoulders of a person who has no picture; the side of the light changes with the name. */
export function Portrait({ name, className }: { name: string; className: string }) {
  return (
    <svg
      viewBox="0 0 220 240"
      preserveAspectRatio="xMidYMin slice"
      className={className}
      aria-hidden="true"
      focusable="false"
    >
      <path className="fill-primary-soft" d="M0 0h220v240H0z" />
      <path className="fill-primary" opacity=".1" d={name.length % 2 ? 'M0 0h220L0 200z' : 'M220 0v240L20 0z'} />
      <circle className="fill-primary" opacity=".82" cx="110" cy="98" r="44" />
      <path className="fill-primary" d="M22 240c0-54 38-80 88-80s88 26 88 80z" />
      <path className="fill-surface" d="m92 162 18 24 18-24 12 4-30 44-30-44z" opacity=".9" />
      <path className="fill-accent" d="m104 190 6-5 6 5-3 8 5 42h-16l5-42z" />
    </svg>
  )
}

/** Scenes of a tutoring day, for a gallery and for programmes without pictures. */
export function Scene({ seed, className }: { seed: number; className: string }) {
  const Inside = SCENES[seed % SCENES.length]!
  return (
    <svg
      viewBox="0 0 320 200"
      preserveAspectRatio="xMidYMid slice"
      className={className}
      aria-hidden="true"
      focusable="false"
    >
      <path className="fill-primary-soft" d="M0 0h320v200H0z" />
      <Inside />
    </svg>
  )
}

function Track() {
  return (
    <>
      <circle className="fill-accent" cx="250" cy="58" r="26" />
      <path className="fill-primary" opacity=".2" d="M0 118 70 78l52 30 60-42 138 62v72H0z" />
      <path className="fill-primary" d="M0 132h320v68H0z" />
      <path
        className="stroke-primary-content"
        strokeWidth="2.5"
        fill="none"
        opacity=".7"
        d="M-10 196 130 132M90 204l84-72M200 204l18-72M310 200l-48-68"
      />
      <g className="fill-primary-content">
        <circle cx="112" cy="92" r="9" />
        <path d="m104 104 16-2 12 16 14 4-2 7-18-4-8-9-3 16 14 14-3 24h-8l1-20-15-13-8 21-20 6-3-7 16-6 9-30z" />
      </g>
    </>
  )
}

function Bars() {
  return (
    <>
      <path className="fill-primary" opacity=".14" d="M0 0h320L0 150z" />
      <path className="fill-primary" d="M60 34h8v166h-8zM252 34h8v166h-8z" />
      <path className="fill-accent" d="M52 34h216v8H52z" />
      <g className="fill-primary">
        <circle cx="160" cy="62" r="11" />
        <path d="M134 42h8l6 34h24l6-34h8l-4 44-10 8v34l4 44h-10l-6-40-6 40h-10l4-44V94l-10-8z" />
      </g>
      <path className="fill-primary" opacity=".25" d="M0 186h320v14H0z" />
    </>
  )
}

function Board() {
  return (
    <>
      <path className="fill-primary" d="M40 22h240v112H40z" />
      <path className="stroke-primary-content" strokeWidth="4" fill="none" d="M62 112c24-52 44-60 66-30s40 12 66-44" />
      <path
        className="stroke-primary-content"
        strokeWidth="2.5"
        fill="none"
        opacity=".6"
        d="M62 38v76h140M218 52h44M218 70h34M218 88h40"
      />
      <path className="fill-accent" d="M40 134h240v7H40z" />
      <g className="fill-primary" opacity=".75">
        <circle cx="80" cy="162" r="12" />
        <path d="M58 200c0-18 9-26 22-26s22 8 22 26z" />
        <circle cx="160" cy="158" r="13" />
        <path d="M136 200c0-20 10-28 24-28s24 8 24 28z" />
        <circle cx="240" cy="162" r="12" />
        <path d="M218 200c0-18 9-26 22-26s22 8 22 26z" />
      </g>
    </>
  )
}

function Flag() {
  return (
    <>
      <path className="fill-primary" opacity=".16" d="M0 140c60-30 110-24 160-8s110 14 160-14v82H0z" />
      <path className="fill-primary" d="M84 20h6v180h-6z" />
      <path className="fill-accent" d="M90 24c36-12 60 12 104 0v30c-44 12-68-12-104 0z" />
      <path className="fill-surface" d="M90 54c36-12 60 12 104 0v30c-44 12-68-12-104 0z" />
      <g className="fill-primary">
        {[150, 196, 242, 288].map((x) => (
          <path key={x} d={`M${x} 118a9 9 0 1 1 .1 0zm-14 82 3-64c1-8 21-8 22 0l3 64z`} />
        ))}
      </g>
    </>
  )
}

function Books() {
  return (
    <>
      <path className="fill-primary" opacity=".12" d="M320 0v200H60z" />
      <path className="fill-primary" d="M60 150h200v22H60z" />
      <path className="fill-accent" d="M76 124h176v26H76z" />
      <path className="fill-primary" opacity=".6" d="M66 100h168v24H66z" />
      <path className="fill-surface" d="M92 131h60v5H92zM80 108h44v5H80zM78 158h52v5H78z" />
      <path className="fill-primary" d="m160 26 74 30-74 30-74-30z" />
      <path className="fill-primary" opacity=".8" d="M118 72v20c20 14 64 14 84 0V72l-42 17z" />
      <path className="fill-accent" d="M228 58h5v30h-5zM226 88h9l3 14h-15z" />
      <path className="fill-primary" opacity=".3" d="M0 172h320v28H0z" />
    </>
  )
}

const SCENES = [Board, Track, Books, Bars, Flag] as const

/** Streets around a marked place; leads to the real map. */
export function StreetMap({ className }: { className: string }) {
  return (
    <svg
      viewBox="0 0 400 260"
      preserveAspectRatio="xMidYMid slice"
      className={className}
      aria-hidden="true"
      focusable="false"
    >
      <path className="fill-primary-soft" d="M0 0h400v260H0z" />
      <path
        className="fill-primary"
        opacity=".08"
        d="M20 16h90v58H20zM140 20h120v50H140zM290 14h96v64h-96zM16 108h100v60H16zM150 106h96v62h-96zM282 112h104v52H282zM24 200h84v46H24zM146 198h108v50H146zM288 196h96v50h-96z"
      />
      <path className="stroke-surface" strokeWidth="16" fill="none" d="M-10 90h420M-10 184h420M128-10v280M268-10v280" />
      <path className="stroke-surface" strokeWidth="10" fill="none" d="M-10 250 410 30" />
      <path className="fill-accent" d="M200 74c-24 0-42 18-42 41 0 31 42 65 42 65s42-34 42-65c0-23-18-41-42-41z" />
      <circle className="fill-accent-content" cx="200" cy="115" r="16" />
    </svg>
  )
}
