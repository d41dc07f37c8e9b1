import { spawnSync } from 'node:child_process'
import { type Browser, chromium } from '@playwright/test'

const flags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP *.localhost 127.0.0.1',
]

/** A headless Chromium in which every name under .localhost is this machine. Close it when done. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['RUKO_TEST_BROWSER'] || (await findBrowser())
  if (!executablePath) throw new Error('no Chromium was found: install one, or run npm ci')
  return chromium.launch({ executablePath, args: flags })
}

/** The machine's own Chromium or Chrome, else the one from npm (unpacked into the temporary directory). */
export async function findBrowser(): Promise<string | null> {
  return systemBrowser() ?? (await packagedBrowser())
}

function systemBrowser(): string | null {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim()
    if (found) return found
  }
  return null
}

async function packagedBrowser(): Promise<string | null> {
  if (process.platform !== 'linux') return null
  // Read while the package loads: it then also unpacks the system libraries that slim machines lack.
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x'
  const { default: packaged } = await import('@sparticuz/chromium')
  return packaged.executablePath()
}
