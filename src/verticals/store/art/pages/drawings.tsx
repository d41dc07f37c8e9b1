import type { ReactNode } from 'react'
import type { Motif } from '../rules.ts'

/*
 * The motifs, each drawn in the middle of 320 × 200 by classes instead of colours: `a` the light of the pair, `b` its
 * middle, `c` its depth, `d` its opposite, `w` paper, `line` a stroke of the light. Invented things only: no sign of any
 * company is here or may come here.
 */

const spark = (x: number, y: number, r: number) =>
  `M${x} ${y - r}c${r * 0.12} ${r * 0.62} ${r * 0.38} ${r * 0.88} ${r} ${r}c-${r * 0.62} ${r * 0.12}-${r * 0.88} ${r * 0.38}-${r} ${r}c-${r * 0.12}-${r * 0.62}-${r * 0.38}-${r * 0.88}-${r}-${r}c${r * 0.62}-${r * 0.12} ${r * 0.88}-${r * 0.38} ${r}-${r}z`

const bars = (heights: readonly number[], { x, step, width }: { x: number; step: number; width: number }) =>
  heights.map((height, at) => (
    <rect
      key={at}
      className={at % 3 === 1 ? 'd' : 'a'}
      x={x + at * step}
      y={100 - height / 2}
      width={width}
      height={height}
      rx={width / 2}
    />
  ))

const screens: Partial<Record<Motif, ReactNode>> = {
  streaming: (
    <>
      <rect className="c" x="82" y="40" width="156" height="102" rx="14" />
      <rect className="b" x="92" y="50" width="136" height="82" rx="8" />
      <path className="a" d="M92 112c28-22 48-26 68-12s42 8 68-14v38a8 8 0 0 1-8 8H100a8 8 0 0 1-8-8z" opacity=".45" />
      <circle className="w" cx="160" cy="88" r="24" />
      <path className="c" d="M153 76.500v23l19-11.500z" />
      <path className="d" d="M104 120h64v5h-64z" />
      <path className="w" d="M168 120h48v5h-48z" opacity=".5" />
      <path className="c" d="M132 150h56v9h-56z" />
    </>
  ),
  meeting: (
    <>
      <rect className="c" x="76" y="44" width="168" height="112" rx="14" />
      {[
        [86, 54, 'b'],
        [164, 54, 'd'],
        [86, 104, 'a'],
        [164, 104, 'b'],
      ].map(([x, y, look]) => (
        <g key={`${x}${y}`} transform={`translate(${x} ${y})`}>
          <rect className={String(look)} width="70" height="42" rx="7" />
          <circle className="w" cx="35" cy="17" r="8" />
          <path className="w" d="M19 42c0-11 7-15 16-15s16 4 16 15z" />
        </g>
      ))}
    </>
  ),
  template: (
    <>
      <rect className="c" x="66" y="52" width="122" height="84" rx="9" transform="rotate(-8 127 94)" />
      <rect className="b" x="92" y="50" width="136" height="92" rx="9" />
      <rect className="w" x="104" y="62" width="52" height="38" rx="5" />
      <path className="a" d="M166 64h50v8h-50zM166 80h38v6h-38zM104 110h112v6H104zM104 124h82v6h-82z" />
      <circle className="d" cx="130" cy="81" r="11" />
      <path className="c" d="M104 100l18-14 12 9 10-6 12 11z" />
      <rect className="d" x="216" y="126" width="34" height="34" rx="8" />
      <path className="w" d="M231 134h4v8h8v4h-8v8h-4v-8h-8v-4h8z" />
    </>
  ),
  office: (
    <>
      <rect className="c" x="88" y="44" width="92" height="118" rx="8" transform="rotate(-7 134 103)" />
      <path className="w" d="M126 40h64l30 30v86a8 8 0 0 1-8 8h-86a8 8 0 0 1-8-8V48a8 8 0 0 1 8-8z" />
      <path className="a" d="M190 40l30 30h-22a8 8 0 0 1-8-8z" />
      <path className="b" d="M136 144V118h14v26zM156 144v-40h14v40z" />
      <path className="d" d="M176 144V92h14v52z" />
      <path className="b" d="M136 64h40v6h-40zM136 78h54v6h-54z" opacity=".6" />
      <path className="c" d="M132 144h66v4h-66z" />
    </>
  ),
  licence: (
    <>
      <rect className="c" x="74" y="46" width="150" height="108" rx="12" />
      <path className="b" d="M86 46h126a12 12 0 0 1 12 12v14H74V58a12 12 0 0 1 12-12z" />
      <circle className="w" cx="88" cy="59" r="4" />
      <circle className="a" cx="101" cy="59" r="4" />
      <circle className="d" cx="114" cy="59" r="4" />
      <path className="a" d="M88 88h58v7H88zM88 104h78v7H88zM88 120h40v7H88z" opacity=".75" />
      <g transform="rotate(38 214 128)">
        <circle className="d" cx="214" cy="104" r="24" />
        <circle className="c" cx="214" cy="98" r="8" />
        <path className="d" d="M207 124h14v52h-14zM221 146h11v9h-11zM221 161h15v9h-15z" />
      </g>
    </>
  ),
  design: (
    <>
      <rect className="w" x="86" y="46" width="112" height="108" rx="10" />
      <circle className="b" cx="122" cy="84" r="24" />
      <path className="d" d="M130 132l28-48 28 48z" />
      <path className="a" d="M98 118h36v24H98z" />
      <path className="line" d="M104 136c18-58 62-62 84-84" fill="none" strokeWidth="3" strokeDasharray="2 6" />
      <g transform="rotate(40 226 100)">
        <path className="c" d="M214 40h24v80l-12 28-12-28z" />
        <path className="a" d="M214 40h24v18h-24z" />
        <path className="d" d="M226 148l-6-15h12z" />
      </g>
    </>
  ),
  video: (
    <>
      <rect className="c" x="82" y="76" width="156" height="86" rx="10" />
      <g transform="rotate(-9 86 74)">
        <rect className="w" x="82" y="48" width="160" height="25" rx="6" />
        <path className="c" d="M104 48h22l-14 25H90zM148 48h22l-14 25h-22zM192 48h22l-14 25h-22z" />
      </g>
      <rect className="b" x="82" y="76" width="156" height="16" rx="4" />
      <circle className="d" cx="160" cy="126" r="23" />
      <path className="w" d="M153 114.500v23l19-11.500z" />
      <path className="a" d="M96 104h28v6H96zM96 118h18v6H96zM204 140h22v6h-22z" opacity=".8" />
    </>
  ),
  film: (
    <>
      <g transform="rotate(-10 160 100)">
        <path className="c" d="M50 66h220v70H50z" />
        {[58, 84, 110, 136, 162, 188, 214, 240].map((x) => (
          <path key={x} className="w" d={`M${x} 71h14v8h-14zM${x} 123h14v8h-14z`} opacity=".85" />
        ))}
        <rect className="b" x="62" y="84" width="60" height="34" rx="3" />
        <rect className="d" x="130" y="84" width="60" height="34" rx="3" />
        <rect className="a" x="198" y="84" width="60" height="34" rx="3" />
        <path className="w" d="M62 118l20-18 14 10 10-8 16 16zM198 118l24-22 18 12 18-8v18z" opacity=".5" />
        <circle className="w" cx="160" cy="101" r="10" />
      </g>
    </>
  ),
}

