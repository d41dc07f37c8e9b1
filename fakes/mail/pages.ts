import { html } from 'hono/html'
import { frame, type Html, moment, withLinks } from './frame.ts'
import type { Stored } from './mailbox.ts'

/** The inbox of everybody at once. */
export function inboxPage(messages: readonly Stored[], to: string | undefined): Html {
  const list =
    messages.length === 0
      ? html`<p class="soft">Belum ada email.</p>`
      : html`<ul class="card">
          ${messages.map(
            (message) =>
              html`<li>
                <a href="/inbox/${message.id}"
                  ><strong>${message.subject}</strong><small>Kepada ${message.to.join(', ')}</small
                  ><small>${moment(message.at)}</small></a
                >
              </li>`,
          )}
        </ul>`
  return frame({
    title: 'Kotak surat',
    reload: true,
    body: html`<h1>${to ? `Email untuk ${to}` : 'Kotak surat'}</h1>
      ${to ? html`<p><a href="/">Lihat semua email</a></p>` : ''} ${list}`,
  })
}

export function letterPage(message: Stored): Html {
  return frame({
    title: message.subject,
    body: html`<p><a href="/">Kembali ke kotak surat</a></p>
      <h1>${message.subject}</h1>
      <dl class="card">
        <dt>Dari</dt>
        <dd>${message.from}</dd>
        <dt>Kepada</dt>
        <dd>${message.to.join(', ')}</dd>
        <dt>Tiba</dt>
        <dd>${moment(message.at)}</dd>
      </dl>
      <pre class="card">${withLinks(message.text)}</pre>
      ${
        message.html
          ? html`<h2>Tampilan email</h2>
              <iframe
                class="card"
                title="Tampilan email"
                sandbox="allow-popups allow-popups-to-escape-sandbox"
                src="/inbox/${message.id}/html"
              ></iframe>`
          : ''
      }`,
  })
}

export function missingPage(): Html {
  return frame({
    title: 'Tidak ditemukan',
    body: html`<h1>Email tidak ditemukan</h1>
      <p><a href="/">Kembali ke kotak surat</a></p>`,
  })
}
