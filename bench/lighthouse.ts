import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import lighthouse, { type Result as LighthouseResult } from 'lighthouse'
import { chosenBrowser, environmentOf } from '../tests/support/browser.ts'
import { get } from './support/http.ts'
import { type Findings, median, type Result, type Verdict, verdict } from './support/measure.ts'
import { newHome, startProduct } from './support/product.ts'

const PART = 'lighthouse'
const SAMPLES = 5
const TRIES = 3
const WANTED = { performance: 98, accessibility: 100, 'best-practices': 100, seo: 100 } as const
const SCRIPTS_KB = 25
type Category = keyof typeof WANTED

/** `own`: a page of one visit, which search engines are kept away from. */
type Visited = { name: string; host: string; path: string; own?: true }
const PAGES: readonly Visited[] = [
  { name: "the portal's home page", host: 'ruko.localhost', path: '/' },
  { name: 'the template page', host: 'ruko.localhost', path: '/templates/tutoring' },
  { name: "a site's home page", host: 'garuda.ruko.localhost', path: '/' },
  { name: "a dark shop's home page", host: 'ruangpremium.ruko.localhost', path: '/' },
  { name: "a light shop's list", host: 'buatfilm.ruko.localhost', path: '/products' },
  { name: 'a product', host: 'ruangpremium.ruko.localhost', path: '/products/kanvasa-pro' },
  { name: 'a checkout', host: 'ruangpremium.ruko.localhost', path: '/checkout/tinta-office', own: true },
]

/** What Lighthouse thinks of a first visit with a middling phone on a slow line, and how much script such a page brings. */
export async function measureLighthouse(say: (sentence: string) => void): Promise<Findings> {
  const executablePath = chosenBrowser()
  const home = await newHome()
  try {
    const product = await startProduct(home)
    try {
      const findings: Findings = { results: [], verdicts: [] }
      for (const page of PAGES) {
        say(`Visiting ${page.name} …`)
        const { results, verdicts } = await visit(product.port, page, executablePath, say)
        findings.results.push(...results)
        findings.verdicts.push(...verdicts)
      }
      return findings
    } finally {
      await product.stop()
    }
  } finally {
    home.remove()
  }
}

async function visit(port: number, page: Visited, executablePath: string, say: (text: string) => void) {
  const url = `http://${page.host}:${port}${page.path}`
  await get(port, page.host, page.path)
  const scores: Record<Category, number[]> = { performance: [], accessibility: [], 'best-practices': [], seo: [] }
  const faults = new Set<string>()
  const machine: number[] = []
  for (let turn = 0; turn < SAMPLES; turn++) {
    const seen = await audit(url, executablePath)
    for (const category of Object.keys(scores) as Category[]) {
      scores[category].push(Math.round((seen.categories[category]!.score ?? 0) * 100))
    }
    for (const fault of faultsOf(seen)) faults.add(fault)
    machine.push(seen.environment.benchmarkIndex)
  }
  for (const fault of faults) say(`  ${fault}`)
  const scripts = await scriptsOf(port, page)
  const results: Result[] = Object.entries(scores).map(([category, samples]) => {
    return { part: PART, name: `${page.name}: ${category}`, unit: 'of 100', samples }
  })
  results.push({ part: PART, name: `${page.name}: scripts`, unit: 'KB gzip', samples: [scripts] })
  // Lighthouse slows a quick machine down to a phone; one that is busy cannot be made quick, and its scores say nothing.
  results.push({ part: PART, name: `${page.name}: the machine meanwhile`, unit: 'index', samples: machine })
  const counted = Object.entries(scores).filter(([category]) => !(page.own && category === 'seo'))
  const verdicts: Verdict[] = counted.map(([category, samples]) =>
    verdict(PART, `${page.name}: ${category}`, median(samples), { atLeast: WANTED[category as Category] }),
  )
  verdicts.push(verdict(PART, `${page.name}: scripts, KB`, scripts, { below: SCRIPTS_KB }))
  return { results, verdicts }
}

/** One visit. On a busy machine the browser now and then loses the beginning of its own recording; then again. */
async function audit(url: string, executablePath: string): Promise<LighthouseResult> {
  for (let turn = 1; ; turn++) {
    const seen = await record(url, executablePath)
    if (!seen.runtimeError) return seen
    if (turn === TRIES) throw new Error(`no report of ${url}: ${seen.runtimeError.message}`)
  }
}

/** By a browser of its own, as Lighthouse asks: nothing kept from before. */
async function record(url: string, executablePath: string): Promise<LighthouseResult> {
  const profile = mkdtempSync(join(tmpdir(), 'ruko-lighthouse-'))
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath,
    env: environmentOf(executablePath),
    args: ['--remote-debugging-port=0', '--no-sandbox', '--host-resolver-rules=MAP *.localhost 127.0.0.1'],
  })
  try {
    // The browser writes down which port it took.
    const port = Number(readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0])
    const onlyCategories = Object.keys(WANTED)
    const run = await lighthouse(url, { port, output: 'json', logLevel: 'silent', onlyCategories })
    if (!run) throw new Error(`no report of ${url}`)
    return run.lhr
  } finally {
    await browser.close()
    rmSync(profile, { recursive: true, force: true })
  }
}

/** What is not perfect and counts, in Lighthouse's own words. */
function faultsOf({ categories, audits }: LighthouseResult): string[] {
  return Object.values(categories).flatMap(({ id, auditRefs }) =>
    auditRefs
      .filter(({ weight, id: name }) => weight > 0 && (audits[name]!.score ?? 1) < 0.9)
      .map((ref) => `${id}: ${audits[ref.id]!.title} ${audits[ref.id]!.displayValue ?? ''}`.trimEnd()),
  )
}

/** All script a first visit brings, the service worker's too, compressed. */
async function scriptsOf(port: number, { host, path }: Visited): Promise<number> {
  const page = await get(port, host, path)
  const named = [...page.body.matchAll(/<script[^>]* src="([^"]+)"/g)].map((match) => match[1]!)
  const worker = await get(port, host, '/sw.js')
  const loaded = /importScripts\("([^"]+)"\)/.exec(worker.body)?.[1]
  const bodies = [worker.body]
  for (const url of [...named, ...(loaded ? [loaded] : [])]) {
    const script = await get(port, host, url)
    if (script.status !== 200) throw new Error(`${url} answers ${script.status}`)
    bodies.push(script.body)
  }
  return bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0) / 1000
}
