import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { TestContext } from 'node:test'
import { faultsOf, openStop } from './faults-at.ts'
import { openStage } from './journey.ts'
import { stopOwn } from './postgres.ts'
import { type Stop, themesOf, walkTour } from './tour.ts'

const FOLDER = path.resolve(import.meta.dirname, '../../docs/gallery')
const SIZES = [
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
]
/** Only pictures whose state, name or address has this in it. */
const wanted = process.argv[2] ?? ''

type Picture = Stop & { file: string; size: string; theme: string }

const ends: (() => unknown)[] = []
const stage = await openStage({ after: (end: () => unknown) => ends.push(end) } as unknown as TestContext, {
  standIns: true,
})
try {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  const pictures: Picture[] = []
  const faults: string[] = []
  const missing = await walkTour(stage, async (stops) => {
    const chosen = stops.filter(({ name, state, url }) => `${state} ${name} ${url}`.includes(wanted))
    for (const [index, stop] of chosen.entries()) {
      process.stdout.write(`\r${stop.state} ${index + 1}/${chosen.length} ${stop.name.padEnd(60).slice(0, 60)}`)
      for (const theme of themesOf(stop)) for (const size of SIZES) await take(stop, size, theme)
    }
  })
  process.stdout.write('\n')
  if (missing.length > 0) console.log(`No sample address for: ${missing.join(', ')}`)
  writeFileSync(path.join(FOLDER, 'index.html'), page(pictures))
  console.log(`${pictures.length} pictures: docs/gallery/index.html`)
  for (const fault of faults) console.log(fault)

  async function take(stop: Stop, size: (typeof SIZES)[number], theme: string): Promise<void> {
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
} finally {
  for (const end of ends) await end()
  await stopOwn()
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
