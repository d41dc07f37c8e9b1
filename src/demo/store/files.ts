import type { DemoProduct } from './shape.ts'

/** What a buyer of the demonstration's files gets: a short text that says what it is. */
export function textFile(shop: string, product: DemoProduct): { name: string; mime: string; bytes: Buffer } {
  const lines = [
    product.name,
    `dari ${shop}`,
    '',
    product.summary,
    '',
    'Ini berkas contoh dari toko demo. Di toko sungguhan, di sinilah isi produknya.',
    '',
    product.use,
    '',
  ]
  return { name: `${product.slug}.txt`, mime: 'text/plain', bytes: Buffer.from(lines.join('\n'), 'utf8') }
}
