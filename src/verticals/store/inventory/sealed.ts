import type { Ctx } from '#kernel/context.ts'

/*
 * How what is handed over lies in `sealed` columns: lines of a label and a value as JSON, sealed for their own row.
 * An empty label is the code itself; whoever shows it calls it "Kode".
 */

export type Line = { label: string; value: string }

export const stockPlace = (itemId: string): string => `store.stock_items/sealed/${itemId}`
export const accountPlace = (accountId: string): string => `store.shared_accounts/sealed/${accountId}`
export const chunkPlace = (batchId: string, position: number): string =>
  `store.import_chunks/sealed/${batchId}/${position}`

export function sealLines(ctx: Ctx, place: string, lines: readonly Line[]): Promise<Buffer> {
  return ctx.house.secrets.seal(ctx, place, JSON.stringify(lines.map(({ label, value }) => [label, value])))
}

/** Opens what `sealLines` sealed. Who may see it was decided before: buyers and staff go through orders/secrets.ts. */
export async function openLines(ctx: Ctx, place: string, sealed: Buffer): Promise<Line[]> {
  const pairs = JSON.parse(await ctx.house.secrets.open(ctx, place, sealed)) as [string, string][]
  return pairs.map(([label, value]) => ({ label, value }))
}

const SEPARATOR = '\u001f'

/** By which the same codes are known again in all history; the labels do not matter. */
export async function fingerprintsOf(ctx: Ctx, many: readonly (readonly Line[])[]): Promise<Buffer[]> {
  const name = await ctx.house.secrets.fingerprinter(ctx)
  return many.map((lines) => {
    const text = lines.map(({ value }) => value.trim()).join(SEPARATOR)
    return Buffer.from(name('store.stock', text), 'hex')
  })
}
