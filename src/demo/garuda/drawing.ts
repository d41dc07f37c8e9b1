/* A few strokes with which the demo's pictures are drawn: people of lines and circles in flat colours. */

export const INK = {
  navy: '#12355b',
  deep: '#0b2440',
  red: '#d7263d',
  cream: '#f6efe2',
  sky: '#dce8f4',
  sand: '#e9d9bd',
}
const SKIN = ['#c98d62', '#b57a50', '#d9a27a', '#a86b45'] as const

type Head = 'hair' | 'long' | 'scarf' | 'cap'
type Point = readonly [number, number]
/** Joints of a figure about 200 units tall, its feet near y = 200, its middle at x = 0. */
type Pose = {
  hands: readonly [Point, Point]
  feet: readonly [Point, Point]
  elbows?: readonly [Point, Point]
  knees?: readonly [Point, Point]
}

const standing: Pose = {
  hands: [
    [-24, 112],
    [24, 112],
  ],
  feet: [
    [-13, 200],
    [13, 200],
  ],
}
export const POSES = {
  standing,
  running: {
    hands: [
      [-34, 96],
      [38, 70],
    ],
    elbows: [
      [-36, 70],
      [22, 88],
    ],
    feet: [
      [-48, 168],
      [34, 196],
    ],
    knees: [
      [-8, 152],
      [26, 146],
    ],
  },
  cheering: {
    hands: [
      [-36, -14],
      [36, -14],
    ],
    elbows: [
      [-34, 30],
      [34, 30],
    ],
    feet: [
      [-15, 200],
      [15, 200],
    ],
  },
  saluting: {
    hands: [
      [-22, 112],
      [12, 14],
    ],
    elbows: [
      [-26, 84],
      [36, 42],
    ],
    feet: [
      [-8, 200],
      [8, 200],
    ],
  },
  pointing: {
    hands: [
      [-22, 112],
      [58, 34],
    ],
    feet: [
      [-10, 200],
      [10, 200],
    ],
  },
  hanging: {
    hands: [
      [-34, -44],
      [34, -44],
    ],
    elbows: [
      [-36, 6],
      [36, 6],
    ],
    feet: [
      [-10, 190],
      [10, 190],
    ],
    knees: [
      [-12, 150],
      [12, 150],
    ],
  },
  sitting: {
    hands: [
      [26, 98],
      [34, 102],
    ],
    elbows: [
      [-20, 92],
      [22, 90],
    ],
    feet: [
      [34, 190],
      [44, 190],
    ],
    knees: [
      [34, 138],
      [40, 138],
    ],
  },
} satisfies Record<string, Pose>

type Figure = {
  x: number
  y: number
  scale?: number
  pose?: Pose
  shirt?: string
  trousers?: string
  skin?: number
  head?: Head
  flip?: boolean
}

/** One person. `x` and `y` are where the middle of the feet stands. */
export function person({
  x,
  y,
  scale = 1,
  pose = standing,
  shirt = INK.navy,
  trousers = INK.deep,
  skin = 0,
  head = 'hair',
  flip = false,
}: Figure): string {
  const tone = SKIN[skin % SKIN.length]!
  const limb = (from: Point, bend: Point | undefined, to: Point, colour: string, width: number) =>
    `<path d="M${from[0]} ${from[1]}${bend ? `L${bend[0]} ${bend[1]}` : ''}L${to[0]} ${to[1]}" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" fill="none"/>`
  const [left, right] = pose.feet
  return `<g transform="translate(${x} ${y}) scale(${flip ? -scale : scale} ${scale}) translate(0 -200)">
    ${limb([-8, 116], pose.knees?.[0], left, trousers, 17)}${limb([8, 116], pose.knees?.[1], right, trousers, 17)}
    <ellipse cx="${left[0] + 4}" cy="${left[1] + 5}" rx="12" ry="6" fill="#1b1b1f"/><ellipse cx="${right[0] + 4}" cy="${right[1] + 5}" rx="12" ry="6" fill="#1b1b1f"/>
    <path d="M-22 52q22-10 44 0l-3 70h-38z" fill="${shirt}"/>
    ${limb([-20, 58], pose.elbows?.[0], pose.hands[0], shirt, 13)}${limb([20, 58], pose.elbows?.[1], pose.hands[1], shirt, 13)}
    <circle cx="${pose.hands[0][0]}" cy="${pose.hands[0][1]}" r="7.5" fill="${tone}"/><circle cx="${pose.hands[1][0]}" cy="${pose.hands[1][1]}" r="7.5" fill="${tone}"/>
    <path d="M-7 38h14v16h-14z" fill="${tone}"/><ellipse cx="0" cy="24" rx="17" ry="20" fill="${tone}"/>${crown(head)}
  </g>`
}

