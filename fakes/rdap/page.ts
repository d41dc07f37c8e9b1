import { html } from 'hono/html'
import { frame, type Html } from '../mail/frame.ts'
import { isRegistered } from './registry.ts'

/** What this registry was asked, newest first. */
export function indexPage(asked: readonly string[]): Html {
  const names = [...new Set(asked.toReversed())].slice(0, 100)
  const list = names.map(
    (name) =>
      html`<li>
        <div><strong>${name}</strong> <small>${isRegistered(name) ? 'terdaftar' : 'tidak terdaftar'}</small></div>
      </li>`,
  )
  return frame({
    title: 'Registri domain',
    reload: true,
    body: html`<h1>Registri domain</h1>
      <p class="soft">Nama umum (garuda, bimbel, …) dan nama pendek sudah terdaftar; selebihnya belum.</p>
      ${
        names.length === 0
          ? html`<p class="soft">Belum ada domain yang ditanyakan.</p>`
          : html`<ul class="card">
              ${list}
            </ul>`
      }`,
  })
}
