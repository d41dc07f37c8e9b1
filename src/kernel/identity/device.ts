const BROWSERS: readonly [RegExp, string][] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\/|\bOpera/, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bCriOS\/|\bChrome\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const SYSTEMS: readonly [RegExp, string][] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
]

/** A short name of a device for the person who owns it: `Chrome, Android`. Empty when nothing is known. */
export function deviceName(userAgent: string | null): string {
  if (!userAgent) return ''
  const parts = [BROWSERS, SYSTEMS].map((list) => list.find(([pattern]) => pattern.test(userAgent))?.[1])
  const name = parts.filter(Boolean).join(', ')
  // Programs name themselves first: `curl/8.5.0`.
  return (
    name ||
    userAgent
      .replaceAll(/[^\x20-\x7e]/g, '')
      .split(' ')[0]!
      .slice(0, 40)
  )
}
