import { flag, ground, hills, INK, person, picture, portrait, POSES, sun } from './drawing.ts'

/* The pictures of the demo site, drawn by us: a training day of a made-up school. */

const stand = ['hair', 'scarf', 'cap'] as const

const morningRun = picture(
  ground('#fbe7d3', '#b5543f', 560),
  sun(930, 330, 96),
  hills(560),
  '<path d="M0 560h1280v60H0z" fill="#7c9a63"/>',
  '<path d="M-200 960 560 620M220 960 640 620M640 960 720 620M1060 960 800 620M1480 960 880 620" stroke="#f6efe2" stroke-width="7" opacity=".75"/>',
  person({ x: 820, y: 720, scale: 1.15, pose: POSES.running, shirt: INK.red, skin: 2 }),
  person({ x: 620, y: 770, scale: 1.5, pose: POSES.running, shirt: '#fff', skin: 1, head: 'cap' }),
  person({ x: 360, y: 850, scale: 1.95, pose: POSES.running, skin: 0 }),
  person({ x: 1040, y: 850, scale: 1.9, pose: POSES.running, shirt: '#fff', skin: 3, head: 'scarf' }),
)

const classRoom = picture(
  ground('#eef3f8', '#c8b393', 660),
  `<rect x="150" y="90" width="760" height="420" rx="10" fill="${INK.navy}"/><rect x="150" y="500" width="760" height="16" fill="#b98b54"/>`,
  '<g stroke="#fff" stroke-width="5" fill="none" opacity=".9"><path d="M220 430c60-220 140-260 220-90s140 40 200-180"/><path d="M210 150v300h440"/></g>',
  '<g stroke="#f2c3c8" stroke-width="6" opacity=".9"><path d="M690 190h160M690 240h120M690 290h150M690 340h90"/></g>',
  '<rect x="1000" y="120" width="180" height="240" fill="#cfe3f3"/><path d="M1090 120v240M1000 240h180" stroke="#fff" stroke-width="10"/>',
  person({ x: 1010, y: 690, scale: 1.9, pose: POSES.pointing, shirt: INK.red, skin: 1, flip: true }),
  ...[180, 470, 760].map((x, index) =>
    person({ x, y: 900, scale: 1.7, shirt: index === 1 ? INK.red : '#fff', skin: index, head: stand[index] ?? 'hair' }),
  ),
  ...[60, 350, 640].map(
    (x) =>
      `<rect x="${x}" y="800" width="240" height="24" rx="6" fill="#8a6238"/><rect x="${x + 20}" y="824" width="200" height="140" fill="#a97b4a"/><path d="M${x + 60} 796l90-14 60 14z" fill="#fff"/>`,
  ),
)

const pullUp = picture(
  ground(INK.sky, '#8fae74', 640),
  hills(640),
  '<path d="M150 240h980v22H150z" fill="#33475b"/><path d="M190 240h26v560h-26zM640 240h26v560h-26zM1064 240h26v560h-26z" fill="#47607a"/>',
  person({ x: 420, y: 640, scale: 1.6, pose: POSES.hanging, shirt: INK.red, skin: 0 }),
  person({ x: 860, y: 640, scale: 1.6, pose: POSES.hanging, skin: 2 }),
  person({ x: 1180, y: 870, scale: 1.8, shirt: '#fff', skin: 1, head: 'cap', flip: true }),
  '<rect x="1118" y="626" width="60" height="76" rx="6" fill="#b98b54"/><rect x="1126" y="636" width="44" height="58" fill="#fff"/>',
)

const ceremony = picture(
  ground('#e8f0f8', '#c9a98a', 620),
  hills(620),
  flag(240, 60, 640),
  ...[0, 1, 2, 3].map((index) =>
    person({
      x: 560 + index * 180,
      y: 860 - (index % 2) * 14,
      scale: 1.75,
      pose: POSES.saluting,
      shirt: index % 2 ? '#fff' : INK.navy,
      skin: index,
      head: index === 2 ? 'scarf' : 'cap',
    }),
  ),
)

