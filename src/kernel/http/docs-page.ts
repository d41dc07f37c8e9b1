import type { Tenant } from '../context.ts'
import type { BoundOperation, Registry } from '../module/registry.ts'
import type { Locale } from '../problem/problem.ts'
import { API_PREFIX } from './api.ts'
import { describeOperation } from './openapi.ts'

const WORDS = {
  id: {
    title: 'API Ruko',
    lead: 'Semua yang dapat dilakukan halaman di alamat ini dapat dilakukan lewat API, dengan izin yang sama.',
    open: 'terbuka',
    session: 'perlu masuk',
    file: 'Berkas OpenAPI 3.1',
    howTitle: 'Cara memanggilnya dari program',
    how: [
      'Buat kunci di menu Kunci API, lalu kirimkan di setiap permintaan sebagai header Authorization. Kunci hanya ditampilkan sekali; simpan di tempat rahasia, jangan di halaman web.',
      'Kunci hanya boleh melakukan izin yang Anda berikan kepadanya, dan tidak pernah lebih dari yang dimiliki pembuatnya sekarang. Tanpa izin jawabannya 403; kunci yang salah, berakhir, atau dicabut dijawab 401.',
      'Kirim header Idempotency-Key pada perubahan agar permintaan yang diulang tidak terjadi dua kali. Bila jawabannya 429, tunggu selama detik di Retry-After.',
    ],
  },
  en: {
    title: 'Ruko API',
    lead: 'Whatever a page at this address can do, the API can do, with the same permissions.',
    open: 'open',
    session: 'sign-in needed',
    file: 'OpenAPI 3.1 file',
    howTitle: 'How a program calls it',
    how: [
      'Make a key in the menu API keys and send it with every request as the Authorization header. A key is shown once; keep it secret, and out of web pages.',
      'A key may do what you permit it, and never more than its creator holds now. Without the permission the answer is 403; a key that is wrong, has ended or was revoked is answered with 401.',
      'Send an Idempotency-Key header with changes, so that a repeated request does not happen twice. When the answer is 429, wait for the seconds in Retry-After.',
    ],
  },
}
type Words = (typeof WORDS)['id']

/** A page to read a host's API by, without scripts; `/docs.css` is one of the built files. */
export function docsPage(registry: Registry, tenant: Tenant | null, locale: Locale, origin: string): Response {
  const words = WORDS[locale]
  const served = [...registry.operations.values()].filter(({ module }) => !tenant || registry.serves(module, tenant))
  const groups = Object.entries(Object.groupBy(served, (operation) => operation.module.name))
  const links = groups.map(([name]) => `<a href="#${escape(name)}">${escape(name)}</a>`).join(' ')
  const sections = groups.map(
    ([name, operations]) =>
      `<section><h2 id="${escape(name)}">${escape(name)}</h2>${operations!.map((one) => entry(one, words)).join('')}</section>`,
  )
  const html = `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${words.title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/docs.css">
<link rel="icon" href="/favicon.svg" type="image/svg+xml"></head><body><main><h1>${words.title}</h1><p>${words.lead}</p>
<p><a href="/api/openapi.json">${words.file}</a></p>${howTo(words, origin)}<nav>${links}</nav>${sections.join('')}</main></body></html>`
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } })
}

function howTo(words: Words, origin: string): string {
  const call = `curl ${origin}${API_PREFIX}/people \\\n  -H 'Authorization: Bearer ruko_…'`
  const [first, ...rest] = words.how.map((line) => `<p>${escape(line)}</p>`)
  return `<section><h2 id="key">${words.howTitle}</h2>${first}<pre tabindex="0">${escape(call)}</pre>${rest.join('')}</section>`
}

function entry(operation: BoundOperation, words: Words): string {
  const access = operation.open === 'anyone' ? words.open : (operation.can ?? words.session)
  const shape = JSON.stringify(describeOperation(operation), null, 2)
  const { method } = operation
  return `<details><summary><b class="${method}">${method.toUpperCase()}</b>
<code>${API_PREFIX}${escape(operation.path)}</code><span>${escape(operation.summary || operation.id)}</span>
<small>${escape(access)}</small></summary><pre tabindex="0">${escape(shape)}</pre></details>`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
