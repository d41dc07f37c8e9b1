import type { InsideFulfiller } from '../fulfilment/fulfiller.ts'
import { findCurrent } from './queries.ts'

/** Files are handed over by rows alone: the right to load the version that is sold now. */
export const deliverFiles: InsideFulfiller = {
  kind: 'file',
  deliver: async (ctx, { item }) => {
    const file = await findCurrent(ctx, item.variantId)
    if (!file) return { kind: 'staff', note: 'berkas untuk varian ini belum diunggah' }
    const delivery = {
      kind: 'file' as const,
      status: 'ready' as const,
      fileId: file.id,
      downloadsLeft: file.download_limit,
      downloadsUntil: new Date(ctx.now.getTime() + file.download_days * 86_400_000).toISOString(),
    }
    return { kind: 'delivered', deliveries: Array.from({ length: item.wanted }, () => delivery) }
  },
}
