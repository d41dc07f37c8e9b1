import type { Opened, PartnerOrder } from '../partner/schemas.ts'

/* What was delivered, put into the one line that such programs pass on to their customers. */

const OPEN = new Set(['ready', 'sent', 'accepted'])

/** Opens every unit that can be, one after the other; each is a noted look. */
export async function snOf(
  deliveries: PartnerOrder['deliveries'],
  open: (deliveryId: string) => Promise<Opened>,
): Promise<string> {
  const said: string[] = []
  for (const { id, kind, status } of deliveries)
    // A file is no line, and asking for its link uses up a download.
    if (OPEN.has(status) && kind !== 'file') said.push(lineOf((await open(id)).lines))
  return said.join(' | ')
}

/** A code alone is itself; of several parts each says what it is. */
function lineOf(lines: Opened['lines']): string {
  if (lines.length === 1) return lines[0]!.value
  return lines.map(({ label, value }) => `${label}: ${value}`).join(' / ')
}