const passed = picture(
  ground('#fdf3e4', '#dcc7a3', 690),
  `<path d="M0 0h1280v690H0z" fill="${INK.navy}"/><path d="M640 690 0 120V0h220zM640 690 380 0h200zM640 690 760 0h180zM640 690 1280 60v200z" fill="#fff" opacity=".06"/>`,
  '<rect x="240" y="90" width="800" height="110" rx="14" fill="#d7263d"/><path d="M320 146h640" stroke="#fff" stroke-width="30" stroke-dasharray="90 26"/>',
  ...Array.from(
    { length: 26 },
    (_, index) =>
      `<rect x="${(index * 197) % 1260}" y="${220 + ((index * 113) % 330)}" width="16" height="10" fill="${['#f6c453', '#fff', '#d7263d'][index % 3]}" transform="rotate(${index * 37} ${(index * 197) % 1260} ${220 + ((index * 113) % 330)})"/>`,
  ),
  ...[0, 1, 2, 3, 4].map((index) =>
    person({
      x: 210 + index * 215,
      y: 890 - (index % 2) * 24,
      scale: 1.85,
      pose: POSES.cheering,
      shirt: index % 2 ? INK.red : '#fff',
      trousers: '#2b3b4d',
      skin: index,
      head: stand[index % 3] ?? 'hair',
    }),
  ),
)

const interview = picture(
  ground('#f3ede3', '#a88763', 700),
  '<rect x="120" y="120" width="300" height="220" fill="#dfe9f2"/><path d="M120 340 260 190l70 80 90-110v180z" fill="#9db7cf"/>',
  flag(1060, 120, 580),
  person({ x: 380, y: 880, scale: 2.1, pose: POSES.sitting, shirt: '#fff', skin: 0 }),
  person({ x: 960, y: 880, scale: 2.1, pose: POSES.sitting, shirt: INK.navy, skin: 1, head: 'scarf', flip: true }),
  '<rect x="470" y="690" width="400" height="30" rx="8" fill="#7a5230"/><path d="M510 720h30v200h-30zM800 720h30v200h-30z" fill="#8f6440"/><path d="M590 684h120l20 8H570z" fill="#fff"/>',
)

const team = picture(
  ground('#dce8f4', '#12355b', 720),
  sun(1000, 250, 120),
  hills(720),
  person({ x: 240, y: 900, scale: 2.5, shirt: '#fff', skin: 2, head: 'scarf' }),
  person({ x: 1040, y: 900, scale: 2.5, shirt: '#fff', skin: 1 }),
  person({ x: 470, y: 930, scale: 2.9, shirt: INK.red, skin: 3 }),
  person({ x: 800, y: 930, scale: 2.9, pose: POSES.saluting, skin: 0, head: 'cap' }),
)

const portraits = {
  wira: portrait({ shirt: INK.navy, skin: 1 }, '#bcd0e3'),
  laras: portrait({ shirt: '#fff', skin: 2, head: 'scarf' }, '#dfd3c3'),
  bagus: portrait({ shirt: INK.red, skin: 3, head: 'cap' }, '#c9d8c4'),
  nadia: portrait({ shirt: INK.navy, skin: 0, head: 'long' }, '#e8d5cf'),
  damar: portrait({ shirt: '#fff', skin: 0 }, '#9db7cf'),
  ayu: portrait({ shirt: INK.navy, skin: 2, head: 'long' }, '#e6cfc0'),
  yohanes: portrait({ shirt: '#fff', skin: 3, head: 'cap' }, '#b7c7d8'),
}

/** By the names that the content uses. */
export const pictures = { team, morningRun, classRoom, pullUp, ceremony, passed, interview, ...portraits }
export type PictureName = keyof typeof pictures
