import type { ReactNode } from 'react'
import type { OfferScene, OfferShowcase, SceneRow } from '#kernel/module/manifest.ts'
import { contrast } from '#kernel/palette/oklch.ts'
import { initialsOf } from '#web/ui/wordmark.tsx'

/* Pages of a template as pictures: drawn from what a made-up business would write, in the template's colours. */

type Look = Pick<OfferShowcase, 'business' | 'primary' | 'accent'>
type SceneOf<K extends OfferScene['kind']> = Extract<OfferScene, { kind: K }>

const PAPER = '#ffffff'
const WASH = '#f4f5f8'
const RULE = '#dfe3ea'
const INK = '#20293a'
const SOFT = '#667085'

/** A page of the template in a browser window. The caption stands beside it as text. */
export function WindowScene({ look, scene, className = '' }: { look: Look; scene: OfferScene; className?: string }) {
  return (
    <svg viewBox="0 0 560 350" className={className} aria-hidden="true" focusable="false">
      <rect width="560" height="350" fill={PAPER} />
      <g transform="translate(0 26)">
        <Screen look={look} scene={scene} />
      </g>
      <rect width="560" height="26" fill="#e9edf2" />
      {[16, 30, 44].map((left) => (
        <circle key={left} cx={left} cy="13" r="4" fill="#c3cad3" />
      ))}
      <rect x="150" y="6" width="260" height="14" rx="7" fill={PAPER} />
      <text x="280" y="16" textAnchor="middle" fontSize="8" fill={SOFT}>
        {addressOf(look.business)}
      </text>
    </svg>
  )
}

/** The front of the template on a phone, 180 by 360. */
export function PhoneScene({
  look,
  scene,
  className = '',
}: {
  look: Look
  scene: SceneOf<'front'>
  className?: string
}) {
  const { primary, accent, business } = look
  return (
    <svg viewBox="0 0 180 360" className={className} aria-hidden="true" focusable="false">
      <rect width="180" height="360" rx="24" fill="#10161f" />
      <rect x="6" y="6" width="168" height="348" rx="19" fill={PAPER} />
      <path d="M6 25A19 19 0 0 1 25 6h130a19 19 0 0 1 19 19v153H6z" fill={primary} />
      <rect x="70" y="11" width="40" height="8" rx="4" fill="#10161f" />
      <Emblem x={18} y={30} size={18} primary={PAPER} accent={accent} ink={primary} business={business} />
      <text x="42" y="43" fontSize="10" fontWeight="700" fill={PAPER}>
        {business}
      </text>
      <Lines x={18} y={76} step={19} size={16.5} weight={800} fill={PAPER} lines={scene.heading} />
      <Lines x={18} y={82 + scene.heading.length * 19} step={12} size={8.4} fill="#e6e9f2" lines={scene.lead} />
      <Action x={18} y={146} width={104} height={22} size={8.6} fill={accent} label={scene.action} />
      {scene.cards.slice(0, 3).map((card, place) => (
        <g key={card.title} transform={`translate(16 ${190 + place * 52})`}>
          <rect width="148" height="45" rx="7" fill={WASH} />
          <rect width="3.5" height="45" rx="1.7" fill={accent} />
          <text x="12" y="18" fontSize="9.6" fontWeight="700" fill={INK}>
            {card.title}
          </text>
          <text x="12" y="33" fontSize="7.6" fill={SOFT}>
            {card.note}
          </text>
          <text x="140" y="18" fontSize="8.4" fontWeight="700" textAnchor="end" fill={primary}>
            {card.figure}
          </text>
        </g>
      ))}
      <rect x="62" y="346" width="56" height="3" rx="1.5" fill="#aab2bf" />
    </svg>
  )
}

/** What is inside the window, 560 by 324. */
function Screen({ look, scene }: { look: Look; scene: OfferScene }) {
  switch (scene.kind) {
    case 'front':
      return <Front look={look} scene={scene} />
    case 'rows':
      return (
        <Inner look={look} heading={scene.heading}>
          <Rows rows={scene.rows} x={32} y={104} width={496} step={50} look={look} />
        </Inner>
      )
    case 'form':
      return <FormScreen look={look} scene={scene} />
    case 'desk':
      return <Desk look={look} scene={scene} />
  }
}

