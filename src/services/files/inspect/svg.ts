import { animated, broken, onFile, unsafeSvg } from '../problems.ts'
import { expandedSize, type Shape } from './references.ts'

/*
 * An SVG is a program; only what draws shapes and text is let through. It is drawn by us and never handed out, so
 * this guards the one who draws: no reading of other files, no endless drawing.
 */

const DEEPEST = 64
const MOST_ELEMENTS = 8_000
/** After every reference was followed. */
const MOST_DRAWN = 20_000

const FORBIDDEN = new Map([
  ...['script', 'handler', 'listener'].map((name) => [name, 'script'] as const),
  ...['foreignobject', 'iframe', 'object', 'embed', 'audio', 'video', 'canvas'].map((name) => [name, name] as const),
  ...['image', 'feimage'].map((name) => [name, 'image'] as const),
])
const MOVING = /^(animate|animatetransform|animatemotion|animatecolor|set|discard|mpath)$/

const TAG = /<(\/?)([A-Za-z_][\w.-]*(?::[\w.-]+)?)((?:\s+[A-Za-z_:][\w:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y
const ATTRIBUTE = /([A-Za-z_:][\w:.-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g

/** Whether the content is an SVG: its first element says so. */
export function isSvg(bytes: Buffer): boolean {
  const head = bytes.toString('latin1', 0, 4096).replace(/^\xef\xbb\xbf/, '')
  return /^\s*(?:<\?xml[^<]*\?>\s*)?(?:<!--[\s\S]*?-->\s*|<!DOCTYPE\s+(?:svg:)?svg[^[>]*(?:\[[\s\S]*?\])?\s*>\s*)*<(?:svg:)?svg[\s>/]/i.test(
    head,
  )
}

/** Throws unless every part of the drawing is one that may be drawn, and the whole is not too much. */
export function readSvg(bytes: Buffer): void {
  const source = decode(bytes)
  const shapes: Shape[] = []
  const open: Shape[] = []
  let position = 0
  while (position < source.length) {
    const next = source.indexOf('<', position)
    const words = source.slice(position, next < 0 ? undefined : next)
    if (open.at(-1)?.name === 'style') checkCss(words)
    if (open.length === 0 && words.trim() !== '') throw onFile(broken)
    if (next < 0) break
    position = skipOrTag(source, next, open, shapes)
  }
  if (open.length > 0 || shapes[0]?.name !== 'svg') throw onFile(broken)
  if (expandedSize(shapes, MOST_DRAWN) > MOST_DRAWN) refuse('<use>')
}

/** Reads what begins at a `<` and returns where the next begins. */
function skipOrTag(source: string, at: number, open: Shape[], shapes: Shape[]): number {
  if (source.startsWith('<!--', at)) return past(source, '-->', at + 4)
  if (source.startsWith('<![CDATA[', at)) {
    const end = past(source, ']]>', at)
    if (open.at(-1)?.name === 'style') checkCss(source.slice(at + 9, end - 3))
    return end
  }
  if (source.startsWith('<!', at)) return refuse(/^<!ENTITY/i.test(source.slice(at, at + 9)) ? 'ENTITY' : 'DOCTYPE')
  if (source.startsWith('<?', at)) {
    if (at > 0 || !/^<\?xml\s/.test(source)) refuse('<?…?>')
    return past(source, '?>', at)
  }
  TAG.lastIndex = at
  const found = TAG.exec(source)
  if (!found) throw onFile(broken)
  const [, closing, tag = '', attributes = '', empty] = found
  const name = localName(tag)
  if (closing) {
    if (open.pop()?.name !== name) throw onFile(broken)
  } else {
    const shape = shapeOf(name, attributes, open)
    if (open.length === 0 && shapes.length > 0) throw onFile(broken)
    shapes.push(shape)
    if (shapes.length > MOST_ELEMENTS) refuse(`> ${MOST_ELEMENTS} elements`)
    if (!empty) open.push(shape)
    if (open.length > DEEPEST) refuse(`> ${DEEPEST} levels`)
  }
  return TAG.lastIndex
}

function shapeOf(name: string, attributes: string, open: Shape[]): Shape {
  const forbidden = FORBIDDEN.get(name)
  if (forbidden) refuse(`<${forbidden}>`)
  if (MOVING.test(name)) throw onFile(animated)
  const shape: Shape = { name, ids: [], references: [], inside: open.at(-1) ?? null }
  for (const [, attribute = '', double, single] of attributes.matchAll(ATTRIBUTE)) {
    checkAttribute(shape, attribute.toLowerCase(), unescape(double ?? single ?? ''))
  }
  return shape
}

function checkAttribute(shape: Shape, attribute: string, value: string): void {
  const name = localName(attribute)
  if (name.startsWith('on')) refuse(`${name}=`)
  if (attribute === 'xml:base') refuse('xml:base')
  if (/javascript:/i.test(value.replaceAll(/\s/g, ''))) refuse('javascript:')
  if (name === 'id') shape.ids.push(value)
  if (attribute === 'xmlns' || attribute.startsWith('xmlns:')) return
  if (name === 'href' || name === 'src') {
    if (!value.trim().startsWith('#')) refuse(`${name}=`)
    shape.references.push(value.trim().slice(1))
  } else {
    checkCss(value, shape)
  }
}

/** Styles may point into the drawing itself and nowhere else. */
function checkCss(css: string, shape?: Shape): void {
  const plain = css.replaceAll(/\/\*[\s\S]*?\*\//g, '')
  if (/@import/i.test(plain)) refuse('@import')
  if (!shape && plain.includes('\\')) refuse('\\')
  for (const [, target = ''] of plain.matchAll(/url\s*\(\s*['"]?\s*([^)'"]*)/gi)) {
    if (!target.startsWith('#')) refuse('url()')
    shape?.references.push(target.slice(1).trim())
  }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw onFile(broken)
  }
}

function unescape(value: string): string {
  const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
  return value.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));?/gi, (_whole, hex, decimal, name) => {
    if (name) return named[name] ?? refuse('ENTITY')
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0x10ffff ? refuse('ENTITY') : String.fromCodePoint(code)
  })
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase()
}

function past(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from)
  if (found < 0) throw onFile(broken)
  return found + mark.length
}

function refuse(part: string): never {
  throw onFile(unsafeSvg, { part })
}
