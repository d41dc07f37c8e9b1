import type { Locale } from '#kernel/problem/problem.ts'
import type { Content } from '../templates/template.ts'

type Letter = { site: string; greeting: string; footer: string; content: Content; locale: Locale }

/* Mail programs know tables and inline styles, little else. Colours are the portal's: ink on warm white, saffron edge. */
const FONT = "font-family:'Plus Jakarta Sans',-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
const INK = '#12363b'
const SOFT = '#55696b'
const PARAGRAPH = `margin:0 0 16px;font-size:16px;line-height:1.5;color:${INK}`

/** The letter as HTML. Everything that comes from params is escaped here and nowhere else. */
export function renderHtml({ site, greeting, footer, content, locale }: Letter): string {
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escape(content.subject)}</title>
</head>
<body style="margin:0;padding:0;background:#faf7f1">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#faf7f1">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;${FONT}">
<tr><td style="padding:0 4px 12px;font-size:18px;font-weight:700;color:${INK}">${escape(site)}</td></tr>
<tr><td style="padding:28px 24px;background:#ffffff;border:1px solid #e6e0d4;border-top:4px solid #f2b632;border-radius:12px">
<h1 style="margin:0 0 20px;font-size:21px;line-height:1.3;color:${INK}">${escape(content.subject)}</h1>
${paragraphs([greeting, ...content.lines])}
${factTable(content.facts ?? [])}
${button(content.action)}
${(content.closing ?? []).map((text) => `<p style="${PARAGRAPH};font-size:14px;color:${SOFT}">${escape(text)}</p>`).join('\n')}
</td></tr>
<tr><td style="padding:16px 4px 0;font-size:13px;line-height:1.5;color:${SOFT}">${escape(footer)}</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`
}

function paragraphs(lines: readonly string[]): string {
  return lines.map((text) => `<p style="${PARAGRAPH}">${escape(text)}</p>`).join('\n')
}

function factTable(facts: NonNullable<Content['facts']>): string {
  if (facts.length === 0) return ''
  const cell = 'padding:8px 0;border-top:1px solid #e6e0d4;font-size:15px;vertical-align:top'
  const rows = facts.map(
    ([label, value]) =>
      `<tr><td style="${cell};color:${SOFT};padding-right:16px;white-space:nowrap">${escape(label)}</td>` +
      `<td align="right" style="${cell};color:${INK};font-weight:600">${linked(value)}</td></tr>`,
  )
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 20px;border-bottom:1px solid #e6e0d4">
${rows.join('\n')}
</table>`
}

function button(action: Content['action']): string {
  if (!action) return ''
  const style = `display:inline-block;padding:13px 22px;background:#0f5c63;border-radius:10px;color:#ffffff;font-size:16px;font-weight:700;text-decoration:none`
  return `<p style="margin:0 0 20px"><a href="${escape(action.url)}" style="${style}">${escape(action.label)}</a></p>`
}

function linked(value: string): string {
  return /^https?:\/\//.test(value)
    ? `<a href="${escape(value)}" style="color:#0f5c63;word-break:break-all">${escape(value)}</a>`
    : escape(value)
}

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`)
}
