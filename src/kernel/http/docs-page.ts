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
  },
  en: {
    title: 'Ruko API',
    lead: 'Whatever a page at this address can do, the API can do, with the same permissions.',
    open: 'open',
    session: 'sign-in needed',
    file: 'OpenAPI 3.1 file',
  },
}
type Words = (typeof WORDS)['id']

/** A page to read a host's API by, without scripts; `/docs.css` is one of the built files. */
export function docsPage(registry: Registry, tenant: Tenant | null, locale: Locale): Response {
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
<p><a href="/api/openapi.json">${words.file}</a></p><nav>${links}</nav>${sections.join('')}</main></body></html>`
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } })
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
