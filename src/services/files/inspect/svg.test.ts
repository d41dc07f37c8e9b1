import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isProblem } from '#kernel/problem/problem.ts'
import { svg } from '../testing.ts'
import { inspect } from './inspect.ts'

test('drawings as programs export them are taken', () => {
  const drawings = [
    `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!-- Created with Inkscape -->\n${svg('<g/>').toString()}\n`,
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:i="http://x/y" width="4cm" height="4cm"><i:namedview i:zoom="1"/><defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient><linearGradient id="b" xlink:href="#a"/><path id="p" d="M0 0h9"/></defs><style type="text/css"><![CDATA[.x{fill:url(#b)}]]></style><use xlink:href="#p" class="x"/><text x="1" y="2">Bimbel &amp; Les &lt;1&gt;</text></svg>',
    svg(
      '<title>Logo</title><metadata>made &#x62;y hand</metadata><g clip-path="url(#c)" style="fill: url(\'#g\')"><rect width="9" height="9"/></g>',
    ),
    '\ufeff<svg xmlns="http://www.w3.org/2000/svg"><circle r="4"/></svg>',
    '<svg:svg xmlns:svg="http://www.w3.org/2000/svg"><svg:circle r="4"/></svg:svg>',
  ]
  for (const drawing of drawings) assert.equal(inspect(Buffer.from(drawing)).type, 'svg')
})

const bad: [name: string, drawing: string | Buffer][] = [
  ['script', svg('<script>alert(1)</script>')],
  ['script', svg('<SCRIPT href="#a"/>')],
  ['script', svg('<x:script xmlns:x="http://www.w3.org/2000/svg">1</x:script>')],
  ['foreignobject', svg('<foreignObject><body/></foreignObject>')],
  ['iframe', svg('<iframe/>')],
  ['image', svg('<image href="#a"/>')],
  ['image', svg('<filter><feImage href="#a"/></filter>')],
  ['onload', svg('<g/>', 'onload="alert(1)"')],
  ['onclick', svg("<a ONCLICK='x'/>")],
  ['href', svg('<use href="http://tuan.contoh.id/x.svg#a"/>')],
  ['href', svg('<use xlink:href="file:///etc/passwd"/>')],
  ['href', svg('<a href="data:text/html,hi"/>')],
  ['javascript', svg('<rect fill="java&#x73;cript:alert(1)"/>')],
  ['url', svg('<rect fill="url(http://tuan.contoh.id/x)"/>')],
  ['url', svg('<rect style="fill:u&#114;l(//tuan.contoh.id)"/>')],
  ['url', svg('<style>rect{fill:url(//tuan.contoh.id)}</style>')],
  ['@import', svg('<style>@import "//tuan.contoh.id/a.css";</style>')],
  ['@import', svg('<style><![CDATA[@imp/**/ort "//x"; @import "//x"]]></style>')],
  ['\\\\', svg('<style>rect{fill:u\\72l(//x)}</style>')],
  ['xml:base', svg('<g xml:base="http://tuan.contoh.id/"/>')],
  ['DOCTYPE', '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd"><svg/>'],
  ['DOCTYPE', '<!DOCTYPE svg [<!ENTITY a "b"><!ENTITY c "&a;&a;&a;">]><svg>&c;</svg>'],
  ['DOCTYPE', '<?xml version="1.0"?><!DOCTYPE svg SYSTEM "file:///etc/passwd"><svg/>'],
  ['ENTITY', svg('<rect fill="&a;"/>')],
  ['\\?', '<svg><?xml-stylesheet href="//x"?></svg>'],
  ['levels', svg('<g>'.repeat(80) + '</g>'.repeat(80))],
  ['elements', svg('<g/>'.repeat(9_000))],
  ['use', svg(bomb())],
  ['use', svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>')],
  ['use', svg('<g id="a"><use href="#a"/></g>')],
]

for (const [part, drawing] of bad) {
  test(`a drawing with ${part} is refused: ${drawing.toString().slice(0, 110)}`, () => {
    assert.throws(
      () => inspect(Buffer.from(drawing)),
      (error) => isProblem(error) && error.code === 'svg-unsafe' && new RegExp(part).test(error.sentence.en),
    )
  })
}

test('what is no whole drawing is refused', () => {
  const broken = [
    '<svg>',
    '<svg><g></svg>',
    '<svg/>x',
    '<svg/><svg/>',
    '<svg a=b/>',
    '<svg><g a="<"/></svg>',
    '<svg><!-- </svg>',
  ]
  for (const drawing of broken) {
    assert.throws(
      () => inspect(Buffer.from(drawing)),
      (error) => isProblem(error) && error.code === 'picture-broken',
      drawing,
    )
  }
  const latin = Buffer.concat([Buffer.from('<svg>'), Buffer.from([0xe9]), Buffer.from('</svg>')])
  assert.throws(() => inspect(latin), { code: 'picture-broken' })
})

test('a heavy drawing is refused with its limit', () => {
  const heavy = svg(`<path d="${'M0 0h1'.repeat(60_000)}"/>`)
  assert.throws(
    () => inspect(heavy),
    (error) => isProblem(error) && /256 KB/.test(error.sentence.en),
  )
})

test('text made to stall a reader does not', () => {
  const began = performance.now()
  for (const drawing of [
    `<svg ${' '.repeat(200_000)}`,
    `<svg ${'a="b" '.repeat(30_000)}<`,
    `<!--${' '.repeat(3_000)}`.repeat(60),
    `<svg><style>${'/*'.repeat(100_000)}</style></svg>`,
    `<svg fill="${'url('.repeat(50_000)}"/>`,
  ]) {
    try {
      inspect(Buffer.from(drawing))
    } catch (error) {
      assert.ok(isProblem(error))
    }
  }
  assert.ok(performance.now() - began < 10_000, `it took ${Math.round(performance.now() - began)} ms`)
})

/** Ten lines that stand for ten thousand million shapes. */
function bomb(): string {
  const groups = Array.from({ length: 10 }, (_, level) => {
    const inside = level === 0 ? '<rect width="1" height="1"/>' : `<use href="#l${level - 1}"/>`.repeat(10)
    return `<g id="l${level}">${inside}</g>`
  })
  return `<defs>${groups.join('')}</defs><use href="#l9"/>`
}
