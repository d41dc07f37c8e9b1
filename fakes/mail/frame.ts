import { html, raw } from 'hono/html'
import type { Context, Next } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { HtmlEscapedString } from 'hono/utils/html'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** The page around everything, with the label nobody can overlook. `reload` asks the browser to look again by itself. */
export function frame({ title, body, reload = false }: { title: string; body: Html; reload?: boolean }): Html {
  return html`${raw('<!doctype html>')}
    <html lang="id">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        ${reload ? raw('<meta http-equiv="refresh" content="10" />') : ''}
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <p class="label"><strong>SIMULASI</strong> – pesan ini tidak pernah keluar dari komputer ini</p>
        <main>${body}</main>
      </body>
    </html>`
}

/** `Sab, 21 Nov 2026 14.05.09 WIB` */
export function moment(instant: string): string {
  const parts = new Intl.DateTimeFormat('id-ID', {
    timeZone: 'Asia/Jakarta',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant))
  const part = Object.fromEntries(parts.map(({ type, value }) => [type, value]))
  return `${part.weekday}, ${part.day} ${part.month} ${part.year} ${part.hour}.${part.minute}.${part.second} WIB`
}

/** Text with its addresses made into links. */
export function withLinks(text: string): Html {
  const pieces = text.split(/(https?:\/\/[^\s<>"]+)/)
  return html`${pieces.map((piece, index) => (index % 2 === 1 ? html`<a href="${piece}" rel="noreferrer">${piece}</a>` : piece))}`
}

/**
 * Only names of this machine are answered: a foreign page that points a name of its own at this address must not read
 * messages, since they carry links that open accounts.
 */
export async function onlyThisMachine(c: Context, next: Next): Promise<Response | void> {
  const { hostname } = new URL(`http://${c.req.header('host') ?? 'nowhere'}`)
  if (!/^(127\.0\.0\.1|localhost|.+\.localhost)$/.test(hostname)) return c.text('Hanya untuk komputer ini.', 421)
  await next()
}

export const headers = secureHeaders({
  referrerPolicy: 'no-referrer',
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'unsafe-inline'"],
    imgSrc: ['data:'],
    frameSrc: ["'self'"],
    frameAncestors: ["'self'"],
    formAction: ["'none'"],
    baseUri: ["'none'"],
  },
  xFrameOptions: 'SAMEORIGIN',
})

const STYLE = `
:root { --ink: #12363b; --soft: #55696b; --line: #e6e0d4; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: #faf7f1 }
* { box-sizing: border-box; margin: 0 }
.label { padding: 10px 16px; text-align: center; font-size: 14px; color: #3a2a00; background: #f2b632 }
main { display: grid; gap: 16px; max-width: 720px; margin: 0 auto; padding: 20px 16px 48px }
h1 { font-size: 24px; line-height: 1.25; overflow-wrap: anywhere }
a { color: #0f5c63 }
.card { background: #fff; border: 1px solid var(--line); border-radius: 14px; overflow: hidden }
ul.card { list-style: none; padding: 0 }
li + li { border-top: 1px solid var(--line) }
li > a, li > div { display: block; min-height: 44px; padding: 14px 18px; color: inherit; text-decoration: none }
li > a:hover { background: #fbf9f4 }
a:focus-visible { outline: 3px solid #f2b632; outline-offset: -3px }
small, .soft { display: block; font-size: 14px; color: var(--soft); overflow-wrap: anywhere }
pre { padding: 18px; font: inherit; white-space: pre-wrap; overflow-wrap: anywhere }
iframe { display: block; width: 100%; height: 620px; border: 0 }
dl { display: grid; grid-template-columns: auto 1fr; gap: 4px 16px; padding: 14px 18px }
dt { color: var(--soft) } dd { overflow-wrap: anywhere }
`