const things: Partial<Record<Motif, ReactNode>> = {
  music: (
    <>
      <circle className="c" cx="146" cy="104" r="62" />
      <g className="line" fill="none" strokeWidth="1.500" opacity=".5">
        <circle cx="146" cy="104" r="52" />
        <circle cx="146" cy="104" r="43" />
        <circle cx="146" cy="104" r="34" />
      </g>
      <circle className="d" cx="146" cy="104" r="22" />
      <circle className="w" cx="146" cy="104" r="5" />
      <path className="a" d="M206 40l38-10v76h-9V56l-20 5v58h-9z" />
      <ellipse className="a" cx="202" cy="120" rx="15" ry="12" />
      <ellipse className="a" cx="231" cy="108" rx="15" ry="12" />
    </>
  ),
  assistant: (
    <>
      <path
        className="c"
        d="M84 46h132a18 18 0 0 1 18 18v62a18 18 0 0 1-18 18h-66l-30 24v-24H84a18 18 0 0 1-18-18V64a18 18 0 0 1 18-18z"
      />
      <path className="a" d={spark(134, 95, 34)} />
      <path className="d" d={spark(188, 76, 17)} />
      <path className="w" d={spark(196, 118, 11)} />
      <circle className="b" cx="90" cy="66" r="5" />
      <circle className="b" cx="106" cy="66" r="5" opacity=".6" />
    </>
  ),
  game: (
    <>
      <path
        className="c"
        d="M112 60h96c34 0 52 30 58 72 3 22-22 32-36 14l-16-20h-108l-16 20c-14 18-39 8-36-14 6-42 24-72 58-72z"
      />
      <path className="b" d="M112 60h96c20 0 34 10 44 28H68c10-18 24-28 44-28z" />
      <path className="a" d="M104 78h14v14h14v14h-14v14h-14v-14H90V92h14z" />
      <circle className="d" cx="214" cy="84" r="9" />
      <circle className="w" cx="234" cy="100" r="9" />
      <circle className="a" cx="196" cy="102" r="9" />
      <circle className="b" cx="214" cy="118" r="9" />
      <path className="w" d="M150 74h20v6h-20z" opacity=".6" />
    </>
  ),
  pulsa: (
    <>
      <rect className="c" x="118" y="30" width="84" height="144" rx="16" />
      <rect className="b" x="126" y="42" width="68" height="112" rx="7" />
      <circle className="w" cx="160" cy="164" r="5" />
      <path className="a" d="M140 128h8v12h-8zM152 116h8v24h-8zM164 104h8v36h-8zM176 90h8v50h-8z" />
      <circle className="d" cx="146" cy="74" r="15" />
      <path className="w" d="M144 65h4v7h7v4h-7v7h-4v-7h-7v-4h7z" />
      <g className="line" fill="none" strokeWidth="6" strokeLinecap="round">
        <path d="M222 72a40 40 0 0 1 0 56M240 56a64 64 0 0 1 0 88M98 72a40 40 0 0 0 0 56M80 56a64 64 0 0 0 0 88" />
      </g>
    </>
  ),
  data: (
    <>
      <path className="c" d="M108 36h74l34 34v94a10 10 0 0 1-10 10h-98a10 10 0 0 1-10-10V46a10 10 0 0 1 10-10z" />
      <path className="b" d="M182 36l34 34h-24a10 10 0 0 1-10-10z" />
      <rect className="d" x="118" y="90" width="78" height="62" rx="9" />
      <path
        className="line"
        d="M118 112h24v-22M196 112h-24v-22M142 152v-24h30v24M118 132h24M172 132h24"
        fill="none"
        strokeWidth="4"
      />
      <path className="a" d="M118 54h34v8h-34zM118 68h22v8h-22z" />
    </>
  ),
  ebook: (
    <>
      <path className="c" d="M64 56c34-12 66-10 96 8 30-18 62-20 96-8v100c-34-10-66-8-96 8-30-16-62-18-96-8z" />
      <path className="w" d="M74 60c30-8 56-6 82 9v84c-26-12-52-14-82-8z" />
      <path className="a" d="M246 60c-30-8-56-6-82 9v84c26-12 52-14 82-8z" />
      <path
        className="b"
        d="M88 78c16-3 32-1 52 6v6c-20-7-36-9-52-6zM88 94c16-3 32-1 52 6v6c-20-7-36-9-52-6zM88 110c12-2 24-1 36 3v6c-12-4-24-5-36-3z"
        opacity=".7"
      />
      <path className="d" d="M204 52h22v46l-11-9-11 9z" />
    </>
  ),
  cloud: (
    <>
      <path className="c" d="M100 150a36 36 0 0 1-4-72 54 54 0 0 1 102-14 43 43 0 0 1 20 86z" />
      <path className="b" d="M112 150a30 30 0 0 1-2-60 44 44 0 0 1 84-10 35 35 0 0 1 14 70z" />
      <path className="d" d="M160 84l30 32h-18v34h-24v-34h-18z" />
      <path className="w" d="M126 160h68v7h-68z" opacity=".8" />
      <path className="a" d="M206 160h16v7h-16zM98 160h16v7H98z" />
    </>
  ),
  learning: (
    <>
      <path className="c" d="M106 96v38c0 14 108 14 108 0V96l-54 24z" />
      <path className="a" d="M160 46l98 40-98 40-98-40z" />
      <path className="b" d="M160 46l98 40-98 40z" />
      <path className="d" d="M160 83l84 8v42h-6V96l-78-8z" />
      <path className="d" d="M234 130h14l5 26h-24z" />
      <circle className="w" cx="160" cy="85" r="6" />
    </>
  ),
  camera: (
    <>
      <rect className="c" x="76" y="64" width="168" height="98" rx="16" />
      <path className="c" d="M124 64l10-18h52l10 18z" />
      <rect className="b" x="76" y="84" width="168" height="14" />
      <circle className="w" cx="160" cy="114" r="38" />
      <circle className="c" cx="160" cy="114" r="30" />
      <circle className="b" cx="160" cy="114" r="20" />
      <circle className="a" cx="152" cy="106" r="8" />
      <rect className="d" x="212" y="72" width="20" height="10" rx="4" />
      <circle className="d" cx="98" cy="76" r="5" />
    </>
  ),
  shield: (
    <>
      <path className="c" d="M160 32l66 22v46c0 40-28 62-66 76-38-14-66-36-66-76V54z" />
      <path className="b" d="M160 46l52 17v37c0 31-22 49-52 61z" />
      <path className="a" d="M160 46l-52 17v37c0 31 22 49 52 61z" />
      <circle className="w" cx="160" cy="92" r="17" />
      <path className="w" d="M153 100h14l6 34h-26z" />
      <path className="c" d="M160 84a8 8 0 0 1 4 15l2 14h-12l2-14a8 8 0 0 1 4-15z" />
    </>
  ),
  gift: (
    <>
      <rect className="c" x="70" y="58" width="180" height="104" rx="14" />
      <path className="b" d="M70 100h180v48a14 14 0 0 1-14 14H84a14 14 0 0 1-14-14z" />
      <path className="d" d="M106 58h20v104h-20z" />
      <path className="d" d="M116 96c-30-4-38-38-18-40 14-1 18 18 18 40zm0 0c30-4 38-38 18-40-14-1-18 18-18 40z" />
      <path className="w" d="M152 116h76v9h-76zM152 134h52v9h-52z" opacity=".85" />
      <path className="a" d={spark(222, 80, 13)} />
    </>
  ),
  box: (
    <>
      <path className="c" d="M160 34l74 36v66l-74 38-74-38V70z" />
      <path className="a" d="M160 34l74 36-74 36-74-36z" />
      <path className="b" d="M160 106l74-36v66l-74 38z" />
      <path className="d" d="M118 54l74 36v30l-16-8-8 14V98L98 64z" />
    </>
  ),
}