function crown(head: Head): string {
  if (head === 'scarf') {
    return `<path d="M-21 46c-8-44 4-50 21-50s29 6 21 50c-10 10-32 10-42 0Z" fill="${INK.red}"/><ellipse cx="1" cy="24" rx="12" ry="15" fill="${SKIN[2]}"/>`
  }
  if (head === 'cap')
    return `<path d="M-19 18c-1-18 8-24 19-24s20 6 19 24z" fill="${INK.red}"/><path d="M10 12h22v6H8z" fill="${INK.red}"/>`
  if (head === 'long') {
    return '<path d="M-17 20c1-6 4-9 7-10 6 3 16 4 23 0 2 2 4 6 4 10 3 12 2 22-1 30 6-2 8-8 7-18C23 6 18-7 0-7S-23 6-23 32c-1 10 1 16 7 18-3-8-4-18-1-30Z" fill="#26201d"/>'
  }
  return '<path d="M-18 22c-3-22 8-28 18-28s21 6 18 28c-4-4-5-8-6-12-8 3-16 3-24 0-1 4-2 8-6 12Z" fill="#26201d"/>'
}

/** A whole picture, 1280 by 960. */
export function picture(...parts: string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 960" width="1280" height="960">${parts.join('')}</svg>`
}

export function ground(top: string, bottom: string, horizon: number): string {
  return `<rect width="1280" height="${horizon + 1}" fill="${top}"/><rect y="${horizon}" width="1280" height="${960 - horizon}" fill="${bottom}"/>`
}

/** Head and shoulders, 600 by 750. */
export function portrait(figure: Pick<Figure, 'shirt' | 'skin' | 'head'>, wall: string): string {
  const smile =
    '<path d="M-7 31q7 7 14 0" stroke="#7a3b2e" stroke-width="2.5" fill="none" stroke-linecap="round"/><circle cx="-6" cy="22" r="2" fill="#26201d"/><circle cx="7" cy="22" r="2" fill="#26201d"/>'
  const body = person({ x: 0, y: 200, ...figure })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 750" width="600" height="750"><rect width="600" height="750" fill="${wall}"/><path d="M600 0v750L0 160V0z" fill="#fff" opacity=".25"/><g transform="translate(300 205) scale(6.2)">${body}${smile}</g></svg>`
}

/** A range of mountains between the sky and the field. */
export function hills(horizon: number): string {
  return `<path d="M0 ${horizon}V${horizon - 90}l190-130 150 100 240-210 230 190 170-90 300 170v60z" fill="#9db7cf"/><path d="M0 ${horizon}v-40l260-90 260 90 300-120 460 130v30z" fill="#7fa0bd"/>`
}

export function sun(x: number, y: number, r: number): string {
  return `<circle cx="${x}" cy="${y}" r="${r * 1.5}" fill="${INK.red}" opacity=".16"/><circle cx="${x}" cy="${y}" r="${r}" fill="${INK.red}"/>`
}

export function flag(x: number, y: number, height: number): string {
  return `<rect x="${x}" y="${y}" width="10" height="${height}" fill="#5a6b7d"/><path d="M${x + 10} ${y + 8}c60-24 110 24 190 0v58c-80 24-130-24-190 0z" fill="${INK.red}"/><path d="M${x + 10} ${y + 66}c60-24 110 24 190 0v58c-80 24-130-24-190 0z" fill="#fff"/>`
}
