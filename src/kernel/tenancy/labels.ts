/* Labels below the base domain: what one may look like, and which nobody may have. */

/** Labels that belong to the platform or would mislead. */
const RESERVED = new Set(
  `admin administrator api app assets bantuan billing blog cdn console dashboard demo dev docs email ftp help imap
  internal kasir legal login mail metrics news ns ns1 ns2 official order pay payment pop portal preview privacy root
  ruko secure security shop smtp staging static status support system test tokoresmi webmail www`.split(/\s+/),
)

export const SLUG = /^[a-z0-9]([a-z0-9-]{1,38}[a-z0-9])$/

/** `also`: further labels that nobody may have in this house. */
export function isReserved(slug: string, also: readonly string[] = []): boolean {
  return RESERVED.has(slug) || slug.startsWith('xn--') || also.includes(slug)
}

/** A business's name as a label: `Bimbel Garuda Jaya` becomes `bimbel-garuda-jaya`. Empty when nothing is left. */
export function slugFrom(name: string): string {
  const label = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '')
  return SLUG.test(label) ? label : ''
}
