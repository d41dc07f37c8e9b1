import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readMarkdown } from './markdown.ts'

test('HTML in a text stays text', () => {
  const { html } = readMarkdown('Halo <script>alert(1)</script> <img src=x onerror=alert(1)>')
  assert.doesNotMatch(html, /<(script|img)/)
  assert.match(html, /&lt;script&gt;/)
})

test('only addresses that cannot run become links, and no foreign picture is shown', () => {
  for (const address of ['javascript:alert(1)', 'data:text/html,x', '//asing.example', 'vbscript:x']) {
    assert.doesNotMatch(readMarkdown(`[klik](${address})`).html, /<a /, address)
  }
  for (const address of ['/contact', 'https://contoh.id', 'mailto:a@contoh.id', '#isi']) {
    assert.match(readMarkdown(`[klik](${address})`).html, /<a href=/, address)
  }
  assert.doesNotMatch(readMarkdown('![x](https://asing.example/a.png)').html, /<img/)
})

test('a link’s text or title cannot break out of it', () => {
  const { html } = readMarkdown('[a"><b>](/x "t\\" onmouseover=alert(1)")')
  assert.doesNotMatch(html, /<b>/)
  assert.doesNotMatch(html, /" onmouseover/)
})

test('headings begin at the second level and are anchors', () => {
  const { html, headings } = readMarkdown('# Satu\n\n## Hak **Anda**\n\n### Kecil\n\n## Satu\n\n## ')
  assert.doesNotMatch(html, /<h1/)
  assert.deepEqual(headings, [
    { id: 's-satu', text: 'Satu' },
    { id: 's-hak-anda', text: 'Hak Anda' },
    { id: 's-satu-3', text: 'Satu' },
  ])
  assert.match(html, /<h2 id="s-hak-anda">Hak <strong>Anda<\/strong><\/h2>/)
})

test('a picture of the site’s own is shown in several widths, a link elsewhere vouches for nothing', () => {
  const id = '01998e6a-0000-7000-8000-000000000001'
  const { html } = readMarkdown(`![Lari "pagi"](/media/${id}/960.webp) [luar](https://contoh.id) [dalam](/daftar)`)
  assert.match(html, new RegExp(`<img src="/media/${id}/640.webp" srcset="[^"]+" [^>]*alt="Lari &quot;pagi&quot;"`))
  assert.match(html, /href="https:\/\/contoh.id" rel="noopener nofollow"/)
  assert.match(html, /<a href="\/daftar">/)
  assert.doesNotMatch(readMarkdown(`![x](/media/${id}/../../api/v1.webp)`).html, /<img/)
})