function Front({ look, scene }: { look: Look; scene: SceneOf<'front'> }) {
  const { primary, accent, business } = look
  const bottom = 92 + scene.heading.length * 32
  return (
    <g>
      <rect width="560" height="206" fill={primary} />
      <path d="M560 0v206H352c52-32 62-84 122-118 30-17 52-42 70-88z" fill={PAPER} opacity=".06" />
      <Header look={look} menu={scene.menu} on={PAPER} />
      <Lines x={32} y={92} step={32} size={27} weight={800} fill={PAPER} lines={scene.heading} />
      <Lines x={32} y={bottom - 10} step={16} size={11} fill="#e6e9f2" lines={scene.lead} />
      <Action x={32} y={bottom + 18} width={146} height={25} size={10.5} fill={accent} label={scene.action} />
      <Emblem x={324} y={70} size={92} primary={PAPER} accent={accent} ink={primary} business={business} />
      <rect y="206" width="560" height="4" fill={accent} />
      {scene.cards.slice(0, 3).map((card, place) => (
        <g key={card.title} transform={`translate(${32 + place * 169} 228)`}>
          <rect width="158" height="82" rx="8" fill={PAPER} stroke={RULE} />
          <rect x="14" width="26" height="3" fill={accent} />
          <text x="14" y="26" fontSize="12" fontWeight="700" fill={INK}>
            {card.title}
          </text>
          <text x="14" y="43" fontSize="9.5" fill={SOFT}>
            {card.note}
          </text>
          <text x="14" y="67" fontSize="12.5" fontWeight="800" fill={primary}>
            {card.figure}
          </text>
        </g>
      ))}
    </g>
  )
}

function FormScreen({ look, scene }: { look: Look; scene: SceneOf<'form'> }) {
  const height = 40 + scene.fields.length * 50
  return (
    <Inner look={look} heading={scene.heading}>
      <Lines x={32} y={110} step={19} size={12.5} fill={SOFT} lines={scene.lead} />
      <Emblem
        x={32}
        y={176}
        size={84}
        primary={look.primary}
        accent={look.accent}
        ink={PAPER}
        business={look.business}
      />
      <rect x="270" y="66" width="258" height={height + 26} rx="10" fill={PAPER} stroke={RULE} />
      {scene.fields.map((field, place) => (
        <g key={field} transform={`translate(288 ${88 + place * 50})`}>
          <text fontSize="9.5" fontWeight="700" fill={INK}>
            {field}
          </text>
          <rect y="7" width="222" height="25" rx="5" fill={PAPER} stroke="#98a2b3" />
        </g>
      ))}
      <Action x={288} y={54 + height} width={222} height={27} size={11} fill={look.accent} label={scene.action} />
    </Inner>
  )
}

function Desk({ look, scene }: { look: Look; scene: SceneOf<'desk'> }) {
  return (
    <g>
      <rect width="560" height="324" fill={WASH} />
      <rect width="128" height="324" fill={PAPER} />
      <path d="M128 0v324" stroke={RULE} />
      <Emblem
        x={16}
        y={16}
        size={20}
        primary={look.primary}
        accent={look.accent}
        ink={PAPER}
        business={look.business}
      />
      <text x="43" y="30" fontSize="10" fontWeight="700" fill={INK}>
        {look.business}
      </text>
      {scene.menu.map((item, place) => (
        <g key={item} transform={`translate(10 ${54 + place * 27})`}>
          {place === 0 && <rect width="108" height="22" rx="5" fill={look.primary} opacity=".1" />}
          <text
            x="10"
            y="15"
            fontSize="10"
            fontWeight={place === 0 ? 700 : 500}
            fill={place === 0 ? look.primary : SOFT}
          >
            {item}
          </text>
        </g>
      ))}
      <text x="150" y="42" fontSize="18" fontWeight="800" fill={INK}>
        {scene.heading}
      </text>
      {scene.figures.slice(0, 2).map(({ title, figure }, place) => (
        <g key={title} transform={`translate(${150 + place * 194} 60)`}>
          <rect width="182" height="70" rx="8" fill={PAPER} stroke={RULE} />
          <text x="16" y="36" fontSize="24" fontWeight="800" fill={look.primary}>
            {figure}
          </text>
          <text x="16" y="56" fontSize="10" fill={SOFT}>
            {title}
          </text>
        </g>
      ))}
      <rect x="150" y="146" width="376" height="160" rx="8" fill={PAPER} stroke={RULE} />
      <Rows rows={scene.rows} x={166} y={152} width={344} step={50} look={look} />
    </g>
  )
}

