import MarkdownIt from 'markdown-it'

/*
 * For loaders, and for the preview beside an editor: what a page shows is the finished HTML, so that no reader's browser
 * is sent a parser.
 */

/** HTML in the text stays text, and only addresses that cannot run become links. */
const reader = new MarkdownIt({ html: false, linkify: false, typographer: false })
reader.validateLink = (url) => /^(https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i.test(url.trim())
// What the writer of a text links to is not what the site stands for.
reader.renderer.rules.link_open = (tokens, index, options, _env, self) => {
  const token = tokens[index]!
  if (/^https?:/i.test(String(token.attrGet('href')))) token.attrSet('rel', 'noopener nofollow')
  return self.renderToken(tokens, index, options)
}
const OWN_PICTURE = /^\/media\/([0-9a-f-]{36})\/\d+\.webp$/
const WIDTHS = [320, 640, 960, 1280]
// Only the site's own pictures: a foreign one would tell another server who reads. Its words stay.
reader.renderer.rules.image = (tokens, index, options, env, self) => {
  const token = tokens[index]!
  const alt = reader.utils.escapeHtml(self.renderInlineAsText(token.children ?? [], options, env))
  const id = OWN_PICTURE.exec(String(token.attrGet('src')))?.[1]
  if (!id) return alt
  const offered = WIDTHS.map((width) => `/media/${id}/${width}.webp ${width}w`).join(', ')
  const source = `src="/media/${id}/640.webp" srcset="${offered}" sizes="(min-width: 48rem) 68ch, 100vw"`
  return `<img ${source} alt="${alt}" loading="lazy" decoding="async">`
}

export type Heading = { id: string; text: string }

/** Markdown as HTML that is safe to show, and its second-level headings, each of which is an anchor. */
export function readMarkdown(text: string): { html: string; headings: Heading[] } {
  const tokens = reader.parse(text, {})
  const headings: Heading[] = []
  tokens.forEach((token, place) => {
    if (token.type !== 'heading_open') return
    const words = tokens[place + 1]?.content ?? ''
    // The page has its one main heading.
    if (token.tag === 'h1') token.tag = tokens[place + 2]!.tag = 'h2'
    if (token.tag !== 'h2') return
    const slug = anchorOf(words)
    if (!slug) return
    const id = headings.some((one) => one.id === slug) ? `${slug}-${headings.length + 1}` : slug
    token.attrSet('id', id)
    headings.push({ id, text: words.replaceAll(/[*_`]/g, '') })
  })
  return { html: reader.renderer.render(tokens, reader.options, {}), headings }
}

function anchorOf(words: string): string {
  const slug = words
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  return slug && `s-${slug}`.slice(0, 60)
}
