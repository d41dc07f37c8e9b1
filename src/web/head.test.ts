import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToStaticMarkup } from 'react-dom/server'
import { JsonLd, siteMeta } from './head.ts'

const visit = {
  locale: 'id',
  origin: 'https://garuda.ruko.id',
  path: '/artikel/satu',
  site: 'tenant',
  tenant: { name: 'Bimbel Garuda' },
}
const args = (over: object = {}) => ({ matches: [{ id: 'root', loaderData: { ...visit, ...over } }] }) as never
const facts = { title: 'Jadwal latihan', description: 'Kapan kita berlatih' }
type Any = Record<string, string>
const found = (over: object, more: object = {}) => {
  const all = siteMeta(args(over), { ...facts, ...more }) as Any[]
  const by = (key: string, value: string) => all.find((one) => one[key] === value)
  return {
    title: all.find((one) => one.title)?.title,
    canonical: by('rel', 'canonical')?.href,
    english: by('hrefLang', 'en')?.href,
    image: by('property', 'og:image')?.content,
    type: by('property', 'og:type')?.content,
    width: by('property', 'og:image:width')?.content,
    site: by('property', 'og:site_name')?.content,
  }
}

test('a page says its own address without a query, and its other language', () => {
  assert.deepEqual(found({}), {
    title: 'Jadwal latihan · Bimbel Garuda',
    canonical: 'https://garuda.ruko.id/artikel/satu',
    english: 'https://garuda.ruko.id/artikel/satu?lang=en',
    image: 'https://garuda.ruko.id/og.png',
    type: 'website',
    width: '1200',
    site: 'Bimbel Garuda',
  })
})

test('the English page is the one at ?lang=en, so that neither hides the other from search engines', () => {
  assert.equal(found({ locale: 'en' }).canonical, 'https://garuda.ruko.id/artikel/satu?lang=en')
})

test('a page may name its own picture, path and kind', () => {
  const { image, canonical, type, width } = found({}, { path: '/', image: '/media/1/1280.webp', type: 'article' })
  assert.equal(image, 'https://garuda.ruko.id/media/1/1280.webp')
  assert.equal(canonical, 'https://garuda.ruko.id/')
  assert.equal(type, 'article')
  assert.equal(width, undefined, 'the size of a foreign picture is not known')
})

test('the portal is called Ruko, and a title that has the name keeps it once', () => {
  assert.equal(found({ site: 'portal', tenant: { name: 'Platform' } }).site, 'Ruko')
  assert.equal(found({}, { title: 'Bimbel Garuda: berani' }).title, 'Bimbel Garuda: berani')
})

test('facts for search engines can never close their own element', () => {
  const html = renderToStaticMarkup(JsonLd({ data: { '@type': 'Thing', name: '</script><script>alert(1)</script>' } }))
  assert.equal(html.match(/<\/script>/g)!.length, 1)
  const text = html.slice(html.indexOf('>') + 1, html.lastIndexOf('<'))
  assert.deepEqual(JSON.parse(text), {
    '@context': 'https://schema.org',
    '@type': 'Thing',
    name: '</script><script>alert(1)</script>',
  })
})