const signs: Partial<Record<Motif, ReactNode>> = {
  font: (
    <>
      <path className="line" d="M66 60h188M66 142h188" strokeWidth="2" strokeDasharray="4 6" />
      <path className="a" d="M124 60h26l36 82h-25l-6-16h-38l-6 16H87zm12 26l-11 24h23z" fillRule="evenodd" />
      <path
        className="d"
        d="M214 84a29 29 0 1 0 12 55v3h20V86h-20v3a28 28 0 0 0-12-5zm2 18a12 12 0 1 1 0 24 12 12 0 0 1 0-24z"
        fillRule="evenodd"
      />
      <circle className="w" cx="66" cy="60" r="5" />
      <circle className="w" cx="254" cy="142" r="5" />
    </>
  ),
  chat: (
    <>
      <path
        className="c"
        d="M92 44h96a18 18 0 0 1 18 18v34a18 18 0 0 1-18 18h-52l-28 22v-22H92a18 18 0 0 1-18-18V62a18 18 0 0 1 18-18z"
      />
      <path
        className="a"
        d="M146 82h84a16 16 0 0 1 16 16v32a16 16 0 0 1-16 16h-6v22l-26-22h-52a16 16 0 0 1-16-16V98a16 16 0 0 1 16-16z"
      />
      <circle className="c" cx="164" cy="114" r="7" />
      <circle className="c" cx="188" cy="114" r="7" />
      <circle className="d" cx="212" cy="114" r="7" />
      <path className="b" d="M92 62h78v7H92z" />
    </>
  ),
  sound: <>{bars([34, 66, 100, 58, 126, 84, 132, 72, 108, 52, 78, 30], { x: 72, step: 15.5, width: 9 })}</>,
  colour: (
    <>
      <circle className="a" cx="132" cy="84" r="44" opacity=".9" />
      <circle className="d" cx="188" cy="84" r="44" opacity=".8" />
      <circle className="b" cx="160" cy="122" r="44" opacity=".8" />
      <circle className="w" cx="160" cy="98" r="16" />
      <path className="c" d="M66 170h188v6H66z" />
      <circle className="w" cx="118" cy="173" r="8" />
      <circle className="d" cx="206" cy="173" r="8" />
    </>
  ),
  effects: (
    <>
      <g transform="rotate(-38 150 130)">
        <rect className="c" x="92" y="122" width="116" height="18" rx="9" />
        <rect className="w" x="180" y="122" width="28" height="18" rx="9" />
      </g>
      <path className="a" d={spark(206, 74, 38)} />
      <path className="d" d={spark(136, 62, 18)} />
      <path className="d" d={spark(246, 128, 14)} />
      <path className="w" d={spark(170, 42, 10)} />
      <path className="b" d={spark(226, 158, 10)} />
    </>
  ),
  social: (
    <>
      <g className="line" strokeWidth="5" fill="none">
        <path d="M112 104l56-38M112 104l60 44M168 66l46 44M172 148l42-38" />
      </g>
      <circle className="c" cx="106" cy="104" r="30" />
      <circle className="a" cx="170" cy="62" r="24" />
      <circle className="b" cx="172" cy="150" r="22" />
      <circle className="d" cx="220" cy="108" r="28" />
      <path className="w" d="M106 118c-12-9-17-15-13-22 4-6 11-4 13 1 2-5 9-7 13-1 4 7-1 13-13 22z" />
      <path className="w" d="M216 96v24l16-12z" />
    </>
  ),
}

export const drawings = { ...screens, ...things, ...signs } as Record<Motif, ReactNode>