/** An inner page: a white header with the business, a heading, and what follows. */
function Inner({ look, heading, children }: { look: Look; heading: string; children: ReactNode }) {
  return (
    <g>
      <rect width="560" height="324" fill={PAPER} />
      <rect width="560" height="44" fill={look.primary} />
      <rect y="44" width="560" height="3" fill={look.accent} />
      <Header look={look} menu={[]} on={PAPER} />
      <text x="32" y="86" fontSize="22" fontWeight="800" fill={INK}>
        {heading}
      </text>
      {children}
    </g>
  )
}

function Header({ look, menu, on }: { look: Look; menu: string[]; on: string }) {
  return (
    <g>
      <Emblem x={32} y={12} size={20} primary={on} accent={look.accent} ink={look.primary} business={look.business} />
      <text x="60" y="27" fontSize="12" fontWeight="700" fill={on}>
        {look.business}
      </text>
      {menu.map((item, place) => (
        <text key={item} x={528 - (menu.length - 1 - place) * 62} y="27" fontSize="10" textAnchor="end" fill={on}>
          {item}
        </text>
      ))}
    </g>
  )
}

type RowsProps = { rows: SceneRow[]; x: number; y: number; width: number; step: number; look: Look }

function Rows({ rows, x, y, width, step, look }: RowsProps) {
  return rows.slice(0, 4).map(({ title, note, figure }, place) => (
    <g key={title} transform={`translate(${x} ${y + place * step})`}>
      {place > 0 && <path d={`M0 0h${width}`} stroke={RULE} />}
      <text y="22" fontSize="12" fontWeight="700" fill={INK}>
        {title}
      </text>
      <text y="38" fontSize="9.5" fill={SOFT}>
        {note}
      </text>
      <text x={width} y="29" fontSize="11" fontWeight="700" textAnchor="end" fill={look.primary}>
        {figure}
      </text>
    </g>
  ))
}

type LinesProps = { lines: string[]; x: number; y: number; step: number; size: number; fill: string; weight?: number }

function Lines({ lines, x, y, step, size, fill, weight = 400 }: LinesProps) {
  return lines.map((line, place) => (
    <text
      key={line}
      x={x}
      y={y + place * step}
      fontSize={size}
      fontWeight={weight}
      letterSpacing={weight > 700 ? -0.4 : 0}
      fill={fill}
    >
      {line}
    </text>
  ))
}

type ActionProps = { x: number; y: number; width: number; height: number; size: number; fill: string; label: string }

function Action({ x, y, width, height, size, fill, label }: ActionProps) {
  return (
    <g>
      <rect x={x} y={y} width={width} height={height} rx={height / 4} fill={fill} />
      <text
        x={x + width / 2}
        y={y + height / 2 + size * 0.36}
        fontSize={size}
        fontWeight="700"
        textAnchor="middle"
        fill={inkOn(fill)}
      >
        {label}
      </text>
    </g>
  )
}

type EmblemProps = {
  x: number
  y: number
  size: number
  primary: string
  accent: string
  ink: string
  business: string
}

/** The shield that a business without a logo has. */
function Emblem({ x, y, size, primary, accent, ink, business }: EmblemProps) {
  return (
    <g transform={`translate(${x} ${y}) scale(${size / 32})`}>
      <path d="M0 0h32v17c0 8-7 13-16 16C7 30 0 25 0 17z" fill={primary} />
      <path d="M0 0h32v4H0z" fill={accent} />
      <text x="16" y="21.5" fontSize="13" fontWeight="800" textAnchor="middle" fill={ink}>
        {initialsOf(business)}
      </text>
    </g>
  )
}

/** White or dark, whichever can be read on the colour. */
function inkOn(colour: string): string {
  return contrast(colour, PAPER) >= 4.5 ? PAPER : INK
}

function addressOf(business: string): string {
  return `${business.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.ruko`
}
