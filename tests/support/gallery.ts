import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { TestContext } from 'node:test'
import { faultsOf, openStop } from './faults-at.ts'
import { openStage, type Stage } from './journey.ts'
import { stopOwn } from './postgres.ts'
import { type Part, parts, type Stop, themesOf } from './tour.ts'

const FOLDER = path.resolve(import.meta.dirname, '../../docs/gallery')
const SIZES = [
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
]
/** Only pictures whose state, name or address has this in it. */
const wanted = process.argv[2] ?? ''

type Picture = Stop & { file: string; size: string; theme: string }

const pictures: Picture[] = []
const faults: string[] = []
try {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  for (const part of Object.values<Part>(parts)) await goAlong(part)
  process.stdout.write('\n')
  writeFileSync(path.join(FOLDER, 'index.html'), page(pictures))
  console.log(`${pictures.length} pictures: docs/gallery/index.html`)
  for (const fault of faults) console.log(fault)
} finally {
  await stopOwn()
}

async function goAlong(part: Part): Promise<void> {
  const ends: (() => unknown)[] = []
  const context = { after: (end: () => unknown) => ends.push(end) } as unknown as TestContext
  const stage = await openStage(context, { standIns: true })
  try {
    const missing = await part(stage, async (stops) => {
      const chosen = stops.filter(({ name, state, url }) => `${state} ${name} ${url}`.includes(wanted))
      for (const [index, stop] of chosen.entries()) {
        process.stdout.write(`\r${stop.state} ${index + 1}/${chosen.length} ${stop.name.padEnd(60).slice(0, 60)}`)
        for (const theme of themesOf(stop)) for (const size of SIZES) await take(stage, stop, size, theme)
      }
    })
    if (missing.length > 0) faults.push(`No sample address for: ${missing.join(', ')}`)
  } finally {
    for (const end of ends) await end()
  }
}

async function take(stage: Stage, stop: Stop, size: (typeof SIZES)[number], theme: string): Promise<void> {
  const own: string[] = []
  const view = await openStop(stage.browser, stop, { size, theme, faults: own })
  if (!view) return
  const file = `${stop.state}-${stop.name.replaceAll(' ', '-')}${stop.sendsEmpty ? '-sent' : ''}-${size.width}-${theme}.jpg`
  await view.screenshot({ path: path.join(FOLDER, file), fullPage: true, type: 'jpeg', quality: 70 })
  if (size.width < 700) own.push(...(await faultsOf(view)))
  await view.context().close()
  faults.push(...own.map((fault) => `${stop.state} ${stop.name} ${theme}: ${fault}`))
  pictures.push({ ...stop, file, size: `${size.width}`, theme })
}

function page(pictures: readonly Picture[]): string {
  const groups = Object.entries(Object.groupBy(pictures, ({ name, state }) => `${name} (${state})`))
  const figures = groups.map(([title, own]) => {
    const shots = own!.map(
      ({ file, size, theme }) =>
        `<figure><a href="${file}"><img loading="lazy" src="${file}" alt="${title}, ${size}, ${theme}"></a><figcaption>${size} ${theme}</figcaption></figure>`,
    )
    return `<section><h2>${title}</h2><div>${shots.join('')}</div></section>`
  })
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Ruko gallery</title>
<style>body{font:16px system-ui;margin:2rem;background:#f6f4ef}section div{display:flex;gap:1rem;align-items:start;overflow-x:auto}
figure{margin:0}img{height:420px;border:1px solid #ccc;border-radius:6px;object-fit:cover;object-position:top}figcaption{color:#555}</style>
<h1>Ruko gallery</h1>${figures.join('\n')}</html>`
}
