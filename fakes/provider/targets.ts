import { createHash } from 'node:crypto'
import { z } from 'zod'

export const Question = z.strictObject({
  checkId: z.string().min(8).max(80),
  product: z.string().min(1).max(80),
  target: z.record(z.string().max(40), z.string().max(254)).refine((target) => Object.keys(target).length > 0),
})

const FIRST = ['Rimba', 'Senja', 'Bayu', 'Kirana', 'Elang', 'Mutiara', 'Guntur', 'Laras']
const LAST = ['Nusantara', 'Perkasa', 'Jelita', 'Sakti', 'Samudra', 'Cakrawala', 'Merapi', 'Bahari']

/**
 * The same account has the same invented name at every start. What begins with 404 is nobody, with 409 somebody on
 * another server, with 403 somebody who cannot receive anything.
 */
export function whoIs({ target }: z.output<typeof Question>): { found: boolean; name?: string; reason?: string } {
  const [id = ''] = Object.values(target)
  if (id.startsWith('404')) return { found: false, reason: 'unknown' }
  if (id.startsWith('409')) return { found: false, reason: 'server-mismatch' }
  if (id.startsWith('403')) return { found: false, reason: 'not-eligible' }
  const [first, last, number] = createHash('sha256').update(JSON.stringify(target)).digest()
  return { found: true, name: `${FIRST[first! % FIRST.length]} ${LAST[last! % LAST.length]} ${number! % 100}` }
}
