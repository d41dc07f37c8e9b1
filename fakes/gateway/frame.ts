import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** The page around everything, with the label nobody can overlook. */
export function frame(title: string, body: Html, version = ''): Html {
  return html`${raw('<!doctype html>')}
    <html lang="id">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="theme-color" content="#f2b632" />
        <title>${title} · Simulator pembayaran</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/pay.css" />
        <script src="/assets/pay.js" defer></script>
      </head>
      <body data-version="${version}">
        <p class="label"><strong>SIMULATOR</strong> – bukan pembayaran sungguhan</p>
        <main>${body}</main>
      </body>
    </html>`
}
